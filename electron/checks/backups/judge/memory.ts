import * as z from 'zod';
import type { Remembered } from '../../remembered';
import type { Reading } from '../read/reading';
import type { BackupThresholds } from './thresholds';

const AnswerSchema = z.lazy(() =>
  z.object({
    stamp: z.string(),
    at: z.number(),
    until: z.number(),
    newest: z.number().optional(),
    passed: z
      .object({
        empty: z.number().optional(),
        foreign: z.number().optional(),
        partial: z.number().optional(),
      })
      .optional(),
    untold: z.array(z.enum(['whose', 'what', 'files', 'run'])).optional(),
  }),
);
/** A tool's last whole answer, what the disk looked like before it, and from when until when it holds (epoch seconds). */
export type RememberedAnswer = z.infer<typeof AnswerSchema>;

/** What is remembered of each source, by its key. */
export const BackupMemorySchema = z.lazy(() =>
  z.record(
    z.string(),
    z.object({
      newest: z.number().optional(),
      unreachableSince: z.number().optional(),
      // Without a known form the tool is asked again; the rest stays.
      answer: AnswerSchema.optional().catch(undefined),
    }),
  ),
);
export type BackupMemory = z.infer<typeof BackupMemorySchema>;

/** How an answer that is given now is remembered. */
interface Remember extends Remembered {
  until: number;
  /** Nothing here tells of a new backup: the answer holds only as long as the backup is recent enough. */
  onlyWhileRecent: boolean;
}

/** A source's last answer, if it still holds, or how to remember the next one. */
export interface RecalledSource {
  answer?: RememberedAnswer;
  remember?: Remember;
}

/** What is remembered of a whole answer: nothing of one that was given while a backup ran. */
export function answerOf(
  reading: Reading,
  recalled: RecalledSource | undefined,
  thresholds: BackupThresholds,
): RememberedAnswer | undefined {
  if (recalled?.answer) return recalled.answer;
  if (!recalled?.remember || (reading.kind !== 'newest' && reading.kind !== 'empty') || reading.running)
    return undefined;
  const { onlyWhileRecent, until, ...remembered } = recalled.remember;
  const { passed, untold } = reading;
  const rest = { ...remembered, ...(passed ? { passed } : {}), ...(untold ? { untold: [...untold] } : {}) };
  if (reading.kind === 'empty') return onlyWhileRecent ? undefined : { ...rest, until };
  const { newest } = reading;
  const recent = onlyWhileRecent ? newest + thresholds.age.warning : until;
  return { ...rest, until: Math.min(until, recent), newest };
}

/** What the answer that is remembered said. */
export function readingOf({ newest, passed, untold }: RememberedAnswer): Reading {
  const also = { ...(passed ? { passed } : {}), ...(untold ? { untold } : {}) };
  return newest === undefined ? { kind: 'empty', ...also } : { kind: 'newest', newest, ...also };
}
