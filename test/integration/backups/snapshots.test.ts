import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backupTrial';
import { has } from '../../support/installed';

const btrfs = has('snapper') && has('mkfs.btrfs') && process.getuid?.() === 0 && canMount();

/** Containers often may not mount a file. */
function canMount(): boolean {
  const here = mkdtempSync(path.join(tmpdir(), 'fettle-mount-'));
  try {
    const script = 'truncate -s 120M i; mkfs.btrfs -q i; mkdir m; mount -o loop i m; umount m';
    execFileSync('sh', ['-ec', script], { cwd: here, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(here, { recursive: true });
  }
}

describe.skipIf(!btrfs)('snapshots on a real btrfs', { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const config = `fettle-test-${process.pid}`;
  const snapper = (...argv: string[]) => trial.run(['snapper', '--no-dbus', '-c', config, ...argv]);
  const look = (...sources: object[]) => trial.look('snapshots', { sources });
  beforeAll(() => {
    trial = new BackupTrial();
    const script = 'truncate -s 120M image; mkfs.btrfs -q image; mkdir mount; mount -o loop image mount';
    trial.run(['sh', '-ec', `cd ${trial.folder}; ${script}`]);
    snapper('create-config', trial.place('mount'));
  });
  afterAll(() => {
    snapper('delete-config');
    trial.run(['umount', trial.place('mount')]);
    trial.remove();
  });
  const both = () => [
    { tool: 'snapper', config },
    { tool: 'btrfs', path: trial.place('mount') },
  ];

  it('are told by snapper and btrfs, and called no backup', async () => {
    for (const source of both())
      expect(await look(source)).toMatchObject({ state: 'critical', words: 'No snapshot yet' });
    snapper('create', '-d', 'test');
    for (const TZ of ['UTC', 'Asia/Tokyo']) {
      const result = await trial.look('snapshots', { sources: both() }, { environment: { TZ } });
      expect(result.state).toBe('ok');
      expect(result.words).toMatch(/^snapper: Newest snapshot .* ago/);
      expect(result.notes).toContainEqual(expect.stringMatching(/is not a backup/));
    }
  });

  it('grow old', async () => {
    // snapper keeps the time in a file of its own; btrfs has it in the file system, where nobody can change it.
    const info = trial.place('mount/.snapshots/1/info.xml');
    trial.run(['sed', '-i', 's|<date>.*</date>|<date>2026-01-01 10:00:00</date>|', info]);
    expect(await look({ tool: 'snapper', config })).toMatchObject({ state: 'critical' });
  });

  it('are UNKNOWN where there is no such file system, no such configuration or garbage in its place', async () => {
    expect((await look({ tool: 'snapper', config: 'none' })).state).toBe('unknown');
    expect((await look({ tool: 'btrfs', path: '/proc' })).words).toMatch(/no btrfs repository|exit code/);
    expect((await look({ tool: 'btrfs', path: '/nonexistent' })).state).toBe('unknown');
    const info = trial.place('mount/.snapshots/1/info.xml');
    const whole = readFileSync(info);
    writeFileSync(info, 'Letzter Schnappschuss: gestern');
    expect((await look({ tool: 'snapper', config })).state).not.toBe('ok');
    writeFileSync(info, whole);
  });
});
