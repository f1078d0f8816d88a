import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';

const noUser = await ordinaryUser.missing();
let trial: BackupTrial;
beforeAll(() => {
  trial = new BackupTrial();
});
afterAll(() => trial.remove());

const age = (file: string, days: number) => {
  const then = new Date(Date.now() - days * 86_400_000);
  utimesSync(file, then, then);
};

describe.skipIf(!has('rsnapshot') || !has('rsync'))('the real rsnapshot', { timeout: 60_000 }, () => {
  const configured = (name: string, ...more: string[]) => {
    const lines = [
      'config_version\t1.2',
      `snapshot_root\t${trial.place(name)}/`,
      'cmd_rsync\t/usr/bin/rsync',
      'cmd_ssh\t/usr/bin/ssh',
      'retain\talpha\t3',
      'retain\tbeta\t3',
      `lockfile\t${trial.place('rsnapshot.pid')}`,
      `backup\t${trial.place('documents')}/\tlocalhost/`,
      ...more,
      '',
    ];
    writeFileSync(trial.place(`${name}.conf`), lines.join('\n'));
    return { config: trial.place(`${name}.conf`) };
  };

  // Exit code 2 is a backup with warnings, such as one about a lock that was left behind.
  const backUp = ({ config }: { config: string }) =>
    trial.run(['sh', '-c', `rsnapshot -c '${config}' alpha || [ $? = 2 ]`]);

  it('missing: no root and no configuration are UNKNOWN', async () => {
    expect((await trial.look('rsnapshot', configured('snapshots'))).words).toMatch(/no rsnapshot repository/);
    const config = trial.place('none.conf');
    expect((await trial.look('rsnapshot', { config })).words).toMatch(/no rsnapshot repository/);
  });

  it('empty: a root without a folder is CRITICAL', async () => {
    mkdirSync(trial.place('bare'));
    expect(await trial.look('rsnapshot', configured('bare'))).toMatchObject({
      state: 'critical',
      words: 'No backup yet',
    });
  });

  it('failed: a run that failed is no backup, though rsnapshot rotates the folders', async () => {
    const log = `logfile\t${trial.place('failing.log')}`;
    const options = configured('failing', log);
    backUp(options);
    age(trial.place('failing/alpha.0'), 30);
    // The source is away, as a server is: rsync ends with an error and rsnapshot with 1.
    configured('failing', log, `backup\troot@127.0.0.1:/home/\tfar/`, 'ssh_args\t-o BatchMode=yes -p 9');
    for (let time = 0; time < 2; time++)
      trial.run(['sh', '-c', `rsnapshot -c '${options.config}' alpha; [ $? = 1 ]`]);
    const seen = await trial.look('rsnapshot', options);
    expect(seen).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(
        /^The last run of rsnapshot failed .*; before that: Last backup 30 days ago/,
      ),
    });
    configured('failing', log);
    backUp(options);
    expect((await trial.look('rsnapshot', options)).state).toBe('ok');
  });

  it('ok: leaves a new folder', async () => {
    const options = configured('snapshots');
    for (let time = 0; time < 2; time++) backUp(options);
    expect((await trial.look('rsnapshot', options)).state).toBe('ok');
  });

  it('old: leaves a folder that grows old', async () => {
    for (const name of ['alpha.0', 'alpha.1']) age(trial.place('snapshots', name), 8);
    expect(await trial.look('rsnapshot', configured('snapshots'))).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/8 days ago/),
    });
  });

  it('does not count a folder without a single file, as of a source that was not mounted', async () => {
    const options = configured('hollow');
    trial.run(['mv', trial.place('documents/letter'), trial.place('letter')]);
    backUp(options);
    trial.run(['mv', trial.place('letter'), trial.place('documents/letter')]);
    expect(existsSync(trial.place('hollow/alpha.0'))).toBe(true);
    expect((await trial.look('rsnapshot', options)).words).toBe(
      'No backup that counts: 1 without a single file',
    );
  });

  it('no permission: an ordinary user is told that they may not read the root', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    const options = configured('closed');
    backUp(options);
    const answer = refusal(trial, 'rsnapshot', options, trial.place('closed'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
  });

  it('garbage: a configuration that is none is UNKNOWN', async () => {
    const { state, remedy } = await trial.look('rsnapshot', { config: trial.place('documents/letter') });
    expect([state, remedy.length]).toEqual(['unknown', 1]);
  });

  it('hanging: a pipe in the place of its configuration or of its root is UNKNOWN in time', async () => {
    const options = configured('piped');
    const root = trial.pipe(trial.place('piped'));
    expect((await trial.look('rsnapshot', options, { timeout: 2 })).state).toBe('unknown');
    root.takeAway();
    trial.pipe(options.config);
    expect((await trial.look('rsnapshot', options, { timeout: 2 })).state).toBe('unknown');
  });

  it('locked: does not count a folder that is being written, nor one of a run that was cut off', async () => {
    const gate = trial.gate('rsnapshot');
    trial.standIn('wait', gate.script);
    const plain = configured('running');
    backUp(plain);
    age(trial.place('running/alpha.0'), 5);
    const options = configured('running', `backup_script\t${trial.place('bin/wait')}\twaiting/`);
    const argv = ['rsnapshot', '-c', options.config, 'alpha'] as const;
    const running = await trial.start(argv, gate.reached);
    const result = await trial.look('rsnapshot', options);
    expect(result).toMatchObject({
      state: 'warning',
      words: expect.stringMatching(/^Last backup 5 days ago/),
    });
    expect(result.notes).toContain('A backup is running');
    running.child.kill('SIGKILL');
    await running.end();
    gate.open();
    expect(existsSync(trial.place('rsnapshot.pid'))).toBe(true);
    const cut = await trial.look('rsnapshot', options);
    expect(cut).toMatchObject({ state: 'warning', words: expect.stringMatching(/^Last backup 5 days ago/) });
    expect(cut.notes).not.toContain('A backup is running');
    backUp(configured('running'));
    expect((await trial.look('rsnapshot', plain)).state).toBe('ok');
  });
});
