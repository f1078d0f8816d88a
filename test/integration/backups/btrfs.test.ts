import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../support/agent/checks';
import { BackupTrial } from '../../support/backups/backupTrial';
import { installHelper, snippet } from '../../support/backups/hookSnippets';
import { btrfsMissing, mountBtrfs } from '../../support/disks/btrfsDisk';
import { startZfsFuse, zfsMissing } from '../../support/disks/zfsFuse';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { endProcess } from '../../support/processes/childProcess';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const why = btrfsMissing();
const noUser = await ordinaryUser.missing();
const noZfs = await zfsMissing();

describe.skipIf(why !== undefined)(`the real btrfs (${why ?? 'in a file'})`, { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const look = (given: CheckRun = {}, path = trial.place('mount')) =>
    trial.look('snapshots', { sources: [{ tool: 'btrfs', path }] }, given);
  beforeAll(() => {
    trial = new BackupTrial();
    mountBtrfs(trial);
    trial.run(['btrfs', 'subvolume', 'create', trial.place('mount/documents')]);
  });
  afterAll(() => {
    trial.run([
      'sh',
      '-c',
      `mountpoint -q '${trial.place('mount')}' && umount '${trial.place('mount')}' || true`,
    ]);
    trial.remove();
  });

  it('empty: a file system without a snapshot is CRITICAL', async () => {
    expect(await look()).toMatchObject({ state: 'critical', words: 'No snapshot yet' });
  });

  it('ok: tells of its newest snapshot in every zone, which is called no backup', async () => {
    const places = [trial.place('mount/documents'), trial.place('mount/monday')] as const;
    trial.run(['btrfs', 'subvolume', 'snapshot', '-r', ...places]);
    for (const TZ of ['UTC', 'Asia/Tokyo']) {
      const result = await look({ environment: { TZ } });
      expect(result).toMatchObject({ state: 'ok', words: expect.stringMatching(/^Newest snapshot .* ago$/) });
      expect(Number(/^age=(\d+)s/.exec(result.perfdata[0] ?? '')?.[1])).toBeLessThan(60);
      expect(result.notes).toContainEqual(expect.stringMatching(/is not a backup/));
    }
  });

  it('old: the age is that of the creation, which nobody can change, so the limit is lowered', async () => {
    const thresholds = { age: { warning: '0s', critical: '7d' } };
    expect((await look({ thresholds })).state).toBe('warning');
  });

  it('locked: tells of its newest snapshot while one is being sent away', async () => {
    const sending = spawn('btrfs', ['send', '-q', trial.place('mount/monday')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      // Its first bytes are there; nobody reads the rest.
      await once(sending.stdout, 'readable');
      expect((await look()).state).toBe('ok');
    } finally {
      await endProcess(sending);
    }
  });

  it('is copied elsewhere by the snippet of docs/backup-hooks.md, which leaves a stamp', async () => {
    const stamp = installHelper(trial);
    const copy = (SNAPSHOT: string) => {
      const given = { SNAPSHOT, TARGET: trial.place('mount/copies') };
      trial.run(['bash', '-c', `mkdir -p "$TARGET"; ${snippet('btrfs')}true`], given);
      return trial.look('stamp-file', { path: stamp });
    };
    expect((await copy(trial.place('mount/monday'))).state).toBe('ok');
    expect((await copy(trial.place('mount/none'))).words).toMatch(/^The last run of btrfs failed/);
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    const options = { sources: [{ tool: 'btrfs', path: trial.place('mount') }] };
    const answer = refusal(trial, 'snapshots', options, trial.place('documents'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
  });

  it('hanging: a drive that does not answer is UNKNOWN in time, and nothing of btrfs is left', async ({
    skip,
  }) => {
    skip(noZfs !== undefined, noZfs);
    // A btrfs in a file always answers; a file system in user space whose service stands still does not.
    const zfs = await startZfsFuse(trial);
    try {
      const pool = trial.place('pool');
      await zfs.shell(`truncate -s 100M '${pool}'; zpool create -m '${trial.place('dead')}' tank '${pool}'`);
      zfs.install('btrfs');
      zfs.freeze();
      const environment = { PATH: `${trial.place('bin')}:/usr/bin:/bin:/sbin` };
      expect(await look({ environment, timeout: 2 }, trial.place('dead/home'))).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/did not finish within/),
      });
      expect(processesWith('subvolume')).toEqual([]);
    } finally {
      await zfs.stop();
    }
  });

  it('missing: no such place, one that is no btrfs and no program are UNKNOWN', async () => {
    expect((await look({}, trial.place('none'))).state).toBe('unknown');
    expect((await look({}, '/proc')).state).toBe('unknown');
    expect((await look({ environment: { PATH: '/nonexistent' } })).words).toMatch(/is not installed/);
  });

  it('garbage: a disk that was overwritten is UNKNOWN', async () => {
    trial.run(['umount', trial.place('mount')]);
    const noise = `yes 'Letzter Schnappschuss: gestern' | head -c 100M >'${trial.place('image')}'`;
    trial.run(['sh', '-c', `${noise}; ! mount -o loop '${trial.place('image')}' '${trial.place('mount')}'`]);
    expect((await look()).state).toBe('unknown');
  });
});
