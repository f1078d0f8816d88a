import { join } from 'node:path';
import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { expandPath } from '../macros';
import { changeOf, namesIn, textOf } from './folder';
import { type Reading, unreadable } from './reading';
import type { RsnapshotSource } from './sources';

/** Looks at the folders that rsnapshot leaves; rsnapshot itself has no command that tells. */
export async function readRsnapshot(
  context: CheckContext<unknown>,
  source: RsnapshotSource,
): Promise<Reading> {
  const looker = { tool: 'rsnapshot', timeout: context.timeout };
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
  const running =
    settings.lockfile !== undefined && (await changeOf(looker, settings.lockfile)).kind === 'seen';
  const newest: number[] = [];
  for (const name of settings.levels
    .map((level) => `${level}.0`)
    .filter((name) => names.value.includes(name))) {
    // rsnapshot sets this time when it is done with the folder.
    const change = await changeOf(looker, join(settings.root, name));
    if (change.kind === 'reading') return change.reading;
    newest.push(change.value);
  }
  const state = running ? { running } : {};
  return newest.length === 0
    ? { kind: 'empty', ...state }
    : { kind: 'newest', newest: Math.max(...newest), ...state };
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
