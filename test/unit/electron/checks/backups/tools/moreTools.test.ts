import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Reading, worstOf } from '../../../../../../electron/checks/backups/read/reading';
import { backupTools } from '../../../../../../electron/checks/backups/tools';
import { judgeBorgmatic } from '../../../../../../electron/checks/backups/tools/borgmatic';
import { judgeDejaDup } from '../../../../../../electron/checks/backups/tools/dejaDup';
import { judgeDuplicity } from '../../../../../../electron/checks/backups/tools/duplicity';
import { judgeKopia } from '../../../../../../electron/checks/backups/tools/kopia';
import {
  judgeLatestBackup,
  judgeTimeMachineSettings,
} from '../../../../../../electron/checks/backups/tools/timeMachine';
import { sourceSchema } from '../../../../../../electron/checks/backups/tools/tool';
import { judgeWindows } from '../../../../../../electron/checks/backups/tools/windows';
import { judgeBtrfs } from '../../../../../../electron/checks/snapshots/tools/btrfs';
import { judgeSnapper, snapper } from '../../../../../../electron/checks/snapshots/tools/snapper';
import { judgeZfs } from '../../../../../../electron/checks/snapshots/tools/zfs';
import type { ProcessOutcome } from '../../../../../../electron/platform/processes/process';
import { contextFor, english, exited } from '../../../../../support/agent/checks';

const text = (file: string) =>
  existsSync(`test/fixtures/${file}`) ? readFileSync(`test/fixtures/${file}`, 'utf8') : '';
const recorded = (name: string, code: number): ProcessOutcome =>
  exited(code, text(`${name}.stdout`), text(`${name}.stderr`));
const words = (reading: Reading) =>
  reading.kind === 'unknown'
    ? english(reading.reason)
    : reading.kind === 'newest'
      ? new Date(reading.newest * 1000).toISOString().slice(0, 19)
      : reading.kind;

