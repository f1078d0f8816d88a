import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';
import { has } from '../../support/installed';

describe.skipIf(!has('restic'))('the restic check with the real restic', { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const secrets = (repository: string) => ({
    TZ: 'UTC',
    RESTIC_PASSWORD: 'right',
    RESTIC_REPOSITORY: trial.place(repository),
  });
  const restic = (repository: string, ...argv: string[]) =>
    trial.run(['restic', ...argv, '--no-cache', '-q'], secrets(repository));
  const backUp = (hours: number, host: string, what: string) =>
    restic('many', 'backup', '--time', hoursAgo(hours).replace('T', ' '), '--host', host, trial.place(what));
  const file = () => ({ passwordFile: trial.place('password') });
  const check = (name: string, more: object = file()) =>
    trial.look('restic', { repository: trial.place(name), ...more });

  beforeAll(() => {
    trial = new BackupTrial();
    writeFileSync(trial.place('password'), 'right\n');
    restic('many', 'init');
    backUp(100, 'laptop-alice', 'documents');
    backUp(5, 'other', 'documents/letter');
    restic('empty', 'init');
  }, 60_000);
  afterAll(() => trial.remove());

  it('gives the newest of all hosts and paths, without touching a cache', async () => {
    const result = await check('many');
    expect(result.words).toBe('Last backup 5 hours ago');
    expect(result.perfdata[0]).toMatch(/^age=18\d\d\ds;345600;604800;0$/);
    expect(readdirSync(trial.place('home'))).toEqual([]);
  });

  it('looks only at one host when asked to', async () => {
    expect(await check('many', { passwordCommand: 'echo right', host: '$host$' })).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/4 days ago/),
    });
    expect((await check('many', { ...file(), host: 'nobody' })).state).toBe('critical');
  });

  it.each<[string, string, () => object, string, RegExp]>([
    ['an empty repository', 'empty', file, 'critical', /^No backup yet$/],
    ['no repository', 'nowhere', file, 'unknown', /no restic repository/],
    ['a folder that is none', 'documents', file, 'unknown', /no restic repository/],
    ['a wrong password', 'many', () => ({ passwordCommand: 'echo wrong' }), 'unknown', /does not accept/],
    ['no password', 'many', () => ({}), 'unknown', /needs a passphrase/],
    [
      'a lost password file',
      'many',
      () => ({ passwordFile: '/nonexistent' }),
      'unknown',
      /could not get its/,
    ],
  ])('%s', async (_, name, more, state, words) => {
    const result = await check(name, more());
    expect(result).toMatchObject({ state, words: expect.stringMatching(words) });
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('looks while restic itself backs up and holds its lock', async () => {
    const argv = ['restic', 'backup', '--stdin', '--no-cache', '-q'] as const;
    const locks = () => readdirSync(trial.place('many/locks')).length > 0;
    const running = await trial.start(argv, locks, secrets('many'));
    try {
      expect(await check('many')).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
    } finally {
      await running.end();
    }
  });

  it('keeps the last known backup when the server is gone, and gives no password away', async () => {
    const options = { repository: 'rest:http://alice:secret@127.0.0.1:1/', passwordCommand: 'echo right' };
    // Since 0.17 restic itself tries for a quarter of an hour.
    const timeout = 5;
    const unknown = await trial.look('restic', options, { timeout });
    expect(unknown.state).toBe('unknown');
    expect(JSON.stringify(unknown)).not.toContain('secret');
    const [key = ''] = Object.keys(unknown.memory as object);
    const memory = { [key]: { newest: Date.now() / 1000 - 3 * 3600 } };
    expect(await trial.look('restic', options, { memory, timeout })).toMatchObject({
      state: 'ok',
      words: expect.stringMatching(/^Last backup 3 hours ago; not reachable since/),
    });
  });

  it('is not taken in by a repository whose files are cut off or gone', async () => {
    restic('broken', 'init');
    restic('broken', 'backup', trial.place('documents'));
    const [snapshot = ''] = readdirSync(trial.place('broken/snapshots'));
    const whole = trial.place('broken/snapshots', snapshot);
    trial.run(['chmod', 'u+w', whole]);
    truncateSync(whole, 20);
    expect((await check('broken')).state).not.toBe('ok');
    rmSync(trial.place('broken/keys'), { recursive: true });
    mkdirSync(trial.place('broken/keys'));
    expect((await check('broken')).state).toBe('unknown');
    expect(existsSync(trial.place('broken/config'))).toBe(true);
  });

  it('is one of several sources in one service, of which the worst counts', async () => {
    const time = `${hoursAgo(240)}Z`;
    writeFileSync(trial.place('stamp.json'), JSON.stringify({ time, ok: true, tool: 'tar' }));
    const result = await trial.look('backups', {
      sources: [
        { tool: 'restic', repository: trial.place('many'), ...file() },
        { tool: 'stamp-file', name: 'archive', path: trial.place('stamp.json') },
      ],
    });
    expect(result).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/^archive: Last backup 10 days ago/),
    });
    const names = result.perfdata.map((metric) => metric.split('=')[0]);
    expect(names).toEqual(['age', 'age_restic', 'age_archive']);
  });
});
