import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../support/agent/checks';
import { BackupTrial } from '../../support/backups/backupTrial';
import { btrfsMissing, mountBtrfs } from '../../support/disks/btrfsDisk';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { has } from '../../support/processes/installed';
import { ordinaryUser } from '../../support/processes/ordinaryUser';
import { processesWith } from '../../support/processes/processes';

const why = has('snapper') ? btrfsMissing() : 'snapper is not installed';
const noUser = await ordinaryUser.missing();

describe.skipIf(why !== undefined)(`the real snapper (${why ?? 'on a btrfs'})`, { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const config = `fettle-test-${process.pid}`;
  const snapper = (...argv: string[]) => trial.run(['snapper', '--no-dbus', '-c', config, ...argv]);
  const look = (given: CheckRun = {}, name = config) =>
    trial.look('snapshots', { sources: [{ tool: 'snapper', config: name }] }, given);
  const info = () => trial.place('mount/.snapshots/1/info.xml');
  beforeAll(() => {
    trial = new BackupTrial();
    mountBtrfs(trial);
    snapper('create-config', trial.place('mount'));
  });
  afterAll(() => {
    snapper('delete-config');
    trial.run(['umount', trial.place('mount')]);
    trial.remove();
  });

  it('empty: a configuration without a snapshot is CRITICAL', async () => {
    expect(await look()).toMatchObject({ state: 'critical', words: 'No snapshot yet' });
  });

  it('ok: tells of its newest snapshot in every zone, which is called no backup', async () => {
    snapper('create', '-d', 'test');
    for (const TZ of ['UTC', 'Asia/Tokyo']) {
      const result = await look({ environment: { TZ } });
      expect(result).toMatchObject({ state: 'ok', words: expect.stringMatching(/^Newest snapshot .* ago$/) });
      expect(Number(/^age=(\d+)s/.exec(result.perfdata[0] ?? '')?.[1])).toBeLessThan(60);
      expect(result.notes).toContainEqual(expect.stringMatching(/is not a backup/));
    }
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    const options = { sources: [{ tool: 'snapper', config }] };
    const answer = refusal(trial, 'snapshots', options, trial.place('documents'));
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
  });

  it('locked: tells of its newest snapshot while it is busy with a pair of them', async () => {
    const gate = trial.gate('snapper');
    const script = trial.place('bin/wait');
    trial.standIn('wait', gate.script);
    const argv = ['snapper', '--no-dbus', '-c', config, 'create', '--command', script] as const;
    const running = await trial.start(argv, gate.reached);
    try {
      expect((await look()).state).toBe('ok');
    } finally {
      const done = new Promise((resolve) => running.child.once('exit', resolve));
      gate.open();
      await done;
    }
    snapper('delete', '2-3');
  });

  it('hanging: a snapshot or a configuration that does not answer is UNKNOWN in time', async () => {
    for (const file of [info(), `/etc/snapper/configs/${config}`]) {
      const pipe = trial.pipe(file);
      const result = await look({ timeout: 2 });
      pipe.takeAway();
      expect(result).toMatchObject({
        state: 'unknown',
        words: expect.stringMatching(/did not finish within/),
      });
      expect(processesWith(trial.folder)).toEqual([]);
    }
    expect((await look()).state).toBe('ok');
  });

  it('old: a snapshot grows old', async () => {
    // snapper keeps the time in a file of its own.
    trial.run(['sed', '-i', 's|<date>.*</date>|<date>2026-01-01 10:00:00</date>|', info()]);
    expect((await look()).state).toBe('critical');
  });

  it('missing: no such configuration and no program are UNKNOWN', async () => {
    expect((await look({}, 'none')).state).toBe('unknown');
    expect((await look({ environment: { PATH: '/nonexistent' } })).words).toMatch(/is not installed/);
  });

  it('garbage: a snapshot that says nothing of itself does not count', async () => {
    const whole = readFileSync(info());
    writeFileSync(info(), 'Letzter Schnappschuss: gestern');
    expect((await look()).state).not.toBe('ok');
    writeFileSync(info(), whole);
  });
});
