import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckRun, english, runCheck } from '../support/checks';
import { has } from '../support/installed';

let folder = '';
const place = (...names: string[]) => path.join(folder, ...names);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
// Debian's backup programs want Debian's python, whatever else is first in PATH.
const usualPath = '/usr/bin:/bin:/usr/sbin:/sbin';

function environment(): Record<string, string> {
  return {
    PATH: usualPath,
    HOME: place('home'),
    USER: 'alice',
    LOGNAME: 'alice',
    BORG_BASE_DIR: place('base'),
    GSETTINGS_SCHEMA_DIR: place('schemas'),
    GSETTINGS_BACKEND: 'keyfile',
  };
}

function run(program: string, ...argv: string[]): void {
  const env = { ...environment(), PASSPHRASE: 'right', BORG_PASSPHRASE: 'right', LC_ALL: 'C.UTF-8' };
  execFileSync(program, argv, { env, stdio: 'pipe' });
}

async function look(check: string, options: unknown, given: CheckRun = {}) {
  const result = await runCheck(check, {
    ...given,
    options,
    home: place('home'),
    environment: { ...environment(), ...given.environment },
  });
  return { ...result, words: english(result.summary) };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-backups-'));
  for (const name of ['home', 'bin', 'schemas', 'documents']) mkdirSync(place(name));
  writeFileSync(place('documents/letter'), 'Dear all\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!has('borgmatic') || !has('borg'))('borgmatic', { timeout: 60_000 }, () => {
  const configuration = (name: string, ...repositories: string[]) => {
    const list = repositories.map((repository) => `"${place(repository)}"`).join(', ');
    const text = `location:\n    source_directories: ["${place('documents')}"]\n    repositories: [${list}]\n`;
    writeFileSync(place(name), text);
    return { config: place(name) };
  };
  const archive = (name: string, days: number) => {
    const stamp = daysAgo(days).toISOString().slice(0, 19);
    run('borg', 'create', '--timestamp', stamp, `${place(name)}::a`, place('documents'));
  };
  beforeAll(() => {
    for (const name of ['fresh', 'old', 'none']) run('borg', 'init', '-e', 'none', place(name));
    run('borg', 'init', '-e', 'repokey', place('secret'));
    archive('fresh', 1);
    archive('old', 5);
  });

  it('counts the worst of its repositories', async () => {
    const zone = { environment: { TZ: 'America/New_York' } };
    expect(await look('borgmatic', configuration('a.yaml', 'fresh'), zone)).toMatchObject({
      state: 'ok',
      words: 'Last backup 24 hours ago',
    });
    expect((await look('borgmatic', configuration('b.yaml', 'fresh', 'old'))).state).toBe('warning');
    expect((await look('borgmatic', configuration('c.yaml', 'fresh', 'none'))).words).toBe('No backup yet');
  });

  it('says why it cannot tell', async () => {
    const missing = await look('borgmatic', configuration('d.yaml', 'fresh', 'nowhere'));
    expect(missing.words).toMatch(/no borgmatic repository/);
    expect((await look('borgmatic', { config: place('none.yaml') })).words).toMatch(/no configuration/);
    expect((await look('borgmatic', configuration('e.yaml', 'secret'))).words).toMatch(/needs a passphrase/);
    const wrong = { environment: { BORG_PASSPHRASE: 'wrong' } };
    expect((await look('borgmatic', configuration('e.yaml', 'secret'), wrong)).words).toMatch(/not accept/);
  });

  it('keeps the last known backup while one is running', async () => {
    const options = configuration('f.yaml', 'fresh');
    const before = await look('borgmatic', options);
    const holder = place('fresh/lock.exclusive');
    mkdirSync(holder);
    writeFileSync(`${holder}/elsewhere@1.${process.pid}-0`, '');
    try {
      const result = await look('borgmatic', options, { memory: before.memory });
      expect(result).toMatchObject({ state: 'ok', words: 'Last backup 24 hours ago' });
      expect(result.evidence.map((one) => english(one.message))).toContain('A backup is running');
      expect((await look('borgmatic', options)).state).toBe('unknown');
    } finally {
      rmSync(holder, { recursive: true });
    }
  });
});

