import { join } from 'node:path';
import * as z from 'zod';
import type { CheckResult } from '../../shared/checkResult';
import type { Fault } from '../../shared/fault';
import { MessageSchema } from '../../shared/message';
import { ServiceStateSchema } from '../../shared/states';
import { JsonLines } from '../platform/files/jsonLines';

const format = 1;

const LookSchema = z.object({
  v: z.literal(format),
  entry: z.string(),
  /** Epoch seconds at which the look ended. */
  at: z.number(),
  state: ServiceStateSchema,
  /** The check's main metric, its first, as perfdata: it brings label, unit and limits along. */
  metric: z.string().optional(),
  /** What was found; only where the state is another than before. */
  summary: MessageSchema.optional(),
});

/** One look at an entry. */
export type Look = Omit<z.infer<typeof LookSchema>, 'v'>;

export interface HistoryLimits {
  /** Seconds that a look is kept. */
  age: number;
  /** Bytes of the file; beyond it the older half goes. */
  size: number;
}

const usualLimits: HistoryLimits = { age: 90 * 86_400, size: 4 * 1024 * 1024 };
/** As long as the state stays the same, one look an hour tells enough. */
const apart = 3600;
const day = 86_400;

/**
 * How each entry has been in the last 90 days, in `<state>/history.jsonl`: every change of its state, and in between a
 * look an hour. Nothing of it is held in memory but when each entry was last taken down.
 */
export class History {
  private readonly file: JsonLines<z.infer<typeof LookSchema>>;
  private last: Map<string, Pick<Look, 'at' | 'state'>> | undefined;
  private tidied = 0;

  constructor(
    stateFolder: string,
    private readonly now: () => number,
    report: (fault: Fault) => void,
    private readonly limits: HistoryLimits = usualLimits,
  ) {
    this.file = new JsonLines(join(stateFolder, 'history.jsonl'), LookSchema, report);
  }

  /** Takes down a new result of an entry, where it tells something new. Never throws. */
  record(entry: string, { state, summary, perfdata, ended }: CheckResult): void {
    this.last ??= new Map(this.file.read().map((look) => [look.entry, look]));
    const before = this.last.get(entry);
    const changed = before?.state !== state;
    // A clock that was set back must not silence an entry until it has caught up.
    if (before && !changed && ended >= before.at && ended - before.at < apart) return;
    if (this.now() - this.tidied >= day) this.tidy();
    const [metric] = perfdata;
    this.file.append([
      {
        v: format,
        entry,
        at: ended,
        state,
        ...(metric === undefined ? {} : { metric }),
        ...(changed ? { summary } : {}),
      },
    ]);
    this.last.set(entry, { at: ended, state });
    if (this.file.size > this.limits.size) this.dropOlderHalf();
  }

  /** The looks since a time (epoch seconds), at one entry or at all, oldest first. */
  looks({ entry, since = 0 }: { entry?: string; since?: number } = {}): Look[] {
    const oldest = Math.max(since, this.now() - this.limits.age);
    return this.file
      .read()
      .filter((look) => look.at >= oldest && (entry === undefined || look.entry === entry))
      .map(({ v, ...look }) => look)
      .sort((a, b) => a.at - b.at);
  }

  /** Forgets an entry, because its person no longer allows it. */
  remove(entry: string): void {
    this.keep((look) => look.entry !== entry);
    this.last?.delete(entry);
  }

  /** Drops what is too old. Belongs to the one writer of the state folder: at its start, and from there once a day. */
  tidy(): void {
    this.tidied = this.now();
    if (!this.file.open()) return;
    const oldest = this.now() - this.limits.age;
    this.keep((look) => look.at >= oldest);
  }

  private keep(wanted: (look: Look) => boolean): void {
    const all = this.file.read();
    const kept = all.filter(wanted);
    if (kept.length < all.length) this.file.rewrite(kept);
  }

  private dropOlderHalf(): void {
    const all = this.file.read();
    this.file.rewrite(all.slice(Math.floor(all.length / 2)));
  }
}
