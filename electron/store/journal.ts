import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { message } from '../../shared/message';
import type { Problem } from '../../shared/problem';
import { syncFolder } from '../platform/syncFolder';

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
  private size = 0;
  private unterminated = false;
  /** Whether the folder durably knows the file: a power cut must not take it as a whole. */
  private named = false;

  constructor(
    stateFolder: string,
    private readonly now: () => number,
    private readonly report: (problem: Problem) => void,
    private readonly limits: JournalLimits = usualLimits,
  ) {
    this.path = join(stateFolder, 'journal.jsonl');
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
    for (const line of this.lines()) {
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
    if (kept.length < all.length) this.rewrite(kept);
    return all.length - kept.length;
  }

  /** Drops what is too old or too much. Belongs to the one writer of the state folder, once at its start. */
  tidy(): void {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      return;
    }
    this.size = Buffer.byteLength(text);
    // A line that a power cut left half written must not swallow the next one.
    this.unterminated = text !== '' && !text.endsWith('\n');
    const oldest = this.now() - this.limits.age;
    this.remove((entry) => entry.at < oldest);
    if (this.size > this.limits.size) this.dropOlderHalf();
  }

  private write(lines: readonly (Sent | Heard)[], durably: boolean): void {
    const text = `${this.unterminated ? '\n' : ''}${lines.map((line) => `${JSON.stringify(line)}\n`).join('')}`;
    try {
      this.appendText(text, durably);
      this.unterminated = false;
      this.size += Buffer.byteLength(text);
    } catch (error) {
      // A full disk may have taken a part of the line.
      this.unterminated = true;
      this.cannotWrite(error);
      return;
    }
    if (this.size > this.limits.size) this.dropOlderHalf();
  }

  private appendText(text: string, durably: boolean): void {
    const folder = dirname(this.path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(this.path, 'a', 0o600);
    try {
      writeFileSync(file, text);
      if (durably) fdatasyncSync(file);
    } finally {
      closeSync(file);
    }
    if (durably && !this.named) {
      syncFolder(folder);
      this.named = true;
    }
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
    this.rewrite(kept);
  }

  private rewrite(entries: readonly JournalEntry[]): void {
    const text = entries.flatMap(linesOf).join('');
    const temporary = `${this.path}.new`;
    try {
      writeFileSync(temporary, text, { mode: 0o600 });
      const file = openSync(temporary, 'r');
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, this.path);
      syncFolder(dirname(this.path));
      this.size = statSync(this.path).size;
      this.unterminated = false;
    } catch (error) {
      this.cannotWrite(error);
    }
  }

  /** Lines of another version or half written ones are passed over; they go when the file is next rewritten. */
  private lines(): (Sent | Heard)[] {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      return [];
    }
    return text.split('\n').flatMap((line) => {
      if (line === '') return [];
      const parsed = LineSchema.safeParse(jsonOf(line));
      return parsed.success ? [parsed.data] : [];
    });
  }

  private cannotWrite(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.report({
      area: 'store',
      message: message('store.cannot-write', { file: this.path, reason }),
      remedy: message('store.cannot-write.remedy'),
      place: { file: this.path },
    });
  }
}

function linesOf({ id, answered, status, answer, error, ...sent }: JournalEntry): string[] {
  const first = `${JSON.stringify({ id, ...sent })}\n`;
  if (answered === undefined) return [first];
  return [first, `${JSON.stringify({ id, answered, status, answer, error })}\n`];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
