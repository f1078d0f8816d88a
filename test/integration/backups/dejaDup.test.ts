import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';
import { snippet } from '../../support/hookSnippets';
import { has } from '../../support/installed';

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
    const set = (value: string) => trial.run(['gsettings', 'set', 'org.gnome.DejaDup', 'last-backup', value]);
    beforeAll(() => {
      trial = new BackupTrial({ GSETTINGS_BACKEND: 'keyfile' });
      if (!has('deja-dup')) standInSchema();
    });
    afterAll(() => trial.remove());

    it('tell of no backup, a recent and an old one', async () => {
      expect(await trial.look('deja-dup', {})).toMatchObject({ state: 'critical', words: 'No backup yet' });
      set(`${hoursAgo(24)}.000000Z`);
      expect(await trial.look('deja-dup', {})).toMatchObject({
        state: 'ok',
        words: 'Last backup 24 hours ago',
      });
      set(`${hoursAgo(120)}Z`);
      expect((await trial.look('deja-dup', {})).words).toMatch(/^Last backup 5 days ago/);
    });

    it('go into a stamp file by the snippet of docs/backup-hooks.md', async () => {
      const path = trial.place('stamp.json');
      trial.run(['sh', '-c', snippet('deja-dup')], { BACKUP_STAMP: path });
      expect((await trial.look('stamp-file', { path })).words).toMatch(/^Last backup 5 days ago/);
    });

    it('are not taken for a time when they hold none, and may be missing', async () => {
      set('gestern');
      expect((await trial.look('deja-dup', {})).words).toMatch(/could not be understood/);
      const file = trial.place('home/.config/glib-2.0/settings/keyfile');
      mkdirSync(trial.place('home/.config/glib-2.0/settings'), { recursive: true });
      writeFileSync(file, '[org/gnome/deja-dup\nlast-backup');
      expect((await trial.look('deja-dup', {})).state).not.toBe('ok');
      const without = {
        environment: { XDG_DATA_DIRS: '/nonexistent', GSETTINGS_SCHEMA_DIR: '/nonexistent' },
      };
      expect((await trial.look('deja-dup', {}, without)).words).toMatch(/Déjà Dup is not installed/);
    });
  },
);
