import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../../support/checks';

let folder = '';
const hasRestic = (() => {
  try {
    execFileSync('restic', ['version']);
    return true;
  } catch {
    return false;
  }
})();

const place = (name: string) => path.join(folder, name);
const stamp = (hoursAgo: number) =>
  new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Runs restic as a person would. */
function restic(repository: string, ...arguments_: string[]): void {
  const env = {
    ...process.env,
    HOME: folder,
    TZ: 'UTC',
    RESTIC_PASSWORD: 'right',
    RESTIC_REPOSITORY: place(repository),
  };
  execFileSync('restic', [...arguments_, '--no-cache', '-q'], { env, stdio: 'pipe' });
}

describe.skipIf(!hasRestic)('the restic check with the real restic', { timeout: 60_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fettle-restic-'));
    mkdirSync(place('documents'));
    writeFileSync(place('documents/letter'), 'Dear all\n');
    writeFileSync(place('password'), 'right\n');
    restic('many', 'init');
    restic('many', 'backup', '--time', stamp(100), '--host', 'laptop-alice', place('documents'));
    restic('many', 'backup', '--time', stamp(5), '--host', 'other', place('documents/letter'));
    restic('empty', 'init');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = (name: string, more: Record<string, unknown> = { passwordFile: place('password') }) =>
    runCheck('restic', {
      options: { repository: place(name), ...more },
      environment: { HOME: place('home') },
    });

  it('gives the newest of all hosts and paths, without touching a cache', async () => {
    const result = await check('many');
    expect(english(result.summary)).toBe('Last backup 5 hours ago');
    expect(result.perfdata[0]).toMatch(/^age=180\d\ds;345600;604800;0$/);
    expect(existsSync(place('home'))).toBe(false);
  });

  it('looks only at one host when asked to', async () => {
    const result = await check('many', { passwordCommand: 'echo right', host: '$host$' });
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/4 days ago/);
    expect((await check('many', { passwordFile: place('password'), host: 'nobody' })).state).toBe('critical');
  });

  it.each<[string, string, () => Record<string, unknown>, string, RegExp]>([
    [
      'an empty repository',
      'empty',
      () => ({ passwordFile: place('password') }),
      'critical',
      /^No backup yet$/,
    ],
    [
      'no repository',
      'nowhere',
      () => ({ passwordFile: place('password') }),
      'unknown',
      /no restic repository/,
    ],
    [
      'a wrong password',
      'many',
      () => ({ passwordCommand: 'echo wrong' }),
      'unknown',
      /does not accept the passphrase/,
    ],
    ['no password', 'many', () => ({}), 'unknown', /needs a passphrase/],
    [
      'a password file that is missing',
      'many',
      () => ({ passwordFile: '/nonexistent' }),
      'unknown',
      /could not get its passphrase/,
    ],
  ])('%s', async (_, name, more, state, words) => {
    const result = await check(name, more());
    expect(result.state).toBe(state);
    expect(english(result.summary)).toMatch(words);
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('looks while a backup has the repository locked', async () => {
    mkdirSync(place('many/locks'), { recursive: true });
    writeFileSync(
      place('many/locks/0000000000000000000000000000000000000000000000000000000000000000'),
      'a lock of somebody',
    );
    expect((await check('many')).state).toBe('ok');
  });

  it('keeps the last known backup when the server is gone', async () => {
    const options = { repository: 'rest:http://alice:secret@127.0.0.1:1/', passwordCommand: 'echo right' };
    const unknown = await runCheck('restic', { options, environment: { HOME: folder } });
    expect(unknown.state).toBe('unknown');
    expect(JSON.stringify(unknown)).not.toContain('secret');
    const [key = ''] = Object.keys(unknown.memory as object);
    const memory = { [key]: { newest: Date.now() / 1000 - 3 * 3600 } };
    const known = await runCheck('restic', { options, environment: { HOME: folder }, memory });
    expect(known.state).toBe('ok');
    expect(english(known.summary)).toMatch(/^Last backup 3 hours ago; not reachable since/);
  });

  it('together with a stamp file in one service', async () => {
    writeFileSync(
      place('stamp.json'),
      JSON.stringify({ time: new Date(Date.now() - 240 * 3_600_000).toISOString(), ok: true, tool: 'tar' }),
    );
    const result = await runCheck('backups', {
      options: {
        sources: [
          { tool: 'restic', repository: place('many'), passwordFile: place('password') },
          { tool: 'stamp-file', name: 'archive', path: place('stamp.json') },
        ],
      },
    });
    expect(result.state).toBe('critical');
    expect(english(result.summary)).toMatch(/^archive: Last backup 10 days ago/);
    expect(result.perfdata.map((metric) => metric.split('=')[0])).toEqual([
      'age',
      'age_restic',
      'age_archive',
    ]);
  });

  it('a stamp file that is no file is UNKNOWN', async () => {
    expect((await runCheck('stamp-file', { options: { path: place('documents') } })).state).toBe('unknown');
    expect((await runCheck('stamp-file', { options: { path: '/dev/zero' } })).state).toBe('unknown');
    expect((await runCheck('stamp-file', { options: { path: place('none') } })).state).toBe('unknown');
  });
});