describe.skipIf(!has('duplicity'))('duplicity', { timeout: 60_000 }, () => {
  const target = (name: string) => ({ target: `file://${place(name)}` });

  it('knows the newest set, none, and a folder that is not there, which stays so', async () => {
    run('duplicity', place('documents'), target('duplicity').target);
    expect(await look('duplicity', target('duplicity'), { environment: { TZ: 'Asia/Tokyo' } })).toMatchObject(
      {
        state: 'ok',
        words: expect.stringMatching(/^Last backup \d+ seconds? ago$/),
      },
    );
    const later = daysAgo(6).toISOString().slice(0, 19);
    run(
      'duplicity',
      '--current-time',
      String(Date.parse(`${later}Z`) / 1000),
      place('documents'),
      target('older').target,
    );
    expect((await look('duplicity', target('older'))).state).toBe('warning');
    mkdirSync(place('nothing'));
    expect((await look('duplicity', target('nothing'))).words).toBe('No backup yet');
    for (let time = 0; time < 2; time++)
      expect((await look('duplicity', target('nowhere'))).words).toMatch(/no duplicity repository/);
  });

  it('takes the passphrase from the key store and from nowhere else', async () => {
    const asked: string[] = [];
    const seen: string[] = [];
    const options = { ...target('duplicity'), passphrase: 'keystore' };
    const found = await runCheck('duplicity', {
      options,
      secret: async (name) => {
        asked.push(name);
        return { kind: 'found', value: 'right-and-secret' };
      },
      run: async ({ argv, environment: given }) => {
        seen.push(argv.join(' '), given?.PASSPHRASE ?? '');
        return { kind: 'aborted' };
      },
    });
    expect(asked).toEqual(['duplicity']);
    expect(seen).toEqual([expect.not.stringContaining('secret'), 'right-and-secret']);
    expect(JSON.stringify(found)).not.toContain('right-and-secret');
    const locked = await look('duplicity', options, { secret: async () => ({ kind: 'locked' }) });
    expect(locked).toMatchObject({ state: 'unknown', words: expect.stringMatching(/key ring .* is locked/) });
    expect(english(locked.remedy[0]?.message ?? { id: 'check.nothing' })).toMatch(/Unlock your key ring/);
    expect((await look('duplicity', options)).words).toMatch(/holds no passphrase for duplicity/);
  });
});

describe.skipIf(!has('rsnapshot') || !has('rsync'))('rsnapshot', { timeout: 60_000 }, () => {
  it('knows its newest folder, none, a running one and a missing root', async () => {
    const lockfile = place('rsnapshot.pid');
    const config = (name: string) => {
      const lines = [
        'config_version\t1.2',
        `snapshot_root\t${place(name)}/`,
        'cmd_rsync\t/usr/bin/rsync',
        'retain\talpha\t3',
        'retain\tbeta\t3',
        `lockfile\t${lockfile}`,
        `backup\t${place('documents')}/\tlocalhost/`,
        '',
      ];
      writeFileSync(place(`${name}.conf`), lines.join('\n'));
      return { config: place(`${name}.conf`) };
    };
    const options = config('snapshots');
    expect((await look('rsnapshot', options)).words).toMatch(/no rsnapshot repository/);
    run('rsnapshot', '-c', options.config, 'alpha');
    run('rsnapshot', '-c', options.config, 'alpha');
    expect(await look('rsnapshot', options)).toMatchObject({ state: 'ok' });
    utimesSync(place('snapshots/alpha.0'), daysAgo(8), daysAgo(8));
    writeFileSync(lockfile, `${process.pid}\n`);
    const old = await look('rsnapshot', options);
    expect(old).toMatchObject({ state: 'critical', words: expect.stringMatching(/8 days ago/) });
    expect(old.evidence.map((one) => english(one.message))).toContain('A backup is running');
    mkdirSync(place('bare'));
    expect((await look('rsnapshot', config('bare'))).words).toBe('No backup yet');
    expect((await look('rsnapshot', { config: place('documents/letter') })).state).toBe('unknown');
  });
});

describe.skipIf(!has('backintime'))('Back In Time', { timeout: 60_000 }, () => {
  it('knows its newest good snapshot', async () => {
    const lines = [
      'config.version=6',
      'profile1.name=Main',
      `profile1.snapshots.path=${place('bit')}`,
      'profile1.snapshots.path.host=h',
      'profile1.snapshots.path.user=u',
      'profile1.snapshots.path.profile=1',
      `profile1.snapshots.include.1.value=${place('documents')}`,
      'profile1.snapshots.include.1.type=0',
      'profile1.snapshots.include.size=1',
      'profile1.snapshots.mode=local',
      '',
    ];
    writeFileSync(place('bit.conf'), lines.join('\n'));
    const options = { config: place('bit.conf') };
    expect((await look('back-in-time', options)).words).toMatch(/no back-in-time repository/);
    mkdirSync(place('bit/backintime/h/u/1'), { recursive: true });
    expect((await look('back-in-time', options)).words).toBe('No backup yet');
    run('backintime', '--config', options.config, 'backup');
    expect(await look('back-in-time', options)).toMatchObject({ state: 'ok' });
    expect((await look('back-in-time', { ...options, profile: 2 })).state).toBe('unknown');
  });
});

describe.skipIf(!has('gsettings') || !has('glib-compile-schemas'))("Déjà Dup's settings", () => {
  it('hold the last backup', async () => {
    expect((await look('deja-dup', {})).words).toMatch(/not installed/);
    const key = '<key name="last-backup" type="s"><default>\'\'</default></key>';
    writeFileSync(
      place('schemas/org.gnome.DejaDup.gschema.xml'),
      `<schemalist><schema id="org.gnome.DejaDup" path="/org/gnome/deja-dup/">${key}</schema></schemalist>`,
    );
    run('glib-compile-schemas', place('schemas'));
    expect((await look('deja-dup', {})).words).toBe('No backup yet');
    run('gsettings', 'set', 'org.gnome.DejaDup', 'last-backup', daysAgo(1).toISOString());
    expect(await look('deja-dup', {})).toMatchObject({ state: 'ok', words: 'Last backup 24 hours ago' });
  });
});

