import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../../shared/fault';
import { JsonLines } from '../platform/files/jsonLines';

const SentSchema = z.object({
  id: z.string(),
  /** Epoch seconds. */
  at: z.number(),
  target: z.string(),
  endpoint: z.string(),
  method: z.string(),
  path: z.string(),
  /** `host!service` of what the request is about. */
  objects: z.array(z.string()),
  /** Byte for byte as it was sent; null when the request had none. */
  body: z.string().nullable(),
});
const HeardSchema = z.object({
  id: z.string(),
  answered: z.number(),
  status: z.number().optional(),
  answer: z.string().optional(),
  error: z.string().optional(),
});
const LineSchema = z.union([SentSchema, HeardSchema]);

type Sent = z.infer<typeof SentSchema>;
type Heard = z.infer<typeof HeardSchema>;

/** One request that left this machine. Without `answered` the process ended before an answer came. */
export type JournalEntry = Sent & Partial<Omit<Heard, 'id'>>;

/** What a request got: the server's answer, or why none came. */
export type JournalAnswer = { status: number; answer: string } | { error: string };

export interface JournalLimits {
  /** Seconds that an entry is kept. */
  age: number;
  /** Bytes of the file; beyond it the older half goes. */
  size: number;
}

const usualLimits: JournalLimits = { age: 30 * 86_400, size: 8 * 1024 * 1024 };
/** An answer tells how it went; a list of all services is not news to anybody. */
const longestAnswer = 4096;

/**
 * What was sent: every request in `<state>/journal.jsonl`, one line before its first byte leaves and one with its answer. Lines are only
 * appended, so a crash costs at most the line that was being written. A power cut costs no request with a body, because those
 * are on the disk before they leave; it may cost the latest answers. It never holds credentials: those are in headers, which it is not given.
 */
export class Journal {
  readonly path: string;
  private readonly file: JsonLines<Sent | Heard>;

  constructor(
    stateFolder: string,
    private readonly now: () => number,
    report: (fault: Fault) => void,
    private readonly limits: JournalLimits = usualLimits,
  ) {
    this.path = join(stateFolder, 'journal.jsonl');
    this.file = new JsonLines<Sent | Heard>(this.path, LineSchema, report);
  }

  /**
   * Writes down requests that are about to leave, as one, and waits until the disk has them; each returned function adds one's
   * answer, once. Never throws.
   */
  append(requests: readonly Omit<Sent, 'id' | 'at'>[]): ((answer: JournalAnswer) => void)[] {
    const at = this.now();
    const lines = requests.map(({ target, endpoint, method, path, objects, body }): Sent => {
      const id = `${Math.round(at * 1000).toString(36)}-${randomBytes(4).toString('hex')}`;
      return { id, at, target, endpoint, method, path, objects, body };
    });
    // A request without a body says nothing about anybody, and is asked in the middle of an answer.
    const durably = lines.some(({ body }) => body !== null);
    this.write(lines, durably);
    return lines.map(({ id }) => (answer) => {
      const heard = 'error' in answer ? answer : { ...answer, answer: answer.answer.slice(0, longestAnswer) };
      this.write([{ id, answered: this.now(), ...heard }], false);
    });
  }

  /** Takes down what leaves for one endpoint of a lane. */
  recorder(lane: { name: string }, endpoint: string) {
    return (requests: readonly Omit<Sent, 'id' | 'at' | 'target' | 'endpoint'>[]) =>
      this.append(requests.map((request) => ({ target: lane.name, endpoint, ...request })));
  }

  /** The requests since a time (epoch seconds), oldest first. */
  entries({ since = 0 }: { since?: number } = {}): JournalEntry[] {
    const entries = new Map<string, JournalEntry>();
    for (const line of this.file.read()) {
      if ('at' in line) {
        if (line.at >= since) entries.set(line.id, line);
        continue;
      }
      const sent = entries.get(line.id);
      if (sent) entries.set(line.id, { ...sent, ...line });
    }
    return [...entries.values()];
  }

  /** Removes the entries that `matches` says, and returns how many. */
  remove(matches: (entry: JournalEntry) => boolean): number {
    const all = this.entries();
    const kept = all.filter((entry) => !matches(entry));
    if (kept.length < all.length) this.file.rewrite(kept.flatMap(linesOf));
    return all.length - kept.length;
  }

  /** Drops what is too old or too much. Belongs to the one writer of the state folder, once at its start. */
  tidy(): void {
    if (!this.file.open()) return;
    const oldest = this.now() - this.limits.age;
    this.remove((entry) => entry.at < oldest);
    if (this.file.size > this.limits.size) this.dropOlderHalf();
  }

  private write(lines: readonly (Sent | Heard)[], durably: boolean): void {
    this.file.append(lines, durably);
    if (this.file.size > this.limits.size) this.dropOlderHalf();
  }

  private dropOlderHalf(): void {
    const entries = this.entries();
    let left = this.limits.size / 2;
    const kept = entries
      .toReversed()
      .filter((entry) => {
        left -= Buffer.byteLength(JSON.stringify(entry));
        return left > 0;
      })
      .toReversed();
    this.file.rewrite(kept.flatMap(linesOf));
  }
}

function linesOf({ id, answered, status, answer, error, ...sent }: JournalEntry): (Sent | Heard)[] {
  const first = { id, ...sent };
  return answered === undefined ? [first] : [first, { id, answered, status, answer, error }];
}
