import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import {
  type RecordedRequest,
  type RequestLeft,
  RequestLeftSchema,
  type ResponseHeard,
  ResponseHeardSchema,
} from '../../shared/sentRequest';
import { cut } from '../../shared/text';
import { JsonLines } from '../platform/files/jsonLines';
import { keepOlder, olderPath } from '../platform/files/keepOlder';

const LineSchema = z.union([RequestLeftSchema, ResponseHeardSchema]);
type Line = RequestLeft | ResponseHeard;
/** Lines as they are; only their requests' ids matter. */
const CopySchema = z.looseObject({ id: z.string() });

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
  private readonly file: JsonLines<Line>;
  /** The journal as version 0.1 left it. */
  private readonly copy: JsonLines<z.infer<typeof CopySchema>>;

  constructor(
    stateFolder: string,
    private readonly now: () => number,
    report: (fault: Fault) => void,
    private readonly limits: JournalLimits = usualLimits,
  ) {
    this.path = join(stateFolder, 'journal.jsonl');
    this.file = new JsonLines<Line>(this.path, LineSchema, report, ofVersion1);
    this.copy = new JsonLines(olderPath(this.path, 1), CopySchema, report);
  }

  /**
   * Writes down requests that are about to leave, as one, and waits until the disk has them; each returned function adds one's
   * answer, once. Never throws.
   */
  begin(requests: readonly Omit<RequestLeft, 'id' | 'at'>[]): ((answer: JournalAnswer) => void)[] {
    const at = this.now();
    const lines = requests.map(({ lane, endpoint, method, path, objects, body }): RequestLeft => {
      const id = `${Math.round(at * 1000).toString(36)}-${randomBytes(4).toString('hex')}`;
      return { id, at, lane, endpoint, method, path, objects, body };
    });
    // A request without a body says nothing about anybody, and is asked in the middle of an answer.
    const durably = lines.some(({ body }) => body !== null);
    this.write(lines, durably);
    return lines.map(({ id }) => (answer) => {
      const heard = 'error' in answer ? answer : { ...answer, answer: cut(answer.answer, longestAnswer, '') };
      this.write([{ id, answered: this.now(), ...heard }], false);
    });
  }

  /** Takes down what leaves for one endpoint of a lane. */
  recorder(lane: { name: string }, endpoint: string) {
    return (requests: readonly Omit<RequestLeft, 'id' | 'at' | 'lane' | 'endpoint'>[]) =>
      this.begin(requests.map((request) => ({ lane: lane.name, endpoint, ...request })));
  }

  /** The requests since a time (epoch seconds), oldest first. */
  entries({ since = 0 }: { since?: number } = {}): RecordedRequest[] {
    const entries = new Map<string, RecordedRequest>();
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
  remove(matches: (entry: RecordedRequest) => boolean): number {
    const all = this.entries();
    const kept = all.filter((entry) => !matches(entry));
    if (kept.length < all.length) this.rewrite(kept);
    return all.length - kept.length;
  }

  /** Drops what is too old or too much. Belongs to the one writer of the state folder, once at its start. */
  tidy(): void {
    if (!this.file.open()) return;
    const oldest = this.now() - this.limits.age;
    const all = this.entries();
    const kept = all.filter((entry) => entry.at >= oldest);
    if (kept.length < all.length || this.file.older > 0) this.rewrite(kept);
    if (this.file.size > this.limits.size) this.dropOlderHalf();
  }

  private write(lines: readonly Line[], durably: boolean): void {
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
    this.rewrite(kept);
  }

  /** What is no longer in the journal is not to be in the copy of version 0.1's either. */
  private rewrite(kept: readonly RecordedRequest[]): void {
    if (this.file.older > 0) this.keepOlder();
    this.file.rewrite(kept.flatMap(linesOf));
    const all = this.copy.read();
    if (all.length === 0) return;
    const ids = new Set(kept.map(({ id }) => id));
    const left = all.filter(({ id }) => ids.has(id));
    if (left.length === 0) rmSync(this.copy.path, { force: true });
    else if (left.length < all.length) this.copy.rewrite(left);
  }

  private keepOlder(): void {
    try {
      keepOlder(this.path, 1);
    } catch {
      // A disk that has no room for the copy has none for the journal either, and that is reported.
    }
  }
}

/** Version 0.1 said `target` for the lane's name. */
function ofVersion1(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || !('target' in line) || 'lane' in line) return line;
  const { target, ...rest } = line;
  return { ...rest, lane: target };
}

function linesOf({ id, answered, status, answer, error, ...sent }: RecordedRequest): Line[] {
  const first = { id, ...sent };
  return answered === undefined ? [first] : [first, { id, answered, status, answer, error }];
}
