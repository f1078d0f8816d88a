import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';
import { snippet } from '../../support/hookSnippets';
import { has } from '../../support/installed';

// The window itself asks questions that nobody answers here; what it leaves is a value in the settings.
describe.skipIf(!has('deja-dup') || !has('gsettings'))(
  "the real Déjà Dup's settings",
  { timeout: 60_000 },
  () => {
    let trial: BackupTrial;
    const set = (value: string) => trial.run(['gsettings', 'set', 'org.gnome.DejaDup', 'last-backup', value]);
    beforeAll(() => {
      trial = new BackupTrial({ GSETTINGS_BACKEND: 'keyfile' });
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
      const without = { environment: { XDG_DATA_DIRS: '/nonexistent' } };
      expect((await trial.look('deja-dup', {}, without)).words).toMatch(/Déjà Dup is not installed/);
    });
  },
);
