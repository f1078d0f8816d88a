import { join } from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { changeOf, holdsFiles, lockOf, namesIn, textOf } from '../read/folder';
import { type Reading, unreadable } from '../read/reading';
import { name, place } from './fields';
import { defineBackupTool } from './tool';

const BackInTimeSourceSchema = z.strictObject({
  name,
  config: place.optional().describe('Configuration file; default `~/.config/backintime/config`.'),
  profile: z.int().positive().optional().describe('Number of the profile; default: 1.'),
});
type BackInTimeSource = z.infer<typeof BackInTimeSourceSchema>;

export const backInTime = defineBackupTool({
  id: 'back-in-time',
  title: 'backups.back-in-time.title',
  platforms: ['linux'],
  schema: BackInTimeSourceSchema,
  programs: ['backintime'],
  untold: ['run'],
  start: { command: 'backintime backup' },
  read: readBackInTime,
});

/** Looks at the snapshot folders of one profile of Back In Time. */
export async function readBackInTime(
  context: CheckContext<unknown>,
  source: BackInTimeSource,
): Promise<Reading> {
  const looker = { tool: 'back-in-time', context };
  const file = expandPath(source.config ?? '~/.config/backintime/config', context.macros);
  const config = await textOf(looker, file);
  if (config.kind === 'reading') return config.reading;
  const profile = source.profile ?? 1;
  const folder = parseBackInTimeConfig(config.value, profile);
  if (folder === undefined)
    return unreadable(
      message('backups.reason.no-configuration', { tool: 'back-in-time' }),
      message('backups.remedy.permission'),
    );
  const names = await namesIn(looker, folder);
  if (names.kind === 'reading') return names.reading;
  const lock = `~/.local/share/backintime/worker${profile === 1 ? '' : profile}.lock`;
  const running = (await lockOf(looker, expandPath(lock, context.macros)))?.held ? { running: true } : {};
  const snapshots = names.value
    .filter((name) => /^\d{8}-\d{6}-\d{3}$/.test(name))
    .sort()
    .reverse();
  for (const snapshot of snapshots) {
    const parts = await namesIn(looker, join(folder, snapshot));
    if (parts.kind === 'reading') return parts.reading;
    // One that went wrong is marked; `info` is written last, and touched when nothing had changed since.
    if (parts.value.includes('failed') || !parts.value.includes('info')) continue;
    if (!(await holdsFiles(looker, join(folder, snapshot, 'backup')))) continue;
    const info = await changeOf(looker, join(folder, snapshot, 'info'));
    return info.kind === 'seen' ? { kind: 'newest', newest: info.value, ...running } : info.reading;
  }
  return { kind: 'empty', ...running };
}

/** Where a profile's snapshots are; undefined for a profile that is missing, not local or encrypted. */
export function parseBackInTimeConfig(text: string, profile: number): string | undefined {
  const values = new Map(
    text.split('\n').map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1).trim()] as const;
    }),
  );
  const value = (name: string) => values.get(`profile${profile}.snapshots.${name}`);
  const path = value('path');
  const parts = [value('path.host'), value('path.user'), value('path.profile')];
  if (!path?.startsWith('/') || (value('mode') ?? 'local') !== 'local') return undefined;
  if (parts.some((part) => !part)) return undefined;
  return join(path, 'backintime', ...parts.filter((part) => part !== undefined));
}
