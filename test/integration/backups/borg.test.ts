import { existsSync, mkdirSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/checkResult';
import type { CheckRun } from '../../support/agent/checks';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';
import { startDeafServer } from '../../support/servers/deafServer';

const noUser = await ordinaryUser.missing();
const ageOf = (result: CheckResult) => Number(/^age=(\d+)s/.exec(result.perfdata[0] ?? '')?.[1]);

describe.skipIf(!has('borg'))('the borg check with the real borg', { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const borg = (...argv: string[]) => trial.run(['borg', ...argv], { BORG_PASSPHRASE: 'right', TZ: 'UTC' });
  const create = (name: string, hours: number, archive: string) =>
    borg(
      'create',
      '--timestamp',
      hoursAgo(hours),
      `${trial.place(name)}::${archive}`,
      trial.place('documents'),
    );
  const check = (name: string, more: object = {}, given: CheckRun = {}) =>
    trial.look('borg', { repository: trial.place(name), ...more }, given);

  beforeAll(() => {
    trial = new BackupTrial();
    writeFileSync(trial.place("pass'phrase"), 'right\n');
    borg('init', '-e', 'none', trial.place('plain'));
    create('plain', 30, 'old');
    create('plain', 5, 'laptop');
    borg('init', '-e', 'none', trial.place('empty'));
    borg('init', '-e', 'repokey', trial.place('secret'));
    create('secret', 200, 'a');
  }, 60_000);
  afterAll(() => trial.remove());

  it('ok: gives the age of the newest archive in every zone', async () => {
    for (const TZ of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
      const result = await check('plain', {}, { environment: { TZ } });
      expect(result).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
      expect(ageOf(result)).toBeGreaterThanOrEqual(5 * 3600);
      expect(ageOf(result)).toBeLessThan(5 * 3600 + 300);
    }
  });

  it('ok: looks only at the archives of a pattern', async () => {
    expect((await check('plain', { archives: 'o*' })).words).toBe('Last backup 30 hours ago');
    expect((await check('plain', { archives: 'none*' })).state).toBe('critical');
  });

  it('old: reads an encrypted repository with a passphrase file or command, and sees its age', async () => {
    expect(await check('secret', { passphraseFile: trial.place("pass'phrase") })).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/8 days ago/),
    });
    expect((await check('secret', { passphraseCommand: 'echo right' })).perfdata).toHaveLength(1);
  });

  it('does not take the backup of another machine in a shared repository for its own', async ({ skip }) => {
    skip(process.getuid?.() !== 0, 'only root can give a process another host name');
    borg('init', '-e', 'none', trial.place('shared'));
    create('shared', 30, 'mine');
    const other = `borg create --timestamp ${hoursAgo(2)} '${trial.place('shared')}::theirs' '${trial.place('documents')}'`;
    trial.run(['unshare', '--uts', 'sh', '-ec', `hostname colleague.example.org; ${other}`]);
    expect((await check('shared')).words).toBe('Last backup 30 hours ago');
    expect((await check('shared', {}, { host: 'colleague' })).words).toBe('Last backup 2 hours ago');
    const newcomer = await check('shared', {}, { host: 'newcomer' });
    expect(newcomer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/of other machines/) });
    expect(newcomer.remedy).toHaveLength(1);
    expect((await check('shared', { archives: '*' }, { host: 'newcomer' })).state).toBe('ok');
  });

  it('does not count an archive that was cut off, which borg calls a checkpoint', async () => {
    borg('init', '-e', 'none', trial.place('cut'));
    create('cut', 2, 'laptop.checkpoint');
    expect((await check('cut')).words).toBe('No backup yet');
    expect((await check('cut', { archives: 'laptop*' })).words).toBe('No backup yet');
    create('cut', 120, 'laptop');
    expect((await check('cut')).words).toMatch(/^Last backup 5 days ago/);
  });

  it('does not count an archive without a single file, as of a source that was not mounted', async () => {
    const repository = trial.place('hollow');
    trial.run(['borg', 'init', '-e', 'none', repository]);
    const then = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 19);
    trial.run(['borg', 'create', '--timestamp', then, `${repository}::a`, trial.place('documents')]);
    trial.run(['sh', '-c', `borg create '${repository}::b' /nonexistent/home; [ $? = 1 ]`]);
    expect(await trial.look('borg', { repository })).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/^Last backup 30 days ago/),
      notes: expect.arrayContaining(['Newer ones do not count: 1 without a single file']),
    });
  });

  it('is UNKNOWN when the newest archive is dated tomorrow, and not fresh for ever', async () => {
    borg('init', '-e', 'none', trial.place('tomorrow'));
    create('tomorrow', -24, 'a');
    expect(await check('tomorrow')).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/dated in the future/),
    });
  });

  it('knows the age of an archive out of the hour that comes twice in autumn', async () => {
    borg('init', '-e', 'none', trial.place('autumn'));
    // 02:30 in Berlin, the second time.
    const at = '2026-10-25T01:30:00';
    borg('create', '--timestamp', at, `${trial.place('autumn')}::a`, trial.place('documents'));
    const result = await check('autumn', {}, { environment: { TZ: 'Europe/Berlin' } });
    expect(Math.abs(Date.now() / 1000 - ageOf(result) - Date.parse(`${at}Z`) / 1000)).toBeLessThan(60);
  });

  it('empty: a repository without an archive is CRITICAL', async () => {
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
        words: expect.stringMatching(/no borg repository/),
        remedy: [expect.anything()],
      });
    const without = { environment: { PATH: '/nonexistent' } };
    expect((await check('plain', {}, without)).words).toMatch(/borg is not installed/);
  });

  it('no permission: a wrong, missing or lost passphrase is UNKNOWN, and said', async () => {
    const words = async (more: object) => {
      const result = await check('secret', more);
      expect([result.state, result.remedy.length]).toEqual(['unknown', 1]);
      return result.words;
    };
    expect(await words({ passphraseCommand: 'echo wrong' })).toMatch(/does not accept/);
    expect(await words({})).toMatch(/needs a passphrase/);
    expect(await words({ passphraseFile: '/nonexistent' })).toMatch(/could not get its/);
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    trial.run(['cp', '-a', trial.place('plain'), trial.place('closed')]);
    const options = { repository: trial.place('closed') };
    const answer = refusal(trial, 'borg', options, trial.place('closed'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
    trial.run(['chown', '-R', '0:0', trial.place('home'), trial.place('base')]);
  });

  it('hanging: a repository that does not answer is UNKNOWN in time, and nothing of borg is left', async () => {
    const pipe = trial.pipe(trial.place('plain/config'));
    const result = await check('plain', {}, { timeout: 3 });
    pipe.takeAway();
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/did not finish within/) });
    expect(processesWith(trial.folder)).toEqual([]);
    expect((await check('plain')).state).toBe('ok');
  });

  it('hanging: a server that never answers keeps the last known backup, and no ssh is left', async () => {
    const server = await startDeafServer();
    try {
      const { host } = new URL(server.url);
      const options = { repository: `ssh://${host}/repository` };
      const unknown = await trial.look('borg', options, { timeout: 3 });
      expect(unknown).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/not reachable since/),
      });
      const [key = ''] = Object.keys(unknown.memory as object);
      const memory = { [key]: { newest: Date.now() / 1000 - 5 * 3600 } };
      expect(await trial.look('borg', options, { memory, timeout: 3 })).toMatchObject({
        state: 'ok',
        words: expect.stringMatching(/^Last backup 5 hours ago; not reachable since/),
      });
      expect(processesWith(trial.folder)).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  it('says that it was never allowed to open the repository from this account', async () => {
    const result = await check('plain', {}, { environment: { BORG_BASE_DIR: trial.place('other-base') } });
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/for the first time/) });
  });

  it('locked: still knows the newest backup while borg itself holds the lock', async () => {
    const holding = ['borg', 'with-lock', trial.place('plain'), 'cat'] as const;
    const running = await trial.start(holding, () => existsSync(trial.place('plain/lock.exclusive')));
    try {
      const result = await check('plain');
      expect(result).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
      expect(result.notes).toContain('A backup is running');
    } finally {
      running.child.stdin?.end();
      await running.end();
    }
  });

  it('keeps the last known backup when the server is gone, and says since when', async () => {
    const options = { repository: 'ssh://127.0.0.1:1/repository' };
    const unknown = await trial.look('borg', options);
    expect(unknown.state).toBe('unknown');
    const [key = ''] = Object.keys(unknown.memory as object);
    const memory = { [key]: { newest: Date.now() / 1000 - 100 * 3600 } };
    const known = await trial.look('borg', options, { memory });
    expect(known.words).toMatch(/^Last backup 4 days ago.*; not reachable since/);
    expect(known).toMatchObject({ state: 'warning', perfdata: [expect.stringMatching(/^age=/)] });
  });

  it('says that the repository was moved', async () => {
    borg('init', '-e', 'none', trial.place('before'));
    renameSync(trial.place('before'), trial.place('after'));
    expect(await check('after')).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/was at another place/),
    });
  });

  it('garbage: is not taken in by a repository whose files are cut off', async () => {
    borg('init', '-e', 'none', trial.place('broken'));
    create('broken', 1, 'a');
    const segments = trial.place('broken/data/0');
    for (const name of readdirSync(segments)) truncateSync(`${segments}/${name}`, 10);
    expect(await check('broken')).toMatchObject({ state: 'unknown', remedy: [expect.anything()] });
    mkdirSync(trial.place('garbled'));
    writeFileSync(trial.place('garbled/config'), 'Letzte Sicherung: gestern\n');
    expect((await check('garbled')).state).toBe('unknown');
  });
});
