import { existsSync, mkdirSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../shared/checkResult';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';
import type { CheckRun } from '../../support/checks';
import { has } from '../../support/installed';

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

  it.each(['UTC', 'America/New_York', 'Asia/Tokyo'])(
    'gives the age of the newest archive in %s',
    async (zone) => {
      const result = await check('plain', {}, { environment: { TZ: zone } });
      expect(result).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
      expect(ageOf(result)).toBeGreaterThanOrEqual(5 * 3600);
      expect(ageOf(result)).toBeLessThan(5 * 3600 + 300);
    },
  );

  it('looks only at the archives of a pattern', async () => {
    expect((await check('plain', { archives: 'o*' })).words).toBe('Last backup 30 hours ago');
    expect((await check('plain', { archives: 'none*' })).state).toBe('critical');
  });

  it('reads an encrypted repository with a passphrase file or command, and sees its age', async () => {
    expect(await check('secret', { passphraseFile: trial.place("pass'phrase") })).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/8 days ago/),
    });
    expect((await check('secret', { passphraseCommand: 'echo right' })).perfdata).toHaveLength(1);
  });

  it.each<[string, string, object, string, RegExp]>([
    ['an empty repository', 'empty', {}, 'critical', /^No backup yet$/],
    ['no repository', 'nowhere', {}, 'unknown', /no borg repository/],
    ['a folder that is none', 'documents', {}, 'unknown', /no borg repository/],
    ['a wrong passphrase', 'secret', { passphraseCommand: 'echo wrong' }, 'unknown', /does not accept/],
    ['no passphrase', 'secret', {}, 'unknown', /needs a passphrase/],
    ['a lost passphrase file', 'secret', { passphraseFile: '/nonexistent' }, 'unknown', /could not get its/],
  ])('%s', async (_, name, more, state, words) => {
    const result = await check(name, more);
    expect(result).toMatchObject({ state, words: expect.stringMatching(words) });
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('says that it was never allowed to open the repository from this account', async () => {
    const result = await check('plain', {}, { environment: { BORG_BASE_DIR: trial.place('other-base') } });
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/for the first time/) });
  });

  it('still knows the newest backup while borg itself holds the lock', async () => {
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

  it('is not taken in by a repository whose files are cut off', async () => {
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
