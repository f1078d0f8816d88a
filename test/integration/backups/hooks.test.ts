import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backups/backupTrial';
import { installHelper, snippet, snippetNames } from '../../support/backups/hookSnippets';
import { smallDisk } from '../../support/disks/smallDisk';
import { has } from '../../support/processes/installed';

let trial: BackupTrial;
let stamp = '';
const place = (...names: string[]) => trial.place(...names);
const secrets = { RESTIC_PASSWORD: 'right', PASSPHRASE: 'right' };

/** Runs a shell script; what it ends with does not matter, the stamp does. */
function shell(script: string, more: Record<string, string> = {}): void {
  trial.run(['sh', '-c', `${script}\ntrue`], { ...secrets, ...more });
}

/** What the check says of the stamp that something left. */
async function stampOf(leave: () => void) {
  rmSync(stamp, { force: true });
  leave();
  return trial.look('stamp-file', { path: stamp });
}

/** Prepares what each tool needs before its first backup, and breaks it. */
const tools: Record<string, { prepare(): void; broken: Record<string, string> }> = {
  borg: { prepare: () => shell('borg init -e none'), broken: { BORG_REPO: '/nonexistent' } },
  restic: { prepare: () => shell('restic init'), broken: { RESTIC_PASSWORD: 'wrong' } },
  rsnapshot: {
    prepare: () =>
      writeFileSync(
        place('rsnapshot.conf'),
        [
          'config_version\t1.2',
          `snapshot_root\t${place('rsnapshot')}/`,
          'cmd_rsync\t/usr/bin/rsync',
          'retain\talpha\t3',
          `backup\t${place('documents')}/\tlocalhost/`,
          '',
        ].join('\n'),
      ),
    broken: { RSNAPSHOT_CONFIG: '/nonexistent' },
  },
  duplicity: { prepare: () => undefined, broken: { TARGET: 'nowhere' } },
};
/** Where else a snippet is run: by the test of its tool. */
const elsewhere = ['backup-stamp', 'btrfs', 'zfs', 'kopia', 'borgmatic', 'back-in-time', 'vorta', 'deja-dup'];

