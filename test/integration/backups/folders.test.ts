import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backupTrial';
import { has } from '../../support/installed';

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

  it('leaves a new folder, an old one, none, or no root', async () => {
    const options = configured('snapshots');
    expect((await trial.look('rsnapshot', options)).words).toMatch(/no rsnapshot repository/);
    for (let time = 0; time < 2; time++) backUp(options);
    expect((await trial.look('rsnapshot', options)).state).toBe('ok');
    for (const name of ['alpha.0', 'alpha.1']) age(trial.place('snapshots', name), 8);
    expect(await trial.look('rsnapshot', options)).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/8 days ago/),
    });
    mkdirSync(trial.place('bare'));
    expect((await trial.look('rsnapshot', configured('bare'))).words).toBe('No backup yet');
    expect((await trial.look('rsnapshot', { config: trial.place('documents/letter') })).state).toBe(
      'unknown',
    );
  });

  it('does not count a folder that is being written, nor one of a run that was cut off', async () => {
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

describe.skipIf(!has('backintime'))('the real Back In Time', { timeout: 60_000 }, () => {
  const here = (...names: string[]) => trial.place('bit/backintime/h/u/1', ...names);
  const backUp = ['backintime', 'backup'] as const;
  const usual = (name: string) => trial.place('home/.config/backintime', name);
  beforeAll(() => {
    const lines = [
      'config.version=6',
      'profile1.name=Main',
      `profile1.snapshots.path=${trial.place('bit')}`,
      'profile1.snapshots.path.host=h',
      'profile1.snapshots.path.user=u',
      'profile1.snapshots.path.profile=1',
      `profile1.snapshots.include.1.value=${trial.place('documents')}`,
      'profile1.snapshots.include.1.type=0',
      'profile1.snapshots.include.size=1',
      'profile1.snapshots.mode=local',
      // Its cache is a program that goes on, and may come to the folder when that is gone.
      'profile1.snapshots.local.password.use_cache=false',
      '',
    ];
    mkdirSync(usual(''), { recursive: true });
    writeFileSync(usual('config'), lines.join('\n'));
  });

  it('leaves a new snapshot, none, or no folder', async () => {
    expect((await trial.look('back-in-time', {})).words).toMatch(/no back-in-time repository/);
    mkdirSync(here(), { recursive: true });
    expect((await trial.look('back-in-time', {})).words).toBe('No backup yet');
    trial.run(backUp);
    expect((await trial.look('back-in-time', {})).state).toBe('ok');
    expect((await trial.look('back-in-time', { profile: 2 })).state).toBe('unknown');
    expect((await trial.look('back-in-time', { config: trial.place('documents/letter') })).state).toBe(
      'unknown',
    );
  });

  it('is running while its lock is held, and a snapshot that failed does not count', async () => {
    const [first = ''] = readdirSync(here()).filter((name) => /^\d{8}-/.test(name));
    age(here(first, 'info'), 8);
    const gate = trial.gate('back-in-time');
    const callback = usual('user-callback');
    const script = `#!/bin/sh\n[ "$3" = 1 ] || exit 0\n${gate.script}\n`;
    writeFileSync(callback, script);
    chmodSync(callback, 0o755);
    writeFileSync(trial.place('documents/letter'), 'Dear all, again\n');
    const running = await trial.start(backUp, gate.reached);
    const during = await trial.look('back-in-time', {});
    expect(during).toMatchObject({ state: 'critical', words: expect.stringMatching(/8 days ago/) });
    expect(during.notes).toContain('A backup is running');
    const done = new Promise((resolve) => running.child.once('exit', resolve));
    gate.open();
    await done;
    rmSync(callback);
    const after = await trial.look('back-in-time', {});
    expect(after.state).toBe('ok');
    expect(after.notes).not.toContain('A backup is running');
    const newest = readdirSync(here())
      .filter((name) => /^\d{8}-/.test(name))
      .sort()
      .at(-1);
    writeFileSync(here(newest ?? '', 'failed'), '');
    expect((await trial.look('back-in-time', {})).state).toBe('critical');
  });
});
