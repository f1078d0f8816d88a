import { mkdirSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import { keepOlder } from './keepOlder';
import { readRegular } from './regularFile';

/** One kind of state file: `{ "version": n, "data": ... }`. */
export interface FileKind<T> {
  version: number;
  schema: z.ZodType<T>;
  empty(): T;
  /** One pure step per old version: `migrations[1]` makes version 2's data of version 1's. */
  migrations: Readonly<Record<number, (old: unknown) => unknown>>;
}

const EnvelopeSchema = z.object({ version: z.number().int().positive(), data: z.unknown() });

/**
 * A small state file, read once and rewritten whole. Writes are atomic and durable (fsync of file and folder).
 * A file that cannot be used is set aside under a dated name and reported, never silently replaced. One of an older version is read
 * through its migrations and kept as `<name>.v<version>.json` when it is first written again; who only reads changes nothing.
 */
export class JsonFile<T> {
  /** The version in which the file stands on the disk, where that is an older one. */
  private older: number | undefined;

  constructor(
    readonly path: string,
    private readonly kind: FileKind<T>,
    private readonly report: (fault: Fault) => void,
  ) {}

  read(): T {
    let text: string;
    try {
      text = readRegular(this.path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return this.kind.empty();
      return this.setAside(reasonOf(error));
    }
    try {
      return this.kind.schema.parse(this.migrated(EnvelopeSchema.parse(JSON.parse(text))));
    } catch (error) {
      return this.setAside(error instanceof z.ZodError ? z.prettifyError(error) : reasonOf(error));
    }
  }

  /** Writes the whole value; a failure is reported once it happens and does not reject. */
  async write(value: T): Promise<boolean> {
    const text = `${JSON.stringify({ version: this.kind.version, data: value })}\n`;
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      if (this.older !== undefined) keepOlder(this.path, this.older);
      this.older = undefined;
      await writeFileAtomic(this.path, text, { mode: 0o600 });
      await syncFolder(dirname(this.path));
      return true;
    } catch (error) {
      this.report({
        area: 'store',
        message: message('store.cannot-write', { file: this.path, reason: reasonOf(error) }),
        remedy: message('store.cannot-write.remedy'),
        place: { file: this.path },
      });
      return false;
    }
  }

  private migrated(envelope: z.infer<typeof EnvelopeSchema>): unknown {
    if (envelope.version > this.kind.version) {
      throw new Error(`written by a newer version of Fettle (format ${envelope.version})`);
    }
    let data = envelope.data;
    for (let version = envelope.version; version < this.kind.version; version++) {
      const step = this.kind.migrations[version];
      if (!step) throw new Error(`no migration from format ${version}`);
      data = step(data);
    }
    if (envelope.version < this.kind.version) this.older = envelope.version;
    return data;
  }

  private setAside(reason: string): T {
    const aside = asideName(this.path);
    let kept = aside;
    try {
      renameSync(this.path, aside);
    } catch {
      kept = this.path;
    }
    this.report({
      area: 'store',
      message: message('store.set-aside', { file: this.path, aside: kept, reason }),
      remedy: message('store.set-aside.remedy'),
      place: { file: kept },
    });
    return this.kind.empty();
  }
}

/** Where a file goes that cannot be used; `leftovers.ts` knows the name. */
export function asideName(path: string): string {
  return `${path}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
}

/** A rename survives a power cut only when its folder was synced; Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'EPERM') return;
    throw error;
  }
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
