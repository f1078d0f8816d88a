import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandPath } from '../../macros';
import { textOf } from '../read/folder';
import { newestFound } from '../read/found';
import { parseTime, type Reading, unreadable } from '../read/reading';
import { name, place } from './fields';
import { defineBackupTool } from './tool';

const StampFileSourceSchema = z.strictObject({
  name,
  path: place.describe('The file that the hook of the backup job writes.'),
});
type StampFileSource = z.infer<typeof StampFileSourceSchema>;

export const stampFile = defineBackupTool({
  id: 'stamp-file',
  title: 'backups.stamp-file.title',
  platforms: ['linux', 'darwin', 'win32'],
  schema: StampFileSourceSchema,
  example: { path: '/var/lib/backup/stamp.json' },
  programs: [],
  untold: ['what'],
  read: readStampFile,
});

/**
 * What a backup job's hook writes after each run; `time` is when the run ended, RFC 3339 with a zone. It may tell whose backup
 * it was and how many files are in it.
 */
const StampSchema = z.lazy(() =>
  z.object({
    time: z.string(),
    ok: z.boolean(),
    tool: z.string().min(1).max(60).optional(),
    host: z.string().min(1).optional(),
    files: z.number().optional(),
  }),
);

/** Reads the stamp that a backup job left. */
export async function readStampFile(
  context: CheckContext<unknown>,
  source: StampFileSource,
): Promise<Reading> {
  const missing = unreadable(message('backups.reason.no-stamp'), message('backups.remedy.stamp'));
  const looker = { tool: 'stamp-file', context, missing };
  const text = await textOf(looker, expandPath(source.path, context.macros));
  return text.kind === 'seen' ? parseStamp(text.value, context.macros.host) : text.reading;
}

/** What a stamp's text says. */
export function parseStamp(text: string, host?: string): Reading {
  const stamp = StampSchema.safeParse(parseJson(text));
  const time = stamp.success ? parseTime(stamp.data.time) : undefined;
  if (!stamp.success || time === undefined)
    return unreadable(message('backups.reason.stamp-garbage'), message('backups.remedy.stamp'));
  const { ok, files, host: by, tool } = stamp.data;
  const found = newestFound(tool ?? 'stamp-file', [{ time, files, host: by }], { host });
  const untold = [
    ...(by === undefined ? (['whose'] as const) : []),
    ...(files === undefined ? (['files'] as const) : []),
  ];
  return ok || found.kind === 'unknown'
    ? { ...found, ...(found.kind === 'newest' && untold.length > 0 ? { untold } : {}) }
    : { kind: 'failed-run', at: time, tool: stamp.data.tool ?? 'backup' };
}
