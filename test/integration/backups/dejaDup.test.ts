import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { snippet } from '../../support/backups/hookSnippets';
import { asOrdinaryUser, refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const noUser = await ordinaryUser.missing();
const hasDconf = existsSync('/usr/share/doc/dconf-gsettings-backend');

// The window itself asks questions that nobody answers here; what it leaves is a value in the settings.
// Where Déjà Dup is not installed, its one key stands in for its schema.
describe.skipIf(!has('gsettings') || !(has('deja-dup') || has('glib-compile-schemas')))(
  "Déjà Dup's settings, asked with the real gsettings",
  { timeout: 60_000 },
  () => {
    let trial: BackupTrial;
    function standInSchema(): void {
      const key = '<key name="last-backup" type="s"><default>\'\'</default></key>';
      const schema = `<schema id="org.gnome.DejaDup" path="/org/gnome/deja-dup/">${key}</schema>`;
      mkdirSync(trial.place('schemas'));
      writeFileSync(trial.place('schemas/it.gschema.xml'), `<schemalist>${schema}</schemalist>`);
      trial.run(['glib-compile-schemas', trial.place('schemas')]);
      trial.environment.GSETTINGS_SCHEMA_DIR = trial.place('schemas');
    }
    const settings = () => trial.place('home/.config/glib-2.0/settings/keyfile');
    const set = (value: string) => trial.run(['gsettings', 'set', 'org.gnome.DejaDup', 'last-backup', value]);
    beforeAll(() => {
      trial = new BackupTrial({ GSETTINGS_BACKEND: 'keyfile' });
      if (!has('deja-dup')) standInSchema();
    });
    afterAll(() => trial.remove());

    it('empty: tell of no backup', async () => {
      expect(await trial.look('deja-dup', {})).toMatchObject({ state: 'critical', words: 'No backup yet' });
    });

    it('ok: tell of a recent backup', async () => {
      set(`${hoursAgo(24)}.000000Z`);
      expect(await trial.look('deja-dup', {})).toMatchObject({
        state: 'ok',
        words: 'Last backup 24 hours ago',
      });
    });

    it('old: tell of an old backup', async () => {
      set(`${hoursAgo(120)}Z`);
      expect((await trial.look('deja-dup', {})).words).toMatch(/^Last backup 5 days ago/);
    });

    it('locked: tell the same while a duplicity is at work where Déjà Dup has its own', async ({ skip }) => {
      skip(!has('duplicity') || !has('gpg'), 'duplicity is not installed');
      const gate = trial.gate('gpg');
      trial.standIn('waiting-gpg', `case "$*" in *--version*) ;; *) ${gate.script} ;; esac\nexec gpg "$@"`);
      const cache = ['--archive-dir', trial.place('home/.cache/deja-dup')] as const;
      const places = [trial.place('documents'), `file://${trial.place('target')}`] as const;
      const argv = ['duplicity', 'full', '--gpg-binary', trial.place('bin/waiting-gpg')] as const;
      const secrets = { PASSPHRASE: 'right' };
      const running = await trial.start([...argv, ...cache, ...places], gate.reached, secrets);
      try {
        expect((await trial.look('deja-dup', {})).words).toMatch(/^Last backup 5 days ago/);
      } finally {
        gate.open();
        await running.end();
      }
    });

    it('go into a stamp file by the snippet of docs/backup-hooks.md', async () => {
      const path = trial.place('stamp.json');
      trial.run(['sh', '-c', snippet('deja-dup')], { BACKUP_STAMP: path });
      expect((await trial.look('stamp-file', { path })).words).toMatch(/^Last backup 5 days ago/);
    });

    it('garbage: are not taken for a time when they hold none', async () => {
      set('gestern');
      expect((await trial.look('deja-dup', {})).words).toMatch(/could not be understood/);
      mkdirSync(trial.place('home/.config/glib-2.0/settings'), { recursive: true });
      writeFileSync(settings(), '[org/gnome/deja-dup\nlast-backup');
      expect((await trial.look('deja-dup', {})).state).not.toBe('ok');
      set(`${hoursAgo(24)}Z`);
    });

    it('missing: are UNKNOWN without Déjà Dup, and without gsettings', async () => {
      const without = {
        environment: { XDG_DATA_DIRS: '/nonexistent', GSETTINGS_SCHEMA_DIR: '/nonexistent' },
      };
      expect((await trial.look('deja-dup', {}, without)).words).toMatch(/Déjà Dup is not installed/);
      const bare = { environment: { PATH: '/nonexistent' } };
      expect((await trial.look('deja-dup', {}, bare)).words).toMatch(/gsettings is not installed/);
    });

    it('hanging: settings that do not answer are UNKNOWN in time, and no gsettings is left', async () => {
      const dconf = trial.place('home/.config/dconf');
      mkdirSync(dconf, { recursive: true });
      // Both places where they can be: the usual database where dconf is installed, and a file.
      const tried = [[settings(), 'keyfile'], ...(hasDconf ? [[`${dconf}/user`, 'dconf']] : [])];
      for (const [file = '', GSETTINGS_BACKEND = ''] of tried) {
        const pipe = trial.pipe(file);
        const given = { environment: { GSETTINGS_BACKEND }, timeout: 2 };
        expect(await trial.look('deja-dup', {}, given)).toMatchObject({
          state: 'unknown',
          words: expect.stringMatching(/did not finish within/),
        });
        pipe.takeAway();
        expect(processesWith(trial.folder).filter((line) => line.includes('gsettings'))).toEqual([]);
      }
    });

    it('no permission: settings that an ordinary user may not read are UNKNOWN, and it is said', async ({
      skip,
    }) => {
      skip(noUser !== undefined, noUser);
      trial.run(['chmod', '700', settings()]);
      expect(refusal(trial, 'deja-dup', {}, settings()).state).toBe('ok');
      trial.run(['chown', '0:0', settings()]);
      const own = asOrdinaryUser(trial, [{ check: 'deja-dup', options: {} }]);
      expect(own[0]).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
      rmSync(settings());
      writeFileSync(trial.place('home/.config/dconf/user'), 'Letzte Sicherung: gestern');
      expect((await trial.look('deja-dup', {})).words).toMatch(/could not be understood/);
      rmSync(trial.place('home/.config/dconf/user'));
      expect((await trial.look('deja-dup', {})).words).toBe('No backup yet');
    });
  },
);
