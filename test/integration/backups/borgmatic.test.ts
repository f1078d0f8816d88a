import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const noUser = await ordinaryUser.missing();

describe.skipIf(!has('borgmatic') || !has('borg'))('the real borgmatic', { timeout: 120_000 }, () => {
  let trial: BackupTrial;
  const borg = (...argv: string[]) => trial.run(['borg', ...argv], { BORG_PASSPHRASE: 'right' });
  const create = (name: string, hours: number) =>
    borg(
      ...['create', '--timestamp', hoursAgo(hours)],
      // As borgmatic names them: later ones (seen with 1.9.14) list no others.
      ...[`${trial.place(name)}::{hostname}-{now}`, trial.place('documents')],
    );
  /** The options for a configuration with these repositories. */
  const configured = (...repositories: string[]) => {
    const list = repositories.map((one) => `"${one.startsWith('ssh:') ? one : trial.place(one)}"`).join(', ');
    const text = `location:\n    source_directories: ["${trial.place('documents')}"]\n    repositories: [${list}]\n`;
    writeFileSync(trial.place('config.yaml'), text);
    return { config: trial.place('config.yaml') };
  };
  const passphraseFrom = (command: string) => {
    const options = configured('secret');
    writeFileSync(options.config, `storage:\n    encryption_passcommand: ${command}\n`, { flag: 'a' });
    return options;
  };

  beforeAll(() => {
    trial = new BackupTrial();
    for (const name of ['fresh', 'old', 'none']) borg('init', '-e', 'none', trial.place(name));
    borg('init', '-e', 'repokey', trial.place('secret'));
    create('fresh', 24);
    create('old', 120);
    create('secret', 24);
  });
  afterAll(() => trial.remove());

  it('ok: tells the age of its repository in any zone', async () => {
    const zone = { environment: { TZ: 'America/New_York' } };
    expect(await trial.look('borgmatic', configured('fresh'), zone)).toMatchObject({
      state: 'ok',
      words: 'Last backup 24 hours ago',
    });
  });

  it('does not take the backup of another machine in a shared repository for its own', async () => {
    const newcomer = await trial.look('borgmatic', configured('fresh'), { host: 'newcomer' });
    expect(newcomer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/of other machines/) });
    const named = { ...configured('fresh'), host: hostname() };
    expect((await trial.look('borgmatic', named, { host: 'newcomer' })).state).toBe('ok');
  });

  it('old: the oldest of its repositories counts', async () => {
    expect((await trial.look('borgmatic', configured('fresh', 'old'))).state).toBe('warning');
  });

  it('empty: one repository without an archive is CRITICAL', async () => {
    expect(await trial.look('borgmatic', configured('fresh', 'none'))).toMatchObject({
      state: 'critical',
      words: 'No backup yet',
    });
  });

  it('no permission: a passphrase that its own configuration does not give is UNKNOWN, and said', async () => {
    expect((await trial.look('borgmatic', passphraseFrom('echo right'))).state).toBe('ok');
    expect((await trial.look('borgmatic', passphraseFrom('echo wrong'))).words).toMatch(/not accept/);
    expect((await trial.look('borgmatic', passphraseFrom('cat /nonexistent'))).words).toMatch(
      // Since 1.8 borgmatic runs the command itself and says only what the command said (tried with 1.9.14).
      /could not get|\/nonexistent: No such file/,
    );
    expect((await trial.look('borgmatic', configured('secret'))).words).toMatch(/needs a passphrase/);
  });

  it('no permission: an ordinary user is told that there is no configuration that they may read', async ({
    skip,
  }) => {
    skip(noUser !== undefined, noUser);
    const options = configured('fresh');
    const answer = refusal(trial, 'borgmatic', options, options.config);
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/no configuration/) });
    expect(answer.remedies).toBeGreaterThan(0);
    trial.run(['chown', '-R', '0:0', trial.place('home'), trial.place('base')]);
  });

  it('missing: one repository, the configuration or the program that is not there is UNKNOWN', async () => {
    expect((await trial.look('borgmatic', configured('fresh', 'nowhere'))).words).toMatch(
      /no borgmatic repo/,
    );
    expect((await trial.look('borgmatic', { config: trial.place('none.yaml') })).words).toMatch(/no config/);
    const without = { environment: { PATH: '/nonexistent' } };
    expect((await trial.look('borgmatic', configured('fresh'), without)).words).toMatch(/not installed/);
  });

  it('garbage: a broken configuration or repository is UNKNOWN', async () => {
    writeFileSync(trial.place('broken.yaml'), 'location: [Letzte Sicherung\n');
    expect((await trial.look('borgmatic', { config: trial.place('broken.yaml') })).state).toBe('unknown');
    borg('init', '-e', 'none', trial.place('cut'));
    truncateSync(trial.place('cut/config'), 20);
    expect((await trial.look('borgmatic', configured('fresh', 'cut'))).state).toBe('unknown');
  });

  it('locked: keeps the last known backup while one is running', async () => {
    const options = configured('fresh');
    const { memory } = await trial.look('borgmatic', options);
    const holding = ['borg', 'with-lock', trial.place('fresh'), 'cat'] as const;
    const running = await trial.start(holding, () => existsSync(trial.place('fresh/lock.exclusive')));
    try {
      const result = await trial.look('borgmatic', options, { memory });
      expect(result).toMatchObject({ state: 'ok', words: 'Last backup 24 hours ago' });
      expect(result.notes).toContain('A backup is running');
      expect((await trial.look('borgmatic', options)).state).toBe('unknown');
    } finally {
      running.child.stdin?.end();
      await running.end();
    }
  });

  it('keeps the last known backup while one of its servers is gone', async () => {
    const { memory } = await trial.look('borgmatic', configured('fresh'));
    const gone = await trial.look('borgmatic', configured('fresh', 'ssh://127.0.0.1:1/away'), { memory });
    expect(gone).toMatchObject({
      state: 'ok',
      words: expect.stringMatching(/^Last backup 24 hours ago; not reachable since/),
    });
  });

  it('hanging: a configuration or a repository that does not answer is UNKNOWN in time', async () => {
    const options = configured('fresh');
    for (const file of [options.config, trial.place('fresh/config')]) {
      const pipe = trial.pipe(file);
      const result = await trial.look('borgmatic', options, { timeout: 3 });
      pipe.takeAway();
      expect(result).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/did not finish within/),
      });
      expect(processesWith(trial.folder)).toEqual([]);
    }
    expect((await trial.look('borgmatic', options)).state).toBe('ok');
  });
});
