import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';
import { has } from '../../support/installed';

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

  it('counts the worst of its repositories', async () => {
    const zone = { environment: { TZ: 'America/New_York' } };
    expect(await trial.look('borgmatic', configured('fresh'), zone)).toMatchObject({
      state: 'ok',
      words: 'Last backup 24 hours ago',
    });
    expect((await trial.look('borgmatic', configured('fresh', 'old'))).state).toBe('warning');
    expect(await trial.look('borgmatic', configured('fresh', 'none'))).toMatchObject({
      state: 'critical',
      words: 'No backup yet',
    });
  });

  it('takes the passphrase from its own configuration', async () => {
    expect((await trial.look('borgmatic', passphraseFrom('echo right'))).state).toBe('ok');
    expect((await trial.look('borgmatic', passphraseFrom('echo wrong'))).words).toMatch(/not accept/);
    expect((await trial.look('borgmatic', passphraseFrom('cat /nonexistent'))).words).toMatch(
      /could not get/,
    );
    expect((await trial.look('borgmatic', configured('secret'))).words).toMatch(/needs a passphrase/);
  });

  it('says why it cannot tell', async () => {
    expect((await trial.look('borgmatic', configured('fresh', 'nowhere'))).words).toMatch(
      /no borgmatic repo/,
    );
    expect((await trial.look('borgmatic', { config: trial.place('none.yaml') })).words).toMatch(/no config/);
    writeFileSync(trial.place('broken.yaml'), 'location: [Letzte Sicherung\n');
    expect((await trial.look('borgmatic', { config: trial.place('broken.yaml') })).state).toBe('unknown');
    borg('init', '-e', 'none', trial.place('cut'));
    truncateSync(trial.place('cut/config'), 20);
    expect((await trial.look('borgmatic', configured('fresh', 'cut'))).state).toBe('unknown');
  });

  it('keeps the last known backup while one is running and while a server is gone', async () => {
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
    const gone = await trial.look('borgmatic', configured('fresh', 'ssh://127.0.0.1:1/away'), { memory });
    expect(gone).toMatchObject({
      state: 'ok',
      words: expect.stringMatching(/^Last backup 24 hours ago; not reachable since/),
    });
  });
});
