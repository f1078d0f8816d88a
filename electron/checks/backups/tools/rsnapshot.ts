import { join } from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { changeOf, endOf, holdsFiles, type Looker, lockOf, namesIn, textOf } from '../read/folder';
import { type FoundBackup, newestFound } from '../read/found';
import { type Reading, unreadable } from '../read/reading';
import { name, place } from './fields';
import { type RsnapshotRuns, runsIn } from './rsnapshotLog';
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
  untold: ['what'],
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
  const log = await logOf(looker, settings);
  const folders: FoundBackup[] = [];
  for (const name of names.value.filter((one) => isBackup(one, settings.levels, log !== undefined))) {
    const change = await changeOf(looker, join(settings.root, name));
    if (change.kind === 'reading') return change.reading;
    const files = (await holdsFiles(looker, join(settings.root, name))) ? 1 : 0;
    // A folder that is younger than a lock is being written, or was left half done by a run that was cut off.
    const whole = lock === undefined || change.value < lock.since;
    folders.push({ time: change.value, files, whole });
  }
  return { ...ofRuns(folders, log), ...running };
}

/** A run that fails rotates the folders and touches the newest all the same: only the log tells. */
function ofRuns(folders: readonly FoundBackup[], log: RsnapshotRuns | undefined): Reading {
  const reading = newestFound('rsnapshot', folders);
  if (!log)
    return reading.kind === 'newest' || reading.kind === 'empty' ? { ...reading, untold: ['run'] } : reading;
  const { failed, lastFailed, good } = log;
  if (failed === undefined || lastFailed === undefined) return reading;
  const before = newestFound(
    'rsnapshot',
    folders.filter(({ time }) => time === undefined || time < failed),
  );
  const known = before.kind === 'newest' ? before.newest : good;
  return {
    kind: 'failed-run',
    at: lastFailed,
    tool: 'rsnapshot',
    ...(known === undefined ? {} : { good: known }),
  };
}

/** The runs that the log tells of; undefined without a log that can be read or that knows a run. */
async function logOf(looker: Looker, settings: RsnapshotSettings): Promise<RsnapshotRuns | undefined> {
  if (settings.logfile === undefined) return undefined;
  const text = await endOf(looker, settings.logfile);
  return text.kind === 'seen' ? runsIn(text.value, settings.makes) : undefined;
}

/**
 * `alpha.0` is the newest of its level, and `alpha.1` while that one is being written; all of them where the log tells which
 * were made by a run that failed.
 */
function isBackup(name: string, levels: readonly string[], all: boolean): boolean {
  const number = levels.flatMap((level) =>
    name.startsWith(`${level}.`) ? [name.slice(level.length + 1)] : [],
  );
  return number.some((one) => (all ? /^\d+$/ : /^[01]$/).test(one));
}

interface RsnapshotSettings {
  root: string;
  levels: string[];
  /** The command that makes backups. */
  makes: string;
  lockfile?: string;
  logfile?: string;
}

/** What matters here of a rsnapshot.conf; fields are parted by tabs. Source: rsnapshot(1). */
export function parseRsnapshotConfig(text: string): RsnapshotSettings | undefined {
  const fields = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trimEnd().split(/\t+/));
  const root = fields.find(([name]) => name === 'snapshot_root')?.[1];
  const levels = fields.flatMap(([name, level]) =>
    (name === 'retain' || name === 'interval') && level ? [level] : [],
  );
  const lockfile = fields.find(([name]) => name === 'lockfile')?.[1];
  const logfile = fields.find(([name]) => name === 'logfile')?.[1];
  const [lowest] = levels;
  // With `sync_first` the backups are made by a command of their own, and the levels only rotate.
  const sync = fields.some(([name, value]) => name === 'sync_first' && value === '1');
  if (!root?.startsWith('/') || lowest === undefined) return undefined;
  const files = { ...(lockfile ? { lockfile } : {}), ...(logfile ? { logfile } : {}) };
  return { root, levels, makes: sync ? 'sync' : lowest, ...files };
}
