import * as z from 'zod';
import { MessageSchema } from './message';
import { ServiceStateSchema } from './states';
import { systemSettingsPages } from './systemSettings';

/** One fact behind a result, with the state it alone would give. */
const EvidenceSchema = z.object({ state: ServiceStateSchema, message: MessageSchema });
export type Evidence = z.infer<typeof EvidenceSchema>;

/** What the person can do: a sentence and, where it helps, a command to copy or a page of the settings to open. */
export const RemedySchema = z.object({
  message: MessageSchema,
  command: z.string().optional(),
  // A page that only another version knows must not make a stored result unreadable.
  settings: z.enum(systemSettingsPages).optional().catch(undefined),
});
export type Remedy = z.infer<typeof RemedySchema>;

/**
 * What a check found. Sentences are message ids with parameters; perfdata are strings in the Monitoring Plugins
 * format, one per metric; times are epoch seconds. `memory` is what the check wants to be told again at its next
 * run (first-seen times, last known backup) and goes nowhere else.
 */
export const CheckResultSchema = z.object({
  state: ServiceStateSchema,
  summary: MessageSchema,
  evidence: z.array(EvidenceSchema),
  remedy: z.array(RemedySchema),
  deadline: z.number().optional(),
  longOutput: z.string().optional(),
  perfdata: z.array(z.string()),
  started: z.number(),
  ended: z.number(),
  memory: z.unknown().optional(),
});
export type CheckResult = z.infer<typeof CheckResultSchema>;
