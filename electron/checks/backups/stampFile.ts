import { open } from 'node:fs/promises';
import { z } from 'zod';
import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { parseJson } from '../json';
import { expandPath } from '../macros';
import { notPermitted, parseTime, type Reading, unreadable } from './reading';
import type { StampFileSource } from './sources';

/** What a backup job's hook writes after each run; `time` is when the run ended, RFC 3339 with a zone. */
const StampSchema = z.object({
  time: z.string(),
  ok: z.boolean(),
  tool: z.string().min(1).max(60).optional(),
});

/** Bytes; a stamp is one short line. */
const longest = 4096;

/** Reads the stamp that a backup job left. */
export async function readStampFile(
  context: CheckContext<unknown>,
  source: StampFileSource,
): Promise<Reading> {
  try {
    return parseStamp(await readStart(expandPath(source.path, context.macros)));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'EACCES' || code === 'EPERM') return notPermitted('stamp-file');
    const reason =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? message('backups.reason.no-stamp')
        : message('backups.reason.stamp-unreadable', { code });
    return unreadable(reason, message('backups.remedy.stamp'));
  }
}

/** What a stamp's text says. */
export function parseStamp(text: string): Reading {
  const stamp = StampSchema.safeParse(parseJson(text));
  const time = stamp.success ? parseTime(stamp.data.time) : undefined;
  if (!stamp.success || time === undefined)
    return unreadable(message('backups.reason.stamp-garbage'), message('backups.remedy.stamp'));
  return stamp.data.ok
    ? { kind: 'newest', newest: time }
    : { kind: 'failed-run', at: time, tool: stamp.data.tool ?? 'backup' };
}

async function readStart(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    // A pipe or device would block; only a file can be a stamp.
    if (!(await handle.stat()).isFile()) throw new Error('not a file');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longest), 0, longest, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
