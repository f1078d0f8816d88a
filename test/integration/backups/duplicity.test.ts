import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english, holding } from '../../support/agent/checks';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const noUser = await ordinaryUser.missing();

describe.skipIf(!has('duplicity') || !has('gpg'))('the real duplicity', { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const target = (name: string) => ({ target: `file://${trial.place(name)}` });
  const backUp = (name: string, ...flags: string[]) =>
    trial.run(['duplicity', ...flags, trial.place('documents'), target(name).target], {
      PASSPHRASE: 'right',
    });

  beforeAll(() => {
    trial = new BackupTrial();
    backUp('fresh');
    backUp('older', '--current-time', String(Date.parse(`${hoursAgo(144)}Z`) / 1000));
  });
  afterAll(() => trial.remove());

  it('ok: knows the newest set in any zone', async () => {
    const zone = { environment: { TZ: 'Asia/Tokyo' } };
    expect(await trial.look('duplicity', target('fresh'), zone)).toMatchObject({
      state: 'ok',
      words: expect.stringMatching(/^Last backup .* ago$/),
    });
  });

  it('old: knows the newest set of a target that is old', async () => {
    expect((await trial.look('duplicity', target('older'))).state).toBe('warning');
  });

  it('empty: a folder without a backup is CRITICAL, and so is one with somebody else’s files', async () => {
    mkdirSync(trial.place('nothing'));
    for (const name of ['nothing', 'documents'])
      expect(await trial.look('duplicity', target(name))).toMatchObject({
        state: 'critical',
        words: 'No backup yet',
      });
  });

  it('missing: no folder, which is not made, and no program are UNKNOWN', async () => {
    for (let time = 0; time < 2; time++)
      expect((await trial.look('duplicity', target('nowhere'))).words).toMatch(/no duplicity repository/);
    const without = { environment: { PATH: '/nonexistent' } };
    expect((await trial.look('duplicity', target('fresh'), without)).words).toMatch(/is not installed/);
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    trial.run(['cp', '-a', trial.place('fresh'), trial.place('closed')]);
    const answer = refusal(trial, 'duplicity', target('closed'), trial.place('closed'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
    trial.run(['chown', '-R', '0:0', trial.place('home')]);
  });

  it('hanging: a duplicity that waits for its own lock file for ever is UNKNOWN in time', async () => {
    // In the folder where duplicity keeps what it knows of this target; it opens this file before anything else.
    const caches = () => readdirSync(trial.place('home/.cache/duplicity'));
    const before = caches();
    backUp('silent');
    const [cache = ''] = caches().filter((name) => !before.includes(name));
    const pipe = trial.pipe(trial.place('home/.cache/duplicity', cache, 'lockfile'));
    const result = await trial.look('duplicity', target('silent'), { timeout: 3 });
    pipe.takeAway();
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/did not finish within/) });
    expect(processesWith(trial.folder).filter((line) => line.includes('duplicity'))).toEqual([]);
    expect((await trial.look('duplicity', target('silent'))).state).toBe('ok');
  });

  it('no permission: takes the passphrase from the key store, and says what is wrong with the key store', async () => {
    const options = { ...target('fresh'), passphrase: 'keystore' };
    const found = await trial.look('duplicity', options, { secret: holding({ duplicity: 'right' }) });
    expect(found.state).toBe('ok');
    expect((await trial.look('duplicity', options)).words).toMatch(/holds no passphrase for duplicity/);
    const locked = await trial.look('duplicity', options, { secret: async () => ({ kind: 'locked' }) });
    expect(locked).toMatchObject({ state: 'unknown', words: expect.stringMatching(/key ring .* is locked/) });
    expect(english(locked.remedy[0]?.message ?? { id: 'check.nothing' })).toMatch(/Unlock your key ring/);
  });

  it('locked: keeps the last known backup while duplicity runs', async () => {
    const { memory } = await trial.look('duplicity', target('fresh'));
    // A gpg that waits keeps a real duplicity at work.
    const gate = trial.gate('gpg');
    trial.standIn('waiting-gpg', `case "$*" in *--version*) ;; *) ${gate.script} ;; esac\nexec gpg "$@"`);
    const argv = ['duplicity', 'full', '--gpg-binary', trial.place('bin/waiting-gpg')] as const;
    const whole = [...argv, trial.place('documents'), target('fresh').target] as const;
    const running = await trial.start(whole, gate.reached, { PASSPHRASE: 'right' });
    try {
      const result = await trial.look('duplicity', target('fresh'), { memory, askAgain: true });
      expect(result.state).toBe('ok');
      expect(result.notes).toContain('A backup is running');
      expect((await trial.look('duplicity', target('fresh'))).state).toBe('unknown');
    } finally {
      gate.open();
      await running.end();
    }
  });

  it('garbage: is not taken in by a backup of which parts are missing', async () => {
    backUp('broken');
    const whole = readdirSync(trial.place('broken'));
    for (const name of whole.filter((one) => !one.includes('.difftar.'))) rmSync(trial.place('broken', name));
    const elsewhere = { environment: { HOME: trial.place('bin') } };
    expect((await trial.look('duplicity', target('broken'), elsewhere)).state).not.toBe('ok');
  });

  it('does not count a backup that was cut off, which duplicity lists like any other', async () => {
    backUp('cut', '--current-time', String(Date.parse(`${hoursAgo(144)}Z`) / 1000));
    writeFileSync(trial.place('documents/large'), randomBytes(3_000_000));
    // A gpg that waits at one of the last volumes, where duplicity is killed.
    const count = trial.place('count');
    const gate = trial.gate('cut-gpg');
    const fourth = `echo x >>'${count}'; [ "$(wc -l <'${count}')" -lt 4 ] || { ${gate.script}; }`;
    trial.standIn('cut-gpg', `case "$*" in *--version*) ;; *) ${fourth} ;; esac\nexec gpg "$@"`);
    const argv = ['duplicity', 'full', '--volsize', '1', '--gpg-binary', trial.place('bin/cut-gpg')] as const;
    const whole = [...argv, trial.place('documents'), target('cut').target] as const;
    const running = await trial.start(whole, gate.reached, { PASSPHRASE: 'right' });
    running.child.kill('SIGKILL');
    await running.end();
    gate.open();
    rmSync(trial.place('documents/large'));
    const volumes = readdirSync(trial.place('cut')).filter((name) => name.includes('.vol'));
    expect(volumes.length).toBeGreaterThan(1);
    expect(await trial.look('duplicity', target('cut'))).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/^Last backup 6 days ago/),
    });
    const elsewhere = { environment: { HOME: trial.place('bin') } };
    expect((await trial.look('duplicity', target('cut'), elsewhere)).words).toMatch(/^Last backup 6 days/);
  });

  it('keeps the last known backup when the server is gone, and says since when', async () => {
    const options = { target: 'sftp://alice@127.0.0.1:1/backup' };
    const unknown = await trial.look('duplicity', options);
    expect(unknown).toMatchObject({ state: 'unknown', words: expect.stringMatching(/not reachable since/) });
    const [key = ''] = Object.keys(unknown.memory as object);
    const memory = { [key]: { newest: Date.now() / 1000 - 100 * 3600 } };
    expect(await trial.look('duplicity', options, { memory })).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/^Last backup 4 days ago.*; not reachable since/),
    });
  });
});
