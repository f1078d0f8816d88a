import {
  closeSync,
  constants,
  fdatasyncSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import { asideName } from './jsonFile';
import { openRegular, readRegular } from './regularFile';
import { syncFolder } from './syncFolder';

/**
 * A state file of one JSON value a line. Lines are only appended, so a crash costs at most the line that was being
 * written; now and then the whole is rewritten, atomically and durably. Nothing here throws: what cannot be written is reported.
 */
export class JsonLines<T> {
  /** Bytes of the file, as far as this process knows. */
  size = 0;
  /** How many lines of an older format the last `read` found. */
  older = 0;
  private unterminated = false;
  /** Whether the folder durably knows the file: a power cut must not take it as a whole. */
  private named = false;

  constructor(
    readonly path: string,
    private readonly schema: z.ZodType<T>,
    private readonly report: (fault: Fault) => void,
    /** Makes a line of the present format of one of an older one; every other value comes back as it is. Pure. */
    private readonly migrate: (line: unknown) => unknown = (line) => line,
  ) {}

  /** Looks at how the file ends; belongs to its one writer, once at the start. False when there is none. */
  open(): boolean {
    this.setAsideOther();
    const text = this.text();
    this.size = Buffer.byteLength(text);
    // A line that a power cut left half written must not swallow the next one.
    this.unterminated = text !== '' && !text.endsWith('\n');
    return text !== '';
  }

  /** Adds lines; `durably`: returns only when the disk has them. */
  append(lines: readonly T[], durably = false): void {
    const text = `${this.unterminated ? '\n' : ''}${textOf(lines)}`;
    try {
      this.appendText(text, durably);
      this.unterminated = false;
      this.size += Buffer.byteLength(text);
    } catch (error) {
      // A full disk may have taken a part of the line.
      this.unterminated = true;
      this.cannotWrite(error);
    }
  }

  rewrite(lines: readonly T[]): void {
    const temporary = `${this.path}.new`;
    try {
      writeFileSync(temporary, textOf(lines), { mode: 0o600 });
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
  read(): T[] {
    this.older = 0;
    return this.text()
      .split('\n')
      .flatMap((line) => {
        if (line === '') return [];
        const value = jsonOf(line);
        const migrated = this.migrate(value);
        if (migrated !== value) this.older += 1;
        const parsed = this.schema.safeParse(migrated);
        return parsed.success ? [parsed.data] : [];
      });
  }

  private appendText(text: string, durably: boolean): void {
    const folder = dirname(this.path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { O_WRONLY, O_APPEND, O_CREAT } = constants;
    const file = openRegular(this.path, O_WRONLY | O_APPEND | O_CREAT, 0o600);
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

  private text(): string {
    try {
      return readRegular(this.path);
    } catch {
      return '';
    }
  }

  /** A folder or a pipe in the file's place would be there for ever. */
  private setAsideOther(): void {
    const aside = asideName(this.path);
    try {
      const facts = lstatSync(this.path, { throwIfNoEntry: false });
      if (facts === undefined || facts.isFile() || facts.isSymbolicLink()) return;
      renameSync(this.path, aside);
    } catch (error) {
      this.cannotWrite(error);
      return;
    }
    this.report({
      area: 'store',
      message: message('store.set-aside', { file: this.path, aside, reason: `${this.path} is not a file` }),
      remedy: message('store.set-aside.remedy'),
      place: { file: aside },
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

function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
