import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backups/backupTrial';
import { startZfsFuse, type ZfsFuse, zfsMissing } from '../../support/disks/zfsFuse';
import type { Answer } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { processesWith } from '../../support/processes/processes';
import type { Asked } from '../../support/programs/runChecks';

const why = await zfsMissing();

describe.skipIf(why !== undefined)(
  `a network drive whose server is away (${why ?? 'stands still'})`,
  { timeout: 120_000 },
  () => {
    let trial: BackupTrial;
    let zfs: ZfsFuse;
    const dead = (...names: string[]) => trial.place('dead', ...names);

    // A file system in user space whose service stands still: for the kernel as for us the same as a dead server.
    beforeAll(async () => {
      trial = new BackupTrial({ BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes' });
      zfs = await startZfsFuse(trial);
      const pool = trial.place('pool');
      await zfs.shell(`truncate -s 100M '${pool}'; zpool create -m '${dead()}' tank '${pool}'`);
      await zfs.shell(`mkdir '${dead('folder')}'; echo '{}' >'${dead('stamp.json')}'`);
      writeFileSync(trial.place('rsnapshot.conf'), `retain\talpha\t3\nsnapshot_root\t${dead('folder')}/\n`);
      const settings = [`path=${dead()}`, 'path.host=h', 'path.user=u', 'path.profile=1'];
      writeFileSync(
        trial.place('back-in-time.conf'),
        settings.map((one) => `profile1.snapshots.${one}\n`).join(''),
      );
      mkdirSync(trial.place('here'));
      const stamp = { time: new Date().toISOString(), ok: true };
      writeFileSync(trial.place('here/stamp.json'), JSON.stringify(stamp));
      zfs.freeze();
    }, 120_000);
    afterAll(async () => {
      zfs?.thaw();
      await zfs?.shell('zpool export -f tank || true');
      await zfs?.stop();
      trial?.remove();
    });

    it('makes every check that looks there UNKNOWN in time; others go on, and the program ends', async () => {
      const all: Asked['checks'] = [
        { check: 'disk', options: {} },
        { check: 'stamp-file', options: { path: dead('stamp.json') } },
        { check: 'stamp-file', options: { path: dead('other.json') } },
        { check: 'rsnapshot', options: { config: trial.place('rsnapshot.conf') } },
        { check: 'back-in-time', options: { config: trial.place('back-in-time.conf') } },
        { check: 'vorta', options: { database: dead('settings.db') } },
        { check: 'duplicity', options: { target: `file://${dead('duplicity')}` } },
        { check: 'borg', options: { repository: dead('borg') } },
        { check: 'restic', options: { repository: dead('restic'), passwordCommand: 'echo right' } },
      ];
      const program = (check: string) => !['borg', 'restic'].includes(check) || has(check);
      const silent = all.filter(({ check }) => program(check));
      const fine = { check: 'stamp-file', options: { path: trial.place('here/stamp.json') } };
      const { home, ...environment } = { ...trial.environment, home: trial.place('home') };
      const asked: Asked = { home, environment, checks: [...silent, fine], timeout: 1 };
      writeFileSync(trial.place('asked.json'), JSON.stringify(asked));
      const node = `'${process.execPath}' --import tsx test/support/programs/runChecks.ts`;
      const answers: Answer[] = JSON.parse(
        await zfs.shell(`cd '${process.cwd()}'; timeout 90 ${node} "$(cat '${trial.place('asked.json')}')"`),
      );
      for (const answer of answers.slice(0, -1)) {
        expect(answer).toMatchObject({
          state: 'unknown',
          words: expect.stringMatching(/did not (?:answer|finish) within/),
        });
        expect(answer.remedies).toBeGreaterThan(0);
      }
      expect(answers.at(-1)?.state).toBe('ok');
      // The program is gone and none of its own, so that nothing of ours waits for the drive.
      expect(processesWith(dead())).toEqual([]);
    });
  },
);
