import { chmodSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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

  it('missing: no folder, no profile and no configuration are UNKNOWN', async () => {
    expect((await trial.look('back-in-time', {})).words).toMatch(/no back-in-time repository/);
    expect((await trial.look('back-in-time', { profile: 2 })).words).toMatch(/no configuration/);
    expect((await trial.look('back-in-time', { config: trial.place('none') })).state).toBe('unknown');
  });

  it('empty: a folder without a snapshot is CRITICAL', async () => {
    mkdirSync(here(), { recursive: true });
    expect(await trial.look('back-in-time', {})).toMatchObject({
      state: 'critical',
      words: 'No backup yet',
    });
  });

  it('ok: leaves a new snapshot', async () => {
    trial.run(backUp);
    expect((await trial.look('back-in-time', {})).state).toBe('ok');
  });

  it('garbage: a configuration that is none is UNKNOWN', async () => {
    const { state, remedy } = await trial.look('back-in-time', { config: trial.place('documents/letter') });
    expect([state, remedy.length]).toEqual(['unknown', 1]);
  });

  it('hanging: a pipe in the place of its configuration or of its folder is UNKNOWN in time', async () => {
    for (const place of [usual('config'), here()]) {
      const pipe = trial.pipe(place);
      expect((await trial.look('back-in-time', {}, { timeout: 2 })).state).toBe('unknown');
      pipe.takeAway();
    }
    expect((await trial.look('back-in-time', {})).state).toBe('ok');
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    trial.run(['cp', '-a', usual('config'), trial.place('config')]);
    const answer = refusal(trial, 'back-in-time', { config: trial.place('config') }, trial.place('bit'));
    expect(answer).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/no configuration|may not read it/),
    });
    expect(answer.remedies).toBeGreaterThan(0);
    trial.run(['chown', '-R', '0:0', trial.place('home')]);
  });

  it('old: leaves a snapshot that grows old', async () => {
    const [first = ''] = readdirSync(here()).filter((name) => /^\d{8}-/.test(name));
    age(here(first, 'info'), 8);
    expect(await trial.look('back-in-time', {})).toMatchObject({
      state: 'critical',
      words: expect.stringMatching(/8 days ago/),
    });
  });

  it('locked: is running while its lock is held', async () => {
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
  });

  it('does not count a snapshot that failed', async () => {
    const newest = readdirSync(here())
      .filter((name) => /^\d{8}-/.test(name))
      .sort()
      .at(-1);
    writeFileSync(here(newest ?? '', 'failed'), '');
    expect((await trial.look('back-in-time', {})).state).toBe('critical');
  });
});
