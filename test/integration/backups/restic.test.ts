import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';
import { startDeafServer } from '../../support/servers/deafServer';

const noUser = await ordinaryUser.missing();

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
    trial.look('restic', { repository: trial.place(name), ...more }, { host: 'other' });

  beforeAll(() => {
    trial = new BackupTrial();
    writeFileSync(trial.place('password'), 'right\n');
    restic('many', 'init');
    backUp(100, 'laptop-alice', 'documents');
    backUp(5, 'other', 'documents/letter');
    restic('empty', 'init');
  }, 60_000);
  afterAll(() => trial.remove());

  it('ok: gives the newest of all paths, without touching a cache', async () => {
    const result = await check('many');
    expect(result.words).toBe('Last backup 5 hours ago');
    expect(result.perfdata[0]).toMatch(/^age=18\d\d\ds;345600;604800;0$/);
    expect(readdirSync(trial.place('home'))).toEqual([]);
  });

  it('old: looks only at one host when asked to', async () => {
    expect(await check('many', { passwordCommand: 'echo right', host: 'laptop-alice' })).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/4 days ago/),
    });
    expect((await check('many', { ...file(), host: 'nobody' })).state).toBe('critical');
  });

  it('does not take the backup of another machine in a shared repository for its own', async () => {
    const options = { repository: trial.place('many'), ...file() };
    const of = (host: string) => trial.look('restic', options, { host });
    expect((await of('laptop-alice')).words).toMatch(/^Last backup 4 days ago/);
    expect((await of('Other.example.org')).words).toBe('Last backup 5 hours ago');
    const newcomer = await of('newcomer');
    expect(newcomer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/of other machines/) });
    expect(newcomer.remedy).toHaveLength(1);
  });

  it('looks only at the snapshots of one folder when asked to', async () => {
    const of = (path: string) => check('many', { ...file(), path });
    expect((await of(trial.place('documents/letter'))).state).toBe('ok');
    expect(await of(trial.place('home'))).toMatchObject({ state: 'critical', words: 'No backup yet' });
  });

  it('is UNKNOWN when the newest snapshot is dated tomorrow, and not fresh for ever', async () => {
    restic('tomorrow', 'init');
    const time = hoursAgo(-24).replace('T', ' ');
    restic('tomorrow', 'backup', '--time', time, '--host', 'other', trial.place('documents'));
    expect(await check('tomorrow')).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/dated in the future/),
    });
  });

  it('does not know a backup that was cut off, of which restic leaves no snapshot', async () => {
    restic('cut', 'init');
    const argv = ['restic', 'backup', '--stdin', '--no-cache', '-q'] as const;
    const locks = () => readdirSync(trial.place('cut/locks')).length > 0;
    const running = await trial.start(argv, locks, secrets('cut'));
    running.child.stdin?.write('half a letter');
    running.child.kill('SIGKILL');
    await running.end();
    expect((await check('cut')).words).toBe('No backup yet');
  });

  it('empty: a repository without a snapshot is CRITICAL', async () => {
    expect(await check('empty')).toMatchObject({
      state: 'critical',
      words: 'No backup yet',
      remedy: [expect.anything()],
    });
  });

  it('missing: no repository, a folder that is none and no program are UNKNOWN', async () => {
    for (const name of ['nowhere', 'documents'])
      expect(await check(name)).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/no restic repository/),
        remedy: [expect.anything()],
      });
    const without = { environment: { PATH: '/nonexistent' } };
    const options = { repository: trial.place('many'), ...file() };
    expect((await trial.look('restic', options, without)).words).toMatch(/restic is not installed/);
  });

  it('no permission: a wrong, missing or lost password is UNKNOWN, and said', async () => {
    const words = async (more: object) => {
      const result = await check('many', more);
      expect([result.state, result.remedy.length]).toEqual(['unknown', 1]);
      return result.words;
    };
    expect(await words({ passwordCommand: 'echo wrong' })).toMatch(/does not accept/);
    expect(await words({})).toMatch(/needs a passphrase/);
    expect(await words({ passwordFile: '/nonexistent' })).toMatch(/could not get its/);
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    trial.run(['cp', '-a', trial.place('many'), trial.place('closed')]);
    const options = { repository: trial.place('closed'), passwordCommand: 'echo right' };
    const answer = refusal(trial, 'restic', options, trial.place('closed'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
  });

  it('hanging: a repository that does not answer is UNKNOWN in time, and nothing of restic is left', async () => {
    const [key = ''] = readdirSync(trial.place('many/keys'));
    const pipe = trial.pipe(trial.place('many/keys', key));
    const options = { repository: trial.place('many'), ...file() };
    const result = await trial.look('restic', options, { host: 'other', timeout: 2 });
    pipe.takeAway();
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/did not finish within/) });
    expect(processesWith(trial.folder)).toEqual([]);
    expect((await check('many')).state).toBe('ok');
  });

  it('hanging: a server that never answers keeps the last known backup', async () => {
    const server = await startDeafServer();
    try {
      const repository = `rest:${server.url.replace('https', 'http')}/`;
      const options = { repository, passwordCommand: 'echo right' };
      const unknown = await trial.look('restic', options, { host: 'other', timeout: 2 });
      expect(unknown).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/not reachable since/),
      });
      const [key = ''] = Object.keys(unknown.memory as object);
      const memory = { [key]: { newest: Date.now() / 1000 - 100 * 3600 } };
      expect(await trial.look('restic', options, { memory, timeout: 2 })).toMatchObject({
        state: 'warning',
        words: expect.stringMatching(/^Last backup 4 days ago.*; not reachable since/),
      });
      expect(processesWith(trial.folder)).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  it('locked: looks while restic itself backs up and holds its lock', async () => {
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

  it('garbage: is not taken in by a repository whose files are cut off or gone', async () => {
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
    const sources = [
      { tool: 'restic', repository: trial.place('many'), ...file() },
      { tool: 'stamp-file', name: 'archive', path: trial.place('stamp.json') },
    ];
    const result = await trial.look('backups', { sources }, { host: 'other' });
    expect(result).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/^archive: Last backup 10 days ago/),
    });
    const names = result.perfdata.map((metric) => metric.split('=')[0]);
    expect(names).toEqual(['age', 'age_restic', 'age_archive']);
  });
});