describe('a snippet of docs/backup-hooks.md', { timeout: 120_000 }, () => {
  beforeAll(() => {
    trial = new BackupTrial({ BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes' });
    stamp = installHelper(trial);
    Object.assign(trial.environment, {
      BORG_REPO: place('borg'),
      RESTIC_REPOSITORY: place('restic'),
      RSNAPSHOT_CONFIG: place('rsnapshot.conf'),
      TARGET: `file://${place('duplicity')}`,
    });
    writeFileSync(place('home/letter'), 'Dear all\n');
  });
  afterAll(() => trial.remove());

  it.for(Object.entries(tools))(
    'for %s leaves a stamp that the check understands',
    async ([tool, known], { skip }) => {
      if (!has(tool)) skip(`${tool} is not installed`);
      known.prepare();
      const good = await stampOf(() => shell(snippet(tool)));
      expect(good).toMatchObject({ state: 'ok', words: expect.stringMatching(/^Last backup .* ago$/) });
      const bad = await stampOf(() => shell(snippet(tool), known.broken));
      expect(bad).toMatchObject({
        state: 'critical',
        words: expect.stringMatching(new RegExp(`^The last run of ${tool} failed`)),
      });
    },
  );

  it.skipIf(!has('borgmatic') || !has('borg'))('for borgmatic does so too', async () => {
    shell('borg init -e none', { BORG_REPO: place('for-borgmatic') });
    const configured = (repository: string) => {
      const places = `location:\n    source_directories: ["${place('home')}"]\n    repositories: ["${repository}"]\n`;
      const rest = 'retention:\n    keep_daily: 7\nconsistency:\n    checks: [{name: disabled}]\n';
      writeFileSync(place('borgmatic.yaml'), places + rest + snippet('borgmatic'));
      return () => shell(`borgmatic --config ${place('borgmatic.yaml')} --syslog-verbosity -1 create`);
    };
    expect((await stampOf(configured(place('for-borgmatic')))).state).toBe('ok');
    expect((await stampOf(configured('/nonexistent/repository'))).words).toMatch(
      /^The last run of borgmatic/,
    );
  });

  it.skipIf(!has('backintime'))('for Back In Time does so too', async () => {
    const folder = place('home/.config/backintime');
    mkdirSync(folder, { recursive: true });
    mkdirSync(place('bit/backintime/h/u/1'), { recursive: true });
    const settings = {
      path: place('bit'),
      'path.host': 'h',
      'path.user': 'u',
      'path.profile': '1',
      'include.1.value': place('documents'),
      'include.1.type': '0',
      'include.size': '1',
      // Its cache is a program that goes on, and may come to the folder when that is gone.
      'local.password.use_cache': 'false',
    };
    const lines = Object.entries(settings).map(([name, value]) => `profile1.snapshots.${name}=${value}`);
    writeFileSync(`${folder}/config`, ['config.version=6', ...lines, ''].join('\n'));
    writeFileSync(`${folder}/user-callback`, snippet('back-in-time'));
    chmodSync(`${folder}/user-callback`, 0o755);
    expect((await stampOf(() => trial.run(['backintime', 'backup']))).state).toBe('ok');
    // As Back In Time calls it when the disk is missing, which it waits half a minute for.
    const bad = await stampOf(() => trial.run([`${folder}/user-callback`, '1', 'Main', '4', '3']));
    expect(bad.words).toMatch(/^The last run of back-in-time failed/);
    mkdirSync(place('snapshot'));
    writeFileSync(place('snapshot/failed'), '');
    const broken = [`${folder}/user-callback`, '1', 'Main', '3', 'id', place('snapshot')] as const;
    expect((await stampOf(() => trial.run(broken))).words).toMatch(/^The last run of back-in-time failed/);
  });

  it('for kopia does so with a stand-in for kopia', async () => {
    trial.standIn('kopia', 'exit 0');
    expect((await stampOf(() => shell(snippet('kopia')))).state).toBe('ok');
    trial.standIn('kopia', 'exit 1');
    expect((await stampOf(() => shell(snippet('kopia')))).words).toMatch(/^The last run of kopia failed/);
  });

  it('of a run that fails keeps the good one that was seen before in mind', async () => {
    rmSync(stamp, { force: true });
    shell('backup-stamp tar 0');
    const { memory } = await trial.look('stamp-file', { path: stamp });
    shell('backup-stamp tar 2');
    expect(await trial.look('stamp-file', { path: stamp }, { memory })).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/^The last run of tar failed .*; before that: Last backup/),
    });
  });

  it('leaves the stamp of before where the disk is full, and nothing beside it', async ({ skip }) => {
    const disk = await smallDisk(place('small'));
    if (!disk) return skip('this container may not mount');
    try {
      const there = { BACKUP_STAMP: place('small/stamp.json') };
      shell('backup-stamp tar 0', there);
      const before = readFileSync(there.BACKUP_STAMP, 'utf8');
      disk.fill();
      shell('backup-stamp tar 1', there);
      expect(readFileSync(there.BACKUP_STAMP, 'utf8')).toBe(before);
      expect(readdirSync(place('small')).sort()).toEqual(['filler', 'stamp.json']);
      disk.makeRoom();
      shell('backup-stamp tar 1', there);
      expect((await trial.look('stamp-file', { path: there.BACKUP_STAMP })).state).toBe('critical');
    } finally {
      await disk.remove();
    }
  });

  it('is whole when many jobs end at the same time, and nothing is left beside it', async () => {
    mkdirSync(place('many'));
    const path = place('many/stamp.json');
    shell('for n in 1 2 3 4 5 6 7 8 9; do backup-stamp tar 0 & done; wait', { BACKUP_STAMP: path });
    expect((await trial.look('stamp-file', { path })).state).toBe('ok');
    expect(readdirSync(place('many'))).toEqual(['stamp.json']);
  });

  it('is run by a test, every one of them', () => {
    expect([...snippetNames].sort()).toEqual([...Object.keys(tools), ...elsewhere].sort());
  });
});
