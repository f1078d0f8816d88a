import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backups/backupTrial';
import { asOrdinaryUser } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import type { Asked } from '../../support/programs/runChecks';

const why = await ordinaryUser.missing();
const installed = (check: string) => has(check === 'vorta' ? 'sqlite3' : check);

describe.skipIf(why !== undefined)(
  'an ordinary user without network and terminal',
  { timeout: 120_000 },
  () => {
    let trial: BackupTrial;
    const place = (...names: string[]) => trial.place(...names);
    /** In each of these folders are the same places: the person's own, one to be read only, and one that is closed. */
    const folders = ['home', 'shared', 'closed'] as const;
    const options = (folder: string): Record<string, unknown> => ({
      borg: { repository: place(folder, 'borg') },
      borgmatic: { config: place(folder, 'borgmatic.yaml') },
      restic: { repository: place(folder, 'restic'), passwordCommand: 'echo right' },
      duplicity: { target: `file://${place(folder, 'duplicity')}` },
      rsnapshot: { config: place(folder, 'rsnapshot.conf') },
      'back-in-time': { config: place(folder, 'back-in-time.conf') },
      vorta: { database: place(folder, 'vorta.db') },
      'stamp-file': { path: place(folder, 'stamp.json') },
    });

    /** A repository of each tool that is here. */
    function makeRepositories(): void {
      const secrets = { RESTIC_PASSWORD: 'right', PASSPHRASE: 'right' };
      const documents = place('documents');
      const at = (name: string) => place('repositories', name);
      mkdirSync(at(''));
      if (has('borg')) {
        trial.run(['borg', 'init', '-e', 'none', at('borg')]);
        trial.run(['borg', 'create', `${at('borg')}::{hostname}-a`, documents]);
      }
      if (has('restic'))
        for (const work of [['init'], ['backup', documents]])
          trial.run(['restic', '-r', at('restic'), '--no-cache', '-q', ...work], secrets);
      if (has('duplicity')) trial.run(['duplicity', documents, `file://${at('duplicity')}`], secrets);
    }

    function prepare(folder: string): void {
      const here = (...names: string[]) => place(folder, ...names);
      trial.run(['cp', '-a', `${place('repositories')}/.`, here()]);
      const lines = `location:\n    source_directories: ["${place('documents')}"]\n    repositories: ["${here('borg')}"]\n`;
      writeFileSync(here('borgmatic.yaml'), lines);
      mkdirSync(here('rsnapshot/alpha.0'), { recursive: true });
      writeFileSync(here('rsnapshot/alpha.0/letter'), '');
      writeFileSync(here('rsnapshot.conf'), `retain\talpha\t3\nsnapshot_root\t${here('rsnapshot')}/\n`);
      mkdirSync(here('bit/backintime/h/u/1/20261120-100000-123/backup'), { recursive: true });
      writeFileSync(here('bit/backintime/h/u/1/20261120-100000-123/backup/letter'), '');
      writeFileSync(here('bit/backintime/h/u/1/20261120-100000-123/info'), '');
      const settings = [`path=${here('bit')}`, 'path.host=h', 'path.user=u', 'path.profile=1'];
      writeFileSync(here('back-in-time.conf'), settings.map((one) => `profile1.snapshots.${one}\n`).join(''));
      if (has('sqlite3')) {
        const tables = 'CREATE TABLE repomodel(id); CREATE TABLE archivemodel(repo_id, time);';
        const rows =
          "INSERT INTO repomodel VALUES(1); INSERT INTO archivemodel VALUES(1, datetime('now', 'localtime'))";
        trial.run(['sqlite3', here('vorta.db'), tables + rows]);
      }
      writeFileSync(here('stamp.json'), JSON.stringify({ time: new Date().toISOString(), ok: true }));
    }

    const look = (checks: Asked['checks']) => asOrdinaryUser(trial, checks);
    const here = (folder: string) =>
      Object.entries(options(folder)).flatMap(([check, given]) =>
        check === 'rsnapshot' || check === 'back-in-time' || check === 'stamp-file' || installed(check)
          ? [{ check, options: given }]
          : [],
      );

    beforeAll(() => {
      trial = new BackupTrial({ BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes' });
      trial.environment.BORG_BASE_DIR = place('home/base');
      trial.environment.BORG_RELOCATED_REPO_ACCESS_IS_OK = 'yes';
      makeRepositories();
      for (const folder of folders) {
        mkdirSync(place(folder), { recursive: true });
        prepare(folder);
      }
      if (has('deja-dup')) {
        const set = [
          'gsettings',
          'set',
          'org.gnome.DejaDup',
          'last-backup',
          new Date().toISOString(),
        ] as const;
        trial.run(set, { GSETTINGS_BACKEND: 'keyfile' });
      }
      trial.run(['chown', '-R', `${ordinaryUser.id}:${ordinaryUser.id}`, place('home')]);
      trial.run(['chmod', '-R', 'a+rX,go-w', place('shared')]);
      trial.run(['chmod', '-R', 'go-rwx', place('closed')]);
    }, 120_000);
    afterAll(() => trial.remove());

    it('sees the backups that are theirs', () => {
      const own = look([...here('home'), ...(has('deja-dup') ? [{ check: 'deja-dup', options: {} }] : [])]);
      expect(own.filter(({ state }) => state !== 'ok')).toEqual([]);
    });

    it('sees those that may only be read, except where the tool insists on writing', () => {
      const shared = look(here('shared'));
      const refused = shared.filter(({ state }) => state !== 'ok');
      expect(refused.map(({ check }) => check)).toEqual(has('borgmatic') ? ['borgmatic'] : []);
      for (const { state, words } of refused) expect([state, words]).toEqual(['unknown', expect.any(String)]);
    });

    it('is told UNKNOWN, why, and what helps, where nothing may be read', () => {
      // Only root may list snapshots.
      const sources = [{ tool: 'snapper' }, { tool: 'btrfs' }, { tool: 'zfs' }];
      const snapshots = sources.map((source) => ({ check: 'snapshots', options: { sources: [source] } }));
      for (const { check, state, words, remedies } of look([...here('closed'), ...snapshots])) {
        expect([check, state]).toEqual([check, 'unknown']);
        if (check !== 'snapshots') expect(words).toMatch(/may not read it|no configuration/);
        expect(remedies, check).toBeGreaterThan(0);
      }
    });
  },
);
