import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../support/agent/checks';
import { BackupTrial } from '../../support/backups/backupTrial';
import { snippet } from '../../support/backups/hookSnippets';
import { startZfsFuse, type ZfsFuse, zfsMissing } from '../../support/disks/zfsFuse';
import { endProcess } from '../../support/processes/childProcess';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const why = await zfsMissing();

describe.skipIf(why !== undefined)(
  `snapshots on a real ZFS (${why ?? 'in user space'})`,
  { timeout: 60_000 },
  () => {
    let trial: BackupTrial;
    let zfs: ZfsFuse;
    const look = (dataset?: string, given: CheckRun = {}) => {
      const environment = { PATH: `${trial.place('bin')}:/usr/bin:/bin`, ...given.environment };
      return trial.look('snapshots', { sources: [{ tool: 'zfs', dataset }] }, { ...given, environment });
    };

    beforeAll(async () => {
      trial = new BackupTrial();
      zfs = await startZfsFuse(trial);
      zfs.install('zfs');
      // Nothing is mounted: a pool and its snapshots need no place in the tree.
      for (const pool of ['tank', 'doomed'])
        await zfs.shell(
          `truncate -s 100M '${trial.place(pool)}'; zpool create -O mountpoint=none ${pool} '${trial.place(pool)}'`,
        );
      await zfs.shell('zfs create tank/home; zfs create tank/other');
    }, 120_000);
    afterAll(async () => {
      await zfs?.stop();
      trial?.remove();
    });

    it('empty: a pool without a snapshot is CRITICAL', async () => {
      expect(await look()).toMatchObject({ state: 'critical', words: 'No snapshot yet' });
      expect(await look('tank/home')).toMatchObject({ state: 'critical', words: 'No snapshot yet' });
    });

    it('ok: the newest snapshot of a dataset counts, in every zone, and is called no backup', async () => {
      await zfs.shell('zfs snapshot tank/home@monday');
      for (const TZ of ['UTC', 'Asia/Tokyo']) {
        const result = await look('tank/home', { environment: { TZ } });
        expect(result).toMatchObject({
          state: 'ok',
          words: expect.stringMatching(/^Newest snapshot .* ago$/),
        });
        expect(Number(/^age=(\d+)s/.exec(result.perfdata[0] ?? '')?.[1])).toBeLessThan(60);
        expect(result.notes).toContainEqual(expect.stringMatching(/is not a backup/));
      }
      expect((await look()).state).toBe('ok');
      expect((await look('tank')).state).toBe('ok');
      expect((await look('tank/other')).state).toBe('critical');
    });

    it('old: the age is that of the creation, which nobody can change, so the limit is lowered', async () => {
      expect(
        await look('tank/home', { thresholds: { age: { warning: '0s', critical: '7d' } } }),
      ).toMatchObject({
        state: 'warning',
        perfdata: [expect.stringMatching(/^age=\d+s;0;/)],
      });
    });

    it('locked: a dataset that is being sent away still tells its age', async () => {
      const sending = zfs.start('zfs send tank/home@monday');
      try {
        // Its first bytes are there; nobody reads the rest.
        await once(sending.stdout ?? sending, 'readable');
        expect((await look('tank/home')).state).toBe('ok');
      } finally {
        await endProcess(sending);
      }
    });

    it('is copied elsewhere by the snippet of docs/backup-hooks.md, which leaves a stamp', async () => {
      writeFileSync(trial.place('bin/backup-stamp'), snippet('backup-stamp'), { mode: 0o755 });
      const path = trial.place('stamp.json');
      const copy = async (snapshot: string) => {
        writeFileSync(trial.place('copy.sh'), `SNAPSHOT=${snapshot} TARGET=doomed/copy\n${snippet('zfs')}`);
        const setting = `PATH="$PATH:${trial.place('bin')}" BACKUP_STAMP='${path}'`;
        await zfs.shell(`${setting} bash '${trial.place('copy.sh')}'`);
        return trial.look('stamp-file', { path });
      };
      expect((await copy('tank/home@monday')).state).toBe('ok');
      expect((await copy('tank/home@none')).words).toMatch(/^The last run of zfs failed/);
    });

    it('missing: no such dataset, no service and no program are UNKNOWN', async () => {
      expect(await look('tank/none')).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/no zfs repository/),
      });
      expect((await look('none')).words).toMatch(/no zfs repository/);
      await zfs.shell('mv /run/zfs/zfs_socket /run/zfs/away');
      expect(await look()).toMatchObject({ state: 'unknown', words: expect.stringMatching(/exit code 1/) });
      await zfs.shell('mv /run/zfs/away /run/zfs/zfs_socket');
      expect((await look(undefined, { environment: { PATH: '/nonexistent' } })).words).toMatch(
        /not installed/,
      );
    });

    it('no permission: an ordinary user is refused, and told so', async () => {
      zfs.install('zfs', ordinaryUser.id);
      expect(await look('tank/home')).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/may not read it/),
      });
      zfs.install('zfs');
    });

    it('garbage: a pool whose file was overwritten is UNKNOWN', async () => {
      await zfs.shell('zfs snapshot doomed@good');
      expect((await look('doomed')).state).toBe('ok');
      await zfs.shell('zpool export doomed');
      writeFileSync(trial.place('doomed'), 'Letzter Schnappschuss: gestern\n'.repeat(3_000_000));
      await expect(zfs.shell(`zpool import -d '${trial.folder}' doomed`)).rejects.toThrow(/no such pool/);
      expect((await look('doomed')).state).toBe('unknown');
    });

    it('hanging: a service that answers nobody is UNKNOWN in time, and nothing of zfs is left', async () => {
      zfs.freeze();
      try {
        expect(await look('tank/home', { timeout: 1 })).toMatchObject({
          state: 'unknown',
          words: expect.stringMatching(/did not finish within/),
        });
        expect(processesWith(trial.folder)).toEqual([]);
      } finally {
        zfs.thaw();
      }
      expect((await look('tank/home')).state).toBe('ok');
    });
  },
);