describe('recorded and derived output', () => {
  it.each<[string, number, (outcome: ProcessOutcome) => Reading, RegExp]>([
    ['linux/borgmatic/one-empty', 0, (one) => judgeBorgmatic(one, 60), /^empty$/],
    ['linux/borgmatic/passcommand-1.9', 1, (one) => judgeBorgmatic(one, 60), /could not get/],
    ['linux/borgmatic/missing', 1, (one) => judgeBorgmatic(one, 60), /no borgmatic repository/],
    ['linux/borgmatic/locked', 1, (one) => judgeBorgmatic(one, 60), /^locked$/],
    ['linux/borgmatic/passphrase-wrong', 1, (one) => judgeBorgmatic(one, 60), /does not accept/],
    ['linux/borgmatic/passphrase-missing', 1, (one) => judgeBorgmatic(one, 60), /needs a passphrase/],
    ['linux/borgmatic/first-access', 1, (one) => judgeBorgmatic(one, 60), /for the first time/],
    ['linux/borgmatic/no-configuration', 1, (one) => judgeBorgmatic(one, 60), /no configuration/],
    ['linux/duplicity/ok', 0, (one) => judgeDuplicity(one, 60, '/srv'), /^2026-11-21T04:56:41$/],
    ['linux/duplicity/incremental', 0, (one) => judgeDuplicity(one, 60, '/srv'), /^2026-11-21T05:09:02$/],
    ['linux/duplicity/empty', 0, (one) => judgeDuplicity(one, 60, '/srv'), /^empty$/],
    ['linux/deja-dup/ok', 0, (one) => judgeDejaDup(one, 60), /^2026-11-20T10:00:00$/],
    ['linux/deja-dup/never', 0, (one) => judgeDejaDup(one, 60), /^empty$/],
    ['linux/deja-dup/no-schema', 1, (one) => judgeDejaDup(one, 60), /not installed/],
    ['linux/kopia/ok', 0, (one) => judgeKopia(one, 60), /^2026-11-20T10:00:00$/],
    ['linux/kopia/ok', 0, (one) => judgeKopia(one, 60, '/srv'), /^empty$/],
    ['linux/kopia/not-connected', 1, (one) => judgeKopia(one, 60), /not connected/],
    ['linux/kopia/incomplete', 0, (one) => judgeKopia(one, 60), /^empty$/],
    ['linux/kopia/cut-off', 0, (one) => judgeKopia(one, 60), /could not be understood/],
    ['linux/kopia/for-people', 0, (one) => judgeKopia(one, 60), /could not be understood/],
    ['linux/kopia/password-wrong', 1, (one) => judgeKopia(one, 60), /does not accept/],
    ['linux/kopia/refused', 1, (one) => judgeKopia(one, 60), /^unreachable$/],
    ['linux/snapper/ok', 0, (one) => judgeSnapper(one, 60, 'root'), /^2026-11-21T04:59:09$/],
    ['linux/snapper/none', 0, (one) => judgeSnapper(one, 60, 'root'), /^empty$/],
    ['linux/btrfs/ok', 0, (one) => judgeBtrfs(one, 60), /^2026-11-21T04:59:09$/],
    ['linux/btrfs/permission', 1, (one) => judgeBtrfs(one, 60), /may not read it/],
    ['linux/zfs/ok', 0, (one) => judgeZfs(one, 60), /^2026-11-21T10:07:00$/],
    ['linux/zfs/none', 0, (one) => judgeZfs(one, 60), /^empty$/],
    ['linux/zfs/for-people', 0, (one) => judgeZfs(one, 60), /could not be understood/],
    ['linux/zfs/cut-off', 0, (one) => judgeZfs(one, 60), /could not be understood/],
    ['linux/zfs/no-module', 1, (one) => judgeZfs(one, 60), /modprobe zfs/],
    ['linux/zfs/no-dataset', 1, (one) => judgeZfs(one, 60), /no zfs repository/],
    ['linux/zfs/no-service', 1, (one) => judgeZfs(one, 60), /exit code 1/],
    ['linux/zfs/ordinary-user', 1, (one) => judgeZfs(one, 60), /may not read it/],
    ['macos/time-machine/latest-hfs', 0, (one) => judgeLatestBackup(one, 60), /^2026-11-20T/],
    ['macos/time-machine/not-mounted', 1, (one) => judgeLatestBackup(one, 60), /^unreachable$/],
    ['macos/time-machine/full-disk-access', 1, (one) => judgeLatestBackup(one, 60), /macOS does not let/],
    ['macos/time-machine/localised', 0, (one) => judgeLatestBackup(one, 60), /could not be understood/],
    [
      'macos/time-machine/localised',
      0,
      (one) => judgeTimeMachineSettings(one, 60),
      /could not be understood/,
    ],
    [
      'macos/time-machine/localised-dates',
      0,
      (one) => judgeTimeMachineSettings(one, 60),
      /not be understood/,
    ],
    ['macos/time-machine/cut-off', 0, (one) => judgeTimeMachineSettings(one, 60), /could not be understood/],
    ['macos/time-machine/never', 0, (one) => judgeTimeMachineSettings(one, 60), /^empty$/],
    ['macos/time-machine/off', 0, (one) => judgeTimeMachineSettings(one, 60), /no disk to back up to/],
    ['macos/time-machine/ok', 0, (one) => judgeTimeMachineSettings(one, 60), /^2026-11-20T10:00:00$/],
    ['windows/powershell/ok', 0, (one) => judgeWindows('x', one, 60), /^2026-11-20T10:00:00$/],
    ['windows/powershell/failed', 0, (one) => judgeWindows('x', one, 60), /^failed-run$/],
    ['windows/powershell/denied', 0, (one) => judgeWindows('x', one, 60), /may not read it/],
  ])('%s (%i)', (name, code, read, expected) => {
    expect(words(read(recorded(name, code)))).toMatch(expected);
  });

  it('tmutil gives local times', () => {
    const reading = judgeLatestBackup(recorded('macos/time-machine/latest', 0), 60);
    expect(reading).toEqual({ kind: 'newest', newest: new Date(2026, 10, 20, 10, 0, 0).getTime() / 1000 });
    const refused = exited(0, '', 'tmutil: latestbackup requires Full Disk Access privileges.');
    expect(words(judgeLatestBackup(refused, 60))).toMatch(/macOS does not let/);
  });
});

describe('several repositories', () => {
  const newest = (time: number): Reading => ({ kind: 'newest', newest: time });
  it('are as good as the worst of them', () => {
    expect(worstOf([newest(2), newest(1)])).toEqual(newest(1));
    expect(worstOf([newest(2), { kind: 'locked' }])).toEqual({ kind: 'locked' });
    expect(worstOf([{ kind: 'locked' }, { kind: 'empty' }, newest(1)])).toEqual({ kind: 'empty' });
  });
});

describe('an address', () => {
  it('must not hold a password', () => {
    const target = (address: string) =>
      sourceSchema(backupTools).safeParse({ tool: 'duplicity', target: address }).success;
    expect(target('sftp://alice@server/backup')).toBe(true);
    expect(target('sftp://alice:secret@server/backup')).toBe(false);
    expect(target('/srv/backup')).toBe(false);
  });
});

describe('snapper without its service', () => {
  it.each([
    ['0.10.4', 'Failure (dbus fatal exception).\n'],
    ['0.10.6 without a bus', 'Failure (org.freedesktop.DBus.Error.FileNotFound).\n'],
  ])('looks by itself: %s', async (_, words) => {
    const asked: string[][] = [];
    const run = async ({ argv }: { argv: readonly string[] }) => {
      asked.push([...argv]);
      return argv.includes('--no-dbus') ? recorded('linux/snapper/ok', 0) : exited(1, '', words);
    };
    const source = { tool: 'snapper', config: 'root' };
    const reading = await snapper.read(contextFor({}, { run }), source, 'snapper');
    expect(reading.kind).toBe('newest');
    expect(asked).toHaveLength(2);
  });
});
