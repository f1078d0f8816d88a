import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import { ServiceStateSchema } from '../../shared/states';
import { JsonFile } from '../platform/files/jsonFile';

/**
 * `waiting`: to be acknowledged. `unknown`: our request left and no answer came. `acknowledged`: it is ours.
 * `theirs`: somebody else had acknowledged it before. `refused`: the server does not take it. `over`: nothing more to do.
 */
const LaneOutcomeSchema = z.enum(['waiting', 'unknown', 'acknowledged', 'theirs', 'refused', 'over']);

const SnoozeSchema = z.object({
  id: z.string(),
  at: z.number(),
  entry: z.string(),
  service: z.string(),
  /** How the finding was when it was snoozed. */
  state: ServiceStateSchema,
  /** As the person wrote them. */
  words: z.string().optional(),
  /** As it is sent. */
  comment: z.string(),
  /** Epoch seconds; its fraction is unlike any other's, so that the server's acknowledgement can be told as ours. */
  expiry: z.number(),
  lanes: z.record(
    z.string(),
    z.object({
      host: z.string(),
      author: z.string(),
      outcome: LaneOutcomeSchema,
      reason: z.string().optional(),
    }),
  ),
  /** Absent while it lasts. */
  ended: z
    .object({
      at: z.number(),
      why: z.enum(['expired', 'taken-back', 'recovered', 'worse', 'not-allowed']),
    })
    .optional(),
  /** The finding it was about is over, so it no longer counts. */
  closed: z.boolean(),
});

/** One snooze of one finding, on disk before the first byte leaves. */
export type Snooze = z.infer<typeof SnoozeSchema>;
export type SnoozeLane = Snooze['lanes'][string];

/** Enough for the activity of some weeks. */
const kept = 50;

/** The snoozes of this machine, oldest first, in `<state>/snoozes.json`. */
export class Snoozes {
  private readonly file: JsonFile<Snooze[]>;
  private snoozes: Snooze[];

  constructor(stateFolder: string, report: (fault: Fault) => void) {
    this.file = new JsonFile(
      join(stateFolder, 'snoozes.json'),
      { version: 1, schema: z.array(SnoozeSchema), empty: () => [], migrations: {} },
      report,
    );
    this.snoozes = this.file.read();
  }

  all(): readonly Snooze[] {
    return this.snoozes;
  }

  /** Adds a snooze or replaces the one with its id. What still counts is never dropped. */
  async put(snooze: Snooze): Promise<void> {
    const known = this.snoozes.some((other) => other.id === snooze.id);
    const all = known
      ? this.snoozes.map((other) => (other.id === snooze.id ? snooze : other))
      : [...this.snoozes, snooze];
    const old = all.length - kept;
    this.snoozes = all.filter((one, position) => position >= old || !one.ended || !one.closed);
    await this.file.write(this.snoozes);
  }
}
