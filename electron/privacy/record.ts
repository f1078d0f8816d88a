import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import type { Choice } from '../../shared/snapshot';
import type { Clock } from '../platform/clock';
import { readRegularBytes } from '../platform/files/regularFile';
import { syncFolder } from '../platform/files/syncFolder';
import { type RecordedAnswer, type RecordedEvent, type RecordHeader, readChain, sealed } from './chain';
import type { Answer } from './gate';

/** What is recorded of an answer besides the time. */
export interface NewAnswer {
  card: string;
  hash: string;
  choice: Choice;
  /** Version of the app that asked. */
  app: string;
  /** Language it asked in. */
  language: string;
}

/** `line` is the first bad one, counted from 1; `torn` says that the last line was cut off, which is no edit. */
export type Verdict =
  | { intact: true; answers: number; events: number; torn: boolean }
  | { intact: false; line: number };

/**
 * The employee's answers: a file of JSON lines that is only ever appended to, each line holding the hash of the one
 * before, so that an edit shows. It does not show when whole lines were cut off its end.
 */
export class ConsentRecord {
  private header: RecordHeader | undefined;
  private recorded: RecordedAnswer[] = [];
  private happened: RecordedEvent[] = [];
  private last: { hash: string } | undefined;
  /** Is the end of the file known to be the end of the chain? */
  private continuable = false;

  constructor(
    readonly file: string,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the record. A torn last line and an altered file are moved aside and reported; without `repair` they are
   * only reported, for callers that may not write. Answers of an altered record do not count.
   */
  load({ repair }: { repair: boolean } = { repair: true }): Fault[] {
    this.header = undefined;
    this.recorded = [];
    this.happened = [];
    this.last = undefined;
    this.continuable = false;
    try {
      const bytes = this.read();
      const chain = readChain(bytes.toString('utf8'));
      const faults: Fault[] = [];
      if (chain.badLine !== undefined) faults.push(this.setAside(chain.badLine, repair));
      else {
        this.header = chain.header;
        this.recorded = chain.answers;
        this.happened = chain.events;
        this.last = chain.last;
        if (chain.torn !== '') faults.push(this.cutTorn(bytes, repair));
      }
      this.continuable = repair || faults.length === 0;
      return faults;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [
        this.fault(message('privacy.record.unreadable', { reason }), 'privacy.record.unreadable.remedy'),
      ];
    }
  }

  /** The newest answer to each card. */
  answers(): Map<string, Answer> {
    return new Map(
      this.recorded.map(({ card, cardHash, choice, at }) => [card, { hash: cardHash, choice, at }]),
    );
  }

  /** Adds an answer; it counts once it is on the disk. Throws when it cannot be written, and then nothing is. */
  append({ card, hash, choice, app, language }: NewAnswer): void {
    this.recorded.push(this.add({ card, cardHash: hash, choice, app, language }));
  }

  /** Adds something that happened, once for each detail. Throws as `append` does. */
  note(event: RecordedEvent['event'], detail: string, app: string): void {
    if (this.happened.some((one) => one.event === event && one.detail === detail)) return;
    this.happened.push(this.add({ event, detail, app }));
  }

  /** Everything that is recorded, as it is in the file. */
  contents(): { user?: string; answers: readonly RecordedAnswer[]; events: readonly RecordedEvent[] } {
    const { header, recorded: answers, happened: events } = this;
    return { ...(header ? { user: header.user } : {}), answers, events };
  }

  /** Holds the file as it is now against its hashes. Throws when it cannot be read. */
  verify(): Verdict {
    const chain = readChain(this.read().toString('utf8'));
    if (chain.badLine !== undefined) return { intact: false, line: chain.badLine };
    const { answers, events, torn } = chain;
    return { intact: true, answers: answers.length, events: events.length, torn: torn !== '' };
  }

  private add<T extends object>(content: T) {
    if (!this.continuable) throw new Error(`${this.file} must be loaded and repaired before it is added to`);
    const header = this.header ?? sealed({ version: 1 as const, user: randomUUID() });
    const seq = this.recorded.length + this.happened.length + 1;
    const prev = this.last?.hash ?? header.hash;
    const line = sealed({ seq, at: this.clock.now(), ...content, prev });
    this.write([...(this.header ? [] : [header]), line]);
    this.header = header;
    this.last = line;
    return line;
  }

  private read(): Buffer {
    try {
      return readRegularBytes(this.file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    }
  }

  private write(lines: readonly object[]): void {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const handle = openSync(this.file, 'a', 0o600);
    try {
      const before = fstatSync(handle).size;
      try {
        writeFileSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        fsyncSync(handle);
      } catch (error) {
        ftruncateSync(handle, before);
        throw error;
      }
      // Only then is the name of a new file as durable as its content.
      if (before === 0) syncFolder(dirname(this.file));
    } finally {
      closeSync(handle);
    }
  }

  private cutTorn(bytes: Buffer, repair: boolean): Fault {
    const end = bytes.lastIndexOf(0x0a) + 1;
    const aside = this.asideName('torn');
    if (repair) {
      writeFileSync(aside, bytes.subarray(end), { mode: 0o600 });
      truncateSync(this.file, end);
    }
    return this.fault(
      message('privacy.record.torn', { aside: repair ? aside : this.file }),
      'privacy.record.torn.remedy',
    );
  }

  private setAside(line: number, repair: boolean): Fault {
    const aside = this.asideName('altered');
    if (repair) renameSync(this.file, aside);
    return this.fault(
      message('privacy.record.altered', { line, aside: repair ? aside : this.file }),
      'privacy.record.altered.remedy',
    );
  }

  private asideName(why: 'torn' | 'altered'): string {
    return `${this.file}.${why}-${new Date(this.clock.now() * 1000).toISOString().replace(/[:.]/g, '-')}`;
  }

  private fault(
    text: Fault['message'],
    remedy:
      | 'privacy.record.torn.remedy'
      | 'privacy.record.altered.remedy'
      | 'privacy.record.unreadable.remedy',
  ): Fault {
    return {
      area: 'store',
      message: text,
      remedy: message(remedy, { file: this.file }),
      place: { file: this.file },
    };
  }
}
