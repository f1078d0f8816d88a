import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupTrial } from '../backups/backupTrial';
import { has } from '../processes/installed';

/** Why no btrfs can be mounted here; undefined when one can. */
export function btrfsMissing(): string | undefined {
  if (!has('mkfs.btrfs')) return 'btrfs-progs is not installed';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  const here = mkdtempSync(path.join(tmpdir(), 'fettle-mount-'));
  try {
    const script = 'truncate -s 120M i; mkfs.btrfs -q i; mkdir m; mount -o loop i m; umount m';
    execFileSync('sh', ['-ec', script], { cwd: here, stdio: 'pipe' });
    return undefined;
  } catch {
    return 'this container may not mount a file';
  } finally {
    rmSync(here, { recursive: true });
  }
}

/** Mounts a btrfs of its own at `mount` in the trial's folder; its file is `image`. */
export function mountBtrfs(trial: BackupTrial): void {
  const script = 'truncate -s 120M image; mkfs.btrfs -q image; mkdir mount; mount -o loop image mount';
  trial.run(['sh', '-ec', `cd '${trial.folder}'; ${script}`]);
}
