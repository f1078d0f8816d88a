import { join } from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { changeOf, holdsFiles, lockOf, namesIn, textOf } from '../read/folder';
import { newestOf, type Reading, unreadable } from '../read/reading';
import { name, place } from './fields';
import { defineBackupTool } from './tool';

const RsnapshotSourceSchema = z.strictObject({
  name,
  config: place.optional().describe('Configuration file; default `/etc/rsnapshot.conf`.'),
});
type RsnapshotSource = z.infer<typeof RsnapshotSourceSchema>;

export const rsnapshot = defineBackupTool({
  id: 'rsnapshot',
  title: 'backups.rsnapshot.title',
  platforms: ['linux', 'darwin'],
  schema: RsnapshotSourceSchema,
  programs: ['rsnapshot'],
  read: readRsnapshot,
});

/** Looks at the folders that rsnapshot leaves; rsnapshot itself has no command that tells. */
export async function readRsnapshot(
  context: CheckContext<unknown>,
  source: RsnapshotSource,
): Promise<Reading> {
  const looker = { tool: 'rsnapshot', context };
  const config = await textOf(looker, expandPath(source.config ?? '/etc/rsnapshot.conf', context.macros));
  if (config.kind === 'reading') return config.reading;
  const settings = parseRsnapshotConfig(config.value);
  if (!settings)
    return unreadable(
      message('backups.reason.no-configuration', { tool: 'rsnapshot' }),
      message('backups.remedy.missing', { tool: 'rsnapshot' }),
    );
  const names = await namesIn(looker, settings.root);
  if (names.kind === 'reading') return names.reading;
  const lock = settings.lockfile === undefined ? undefined : await lockOf(looker, settings.lockfile);
  const running = lock?.held ? { running: true } : {};
  const times: number[] = [];
  for (const name of names.value.filter((one) => isBackup(one, settings.levels))) {
    const change = await changeOf(looker, join(settings.root, name));
    if (change.kind === 'reading') return change.reading;
    if (!(await holdsFiles(looker, join(settings.root, name)))) continue;
    times.push(change.value);
  }
  // A folder that is younger than a lock is being written, or was left half done by a run that was cut off.
  const whole = times.filter((time) => lock === undefined || time < lock.since);
  return { ...newestOf('rsnapshot', whole), ...running };
}

/** `alpha.0` is the newest of its level, and `alpha.1` while that one is being written. */
function isBackup(name: string, levels: readonly string[]): boolean {
  return levels.some((level) => name === `${level}.0` || name === `${level}.1`);
}

/** What matters here of a rsnapshot.conf; fields are parted by tabs. Source: rsnapshot(1). */
export function parseRsnapshotConfig(
  text: string,
): { root: string; levels: string[]; lockfile?: string } | undefined {
  const fields = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trimEnd().split(/\t+/));
  const root = fields.find(([name]) => name === 'snapshot_root')?.[1];
  const levels = fields.flatMap(([name, level]) =>
    (name === 'retain' || name === 'interval') && level ? [level] : [],
  );
  const lockfile = fields.find(([name]) => name === 'lockfile')?.[1];
  if (!root?.startsWith('/') || levels.length === 0) return undefined;
  return { root, levels, ...(lockfile ? { lockfile } : {}) };
}
