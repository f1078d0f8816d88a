import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import { JsonFile } from '../platform/files/jsonFile';

/**
 * `unknown`: our request left and no answer came. `acknowledged`: our own request got 200, so it is ours to take back.
 * `nothing-to-do`: OK, or acknowledged by somebody else. `failed`: the server refused. `undone`: taken back or gone.
 */
const ServiceOutcomeSchema = z.enum(['unknown', 'acknowledged', 'nothing-to-do', 'failed', 'undone']);

/** As above, for what concerns the host as a whole. */
const MachineOutcomeSchema = z.enum(['unknown', 'done', 'nothing-to-do', 'failed', 'undone']);

const causes = ['shutdown', 'last-session-closing', 'window-end', 'command', 'suspend'] as const;

const AskedSchema = z.object({
  id: z.string(),
  at: z.number(),
  lane: z.string(),
  host: z.string(),
  author: z.string(),
  comment: z.string(),
  sticky: z.boolean(),
  /** Epoch seconds; its fraction is unlike any other intent's, so the server's acknowledgement can be told as ours. */
  expiry: z.number(),
  services: z.record(z.string(), ServiceOutcomeSchema),
  /** When the last answer came; absent while, or when for ever, no answer is known. */
  answered: z.number().optional(),
  reason: z.string().optional(),
});

const DepartureSchema = AskedSchema.extend({
  kind: z.literal('departure'),
  cause: z.enum(causes),
  /** `names`: the downtimes that the server made; without an answer only their end, the expiry, is known. */
  downtime: z.object({ outcome: MachineOutcomeSchema, names: z.array(z.string()) }).optional(),
  /** That the host was said to be down, and acknowledged. */
  hostDown: z.object({ outcome: MachineOutcomeSchema }).optional(),
});

/** A problem acknowledged as it appeared, ahead of any departure. */
const EarlySchema = AskedSchema.extend({ kind: z.literal('early') });

const IntentSchema = z.discriminatedUnion('kind', [DepartureSchema, EarlySchema]);

/** Why the machine is thought to go away; `command`: somebody asked for it by `fettle acknowledge`. */
export type DepartureCause = 'shutdown' | 'last-session-closing' | 'command';

/** What was meant to be done at one departure on one lane, on disk before the first byte leaves. */
export type DepartureIntent = z.infer<typeof DepartureSchema>;

/** That a problem was meant to be acknowledged as it appeared; on disk before the first byte leaves, too. */
export type EarlyIntent = z.infer<typeof EarlySchema>;

export type Intent = DepartureIntent | EarlyIntent;

/** What became of something at a departure that concerns the host as a whole. */
export type MachineOutcome = z.infer<typeof MachineOutcomeSchema>;

/** As `isOpen`, for what concerns the host as a whole. */
export function machineIsOpen(intent: Intent): boolean {
  if (intent.kind === 'early') return false;
  return isOpenOutcome(intent.downtime?.outcome) || isOpenOutcome(intent.hostDown?.outcome);
}

export function isOpenOutcome(outcome: string | undefined): boolean {
  return outcome === 'acknowledged' || outcome === 'done' || outcome === 'unknown';
}

/** Enough for the activity of some weeks; older intents have expired. */
const kept = 50;

/** The departures of this machine, and what was acknowledged ahead of them, newest last, in `<state>/departures.json`. */
export class Departures {
  private readonly file: JsonFile<Intent[]>;
  private intents: Intent[];

  constructor(stateFolder: string, report: (fault: Fault) => void) {
    this.file = new JsonFile(
      join(stateFolder, 'departures.json'),
      { version: 2, schema: z.array(IntentSchema), empty: () => [], migrations: { 1: ofVersion1 } },
      report,
    );
    this.intents = this.file.read();
  }

  all(): readonly Intent[] {
    return this.intents;
  }

  of<K extends Intent['kind']>(kind: K): Extract<Intent, { kind: K }>[] {
    return this.intents.filter((intent): intent is Extract<Intent, { kind: K }> => intent.kind === kind);
  }

  /** Adds an intent or replaces the one with its id. */
  async save(intent: Intent): Promise<void> {
    const others = this.intents.filter((other) => other.id !== intent.id);
    this.intents = [...others, intent].slice(-kept);
    await this.file.write(this.intents);
  }
}

/** Version 0.1 told an early acknowledgement by its cause, `problem`. */
function ofVersion1(old: unknown): unknown {
  return z
    .array(z.looseObject({ cause: z.string() }))
    .parse(old)
    .map(({ cause, ...intent }) =>
      cause === 'problem' ? { ...intent, kind: 'early' } : { ...intent, cause, kind: 'departure' },
    );
}
