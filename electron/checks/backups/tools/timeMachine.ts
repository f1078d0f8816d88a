import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { askTool } from '../read/ask';
import {
  newestOf,
  notUnderstood,
  parseLocalTime,
  parseTime,
  type Reading,
  toolFailed,
} from '../read/reading';
import { below } from '../read/traces';
import { name } from './fields';
import { defineBackupTool } from './tool';

/** Where macOS keeps Time Machine's settings. */
const folder = '/Library/Preferences';
const settingsFile = 'com.apple.TimeMachine.plist';

export const timeMachine = defineBackupTool({
  id: 'time-machine',
  title: 'backups.time-machine.title',
  platforms: ['darwin'],
  schema: z.strictObject({ name }),
  programs: ['tmutil'],
  untold: ['what', 'files'],
  start: { command: 'tmutil startbackup', settings: 'backup' },
  dependence: () => below(folder, settingsFile),
  read: readTimeMachine,
});

/**
 * Asks Time Machine's settings, then tmutil. Neither was ever run on a Mac by us: the forms are those of Apple's
 * tmutil(8) and plutil(1).
 */
async function readTimeMachine(context: CheckContext<unknown>): Promise<Reading> {
  const run = (...argv: [string, ...string[]]) => askTool(context, argv);
  const settings = judgeTimeMachineSettings(
    await run('plutil', '-convert', 'xml1', '-o', '-', `${folder}/${settingsFile}`),
    context.timeout,
  );
  if (settings.kind !== 'unknown') return settings;
  const latest = judgeLatestBackup(await run('tmutil', 'latestbackup'), context.timeout);
  return latest.kind === 'unknown' ? settings : latest;
}

/** The newest of the `SnapshotDates` of all destinations: who takes turns between two disks is backed up by either. */
export function judgeTimeMachineSettings(outcome: ProcessOutcome, timeout: number): Reading {
  if (outcome.kind !== 'exited') return toolFailed('plutil', outcome, timeout, '');
  const words = `${outcome.stderr}\n${outcome.stdout}`;
  if (outcome.code !== 0) {
    if (/permission|not permitted|couldn.t be opened/i.test(words)) return fullDiskAccess();
    return toolFailed('plutil', outcome, timeout, '');
  }
  const text = outcome.stdout.trim();
  if (!/^<\?xml [\s\S]*<\/plist>$/.test(text)) return notUnderstood('plutil');
  if (!/<key>Destinations<\/key>\s*<array>/.test(text))
    return {
      kind: 'unknown',
      reason: message('backups.reason.time-machine-off'),
      remedy: [{ message: message('backups.remedy.time-machine-off'), settings: 'backup' }],
    };
  const lists = [...text.matchAll(/<key>SnapshotDates<\/key>\s*<array>([\s\S]*?)<\/array>/g)];
  const dates = lists.flatMap(([, list = '']) =>
    [...list.matchAll(/<date>([^<]*)<\/date>/g)].map(([, date = '']) => parseTime(date)),
  );
  return newestOf('plutil', dates);
}

/** `tmutil latestbackup` prints a path that ends in the backup's local time. */
export function judgeLatestBackup(outcome: ProcessOutcome, timeout: number): Reading {
  if (outcome.kind !== 'exited') return toolFailed('tmutil', outcome, timeout, '');
  const words = `${outcome.stderr}\n${outcome.stdout}`;
  if (/Full Disk Access/i.test(words)) return fullDiskAccess();
  if (/Failed to mount/i.test(words)) return { kind: 'unreachable' };
  if (outcome.code !== 0) return toolFailed('tmutil', outcome, timeout, '');
  const match = /^\/Volumes\/.*\/(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(?:\.backup)?\n$/.exec(outcome.stdout);
  const time = match ? parseLocalTime(`${match[1]}T${match[2]}:${match[3]}:${match[4]}`) : undefined;
  return time === undefined ? notUnderstood('tmutil') : { kind: 'newest', newest: time };
}

function fullDiskAccess(): Reading {
  return {
    kind: 'unknown',
    reason: message('backups.reason.full-disk-access'),
    remedy: [{ message: message('backups.remedy.full-disk-access'), settings: 'disk-access' }],
  };
}