describe.skipIf(!has('sqlite3'))("Vorta's database", () => {
  it('gives the worst of its repositories and is not changed', async () => {
    const database = place('settings.db');
    const sql = (text: string) => run('sqlite3', database, text);
    expect((await look('vorta', { database })).words).toMatch(/no vorta repository/);
    sql(
      'CREATE TABLE repomodel(id INTEGER PRIMARY KEY); CREATE TABLE archivemodel(repo_id INTEGER, time DATETIME)',
    );
    const local = (days: number) => {
      const date = daysAgo(days);
      return new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ');
    };
    sql(
      `INSERT INTO repomodel VALUES(1); INSERT INTO archivemodel VALUES(1,'${local(1)}'),(1,'${local(9)}')`,
    );
    expect(await look('vorta', { database })).toMatchObject({
      state: 'ok',
      words: 'Last backup 24 hours ago',
    });
    sql(`INSERT INTO repomodel VALUES(2); INSERT INTO archivemodel VALUES(2,'${local(5)}')`);
    expect((await look('vorta', { database })).state).toBe('warning');
    writeFileSync(place('garbage.db'), 'hello');
    expect((await look('vorta', { database: place('garbage.db') })).state).toBe('unknown');
  });
});

const btrfs = has('snapper') && has('mkfs.btrfs') && process.getuid?.() === 0 && canMount();

/** Containers often may not mount a file. */
function canMount(): boolean {
  const here = mkdtempSync(path.join(tmpdir(), 'fettle-mount-'));
  try {
    execFileSync('sh', ['-ec', 'truncate -s 120M i; mkfs.btrfs -q i; mkdir m; mount -o loop i m; umount m'], {
      cwd: here,
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(here, { recursive: true });
  }
}

describe.skipIf(!btrfs)('snapshots on a real btrfs', { timeout: 60_000 }, () => {
  const config = `fettle-test-${process.pid}`;
  const snapper = (...argv: string[]) => run('snapper', '--no-dbus', '-c', config, ...argv);
  beforeAll(() => {
    run(
      'sh',
      '-ec',
      `cd ${folder}; truncate -s 120M image; mkfs.btrfs -q image; mkdir mount; mount -o loop image mount`,
    );
    snapper('create-config', place('mount'));
  });
  afterAll(() => {
    snapper('delete-config');
    run('umount', place('mount'));
  });

  it('are told by snapper and btrfs, and called no backup', async () => {
    const sources = [
      { tool: 'snapper', config },
      { tool: 'btrfs', path: place('mount') },
    ];
    expect((await look('snapshots', { sources: sources.slice(0, 1) })).words).toBe('No snapshot yet');
    snapper('create', '-d', 'test');
    for (const zone of ['UTC', 'Asia/Tokyo']) {
      const result = await look('snapshots', { sources }, { environment: { TZ: zone } });
      expect(result.state).toBe('ok');
      expect(result.words).toMatch(/^snapper: Newest snapshot \d+ seconds? ago/);
      expect(result.evidence.map((one) => english(one.message))).toContainEqual(
        expect.stringMatching(/is not a backup/),
      );
    }
    expect((await look('snapshots', { sources: [{ tool: 'snapper', config: 'none' }] })).state).toBe(
      'unknown',
    );
  });
});

describe('a tool that', () => {
  const database = () => ({ database: place('documents/letter') });
  const asked: [string, string, () => unknown][] = [
    ['borg', 'borg', () => ({ repository: place('documents') })],
    ['restic', 'restic', () => ({ repository: place('documents') })],
    ['borgmatic', 'borgmatic', () => ({})],
    ['kopia', 'kopia', () => ({})],
    ['duplicity', 'duplicity', () => ({ target: `file://${place('documents')}` })],
    ['deja-dup', 'gsettings', () => ({})],
    ['vorta', 'sqlite3', database],
    ['time-machine', 'plutil', () => ({})],
    ['veeam-agent', 'powershell.exe', () => ({})],
  ];
  const stand = (program: string, script: string) => {
    writeFileSync(place('bin', program), `#!/bin/sh\n${script}\n`);
    chmodSync(place('bin', program), 0o755);
    return { environment: { PATH: `${place('bin')}:/usr/bin:/bin` } };
  };

  it.each(asked)('is missing makes %s UNKNOWN', async (check, _, options) => {
    expect(await look(check, options(), { environment: { PATH: '/nonexistent' } })).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/is not installed/),
    });
  });

  it.each(asked)('prints garbage makes %s UNKNOWN', async (check, program, options) => {
    const result = await look(check, options(), stand(program, 'echo "Letzte Sicherung: gestern"'));
    expect(result).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/could not be understood/),
    });
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it.each(asked)('hangs makes %s UNKNOWN in time', async (check, program, options) => {
    const given = { ...stand(program, 'exec sleep 600'), timeout: 1 };
    expect((await look(check, options(), given)).words).toMatch(/did not finish within/);
  });
});
