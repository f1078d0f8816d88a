import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Needs the right to mount; an unprivileged container has none. */
export const mayCopySystem =
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/**
 * Runs a script as root on a copy of this machine's system that is thrown away, with what it says. No systemd runs there, as
 * in an image build. `files` are put into its /tmp under the names given.
 */
export function onSystemCopy(script: string, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fettle-copy-'));
  try {
    const outside = `
      set -e
      mount -t tmpfs tmpfs ${folder}
      mkdir ${folder}/upper ${folder}/work ${folder}/root
      mount -t overlay overlay -o lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work ${folder}/root
      mount -t proc proc ${folder}/root/proc
      mount --rbind /dev ${folder}/root/dev
      mount -t tmpfs tmpfs ${folder}/root/tmp
      ${Object.entries(files)
        .map(([name, path]) => `cp '${path}' ${folder}/root/tmp/${name}`)
        .join('\n')}
      chroot ${folder}/root sh -ec "$SCRIPT" </dev/null`;
    const { stdout, stderr, status } = spawnSync('unshare', ['-m', 'sh', '-c', outside], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        SCRIPT: script,
        DEBIAN_FRONTEND: 'noninteractive',
        HOME: '/tmp',
        LC_ALL: 'C',
      },
    });
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
    return stdout;
  } finally {
    rmdirSync(folder);
  }
}
