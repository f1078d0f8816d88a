import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BackupTrial } from '../backups/backupTrial';
import { endProcess, firstLine } from '../processes/childProcess';

const run = promisify(execFile);

// ZFS in user space, of Debian. It is fetched and not installed: the package would start a service, and take the place of a
// real ZFS that somebody has.
const packages = ['zfs-fuse', 'libfuse2', 'libaio1', 'libtirpc3'];
const folder = path.resolve(__dirname, '../../../.runtime/zfs-fuse');

/** Why there can be no ZFS here; undefined when there can. */
export async function zfsMissing(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'ZFS in user space needs root on Linux';
  if (!existsSync('/dev/fuse')) return 'this machine has no /dev/fuse';
  const alone = ['--mount', '--propagation', 'private', 'mount', '-t', 'tmpfs', 'fettle-test', '/run'];
  if (!(await works('unshare', alone))) return 'this container may not mount';
  if (existsSync(folder)) return undefined;
  const offers = await run('apt-cache', ['show', ...packages]).then(
    ({ stdout }) => stdout.split('\n'),
    (): string[] => [],
  );
  if (packages.some((name) => !offers.includes(`Package: ${name}`))) return 'this system offers no zfs-fuse';
  return undefined;
}

function works(program: string, argv: string[]): Promise<boolean> {
  return run(program, argv).then(
    () => true,
    () => false,
  );
}

/** Fetches the programs once; gives the folder that they are in. */
async function programs(): Promise<string> {
  if (existsSync(folder)) return folder;
  const made = `${folder}.${process.pid}`;
  await mkdir(path.join(made, 'packages'), { recursive: true });
  try {
    const cwd = path.join(made, 'packages');
    await run('apt-get', ['-q', 'download', ...packages], { cwd });
    for (const name of await readdir(cwd)) await run('dpkg', ['-x', name, made], { cwd });
    await rename(made, folder).catch((error: unknown) => {
      // Another run was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return folder;
}

/** A ZFS of its own, which nothing else on this machine sees. */
export interface ZfsFuse {
  /** Puts a program that runs where this ZFS is into the trial's `bin`; `user` is an account's id, else root asks. */
  install(program: string, user?: number): void;
  /** Runs a shell script where `zfs` and `zpool` are; gives what it prints. */
  shell(script: string): Promise<string>;
  /** Starts a shell script there. */
  start(script: string): ChildProcess;
  /** Stops the service where it stands, so that it answers nobody, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts it without a pool; resolves when it answers. */
export async function startZfsFuse(trial: BackupTrial): Promise<ZfsFuse> {
  const from = await programs();
  const libraries = ['lib', 'usr/lib'].map((name) => `${from}/${name}/$(uname -m)-linux-gnu`).join(':');
  const setting = `PATH="${from}/sbin:$PATH" LD_LIBRARY_PATH="${libraries}"`;
  // Its socket and its list of pools are at fixed places; in a mount namespace of its own they are nobody else's.
  const hidden =
    'for one in /run /var/lib; do mount -t tmpfs fettle-test $one; done; mkdir /run/lock /var/lib/zfs';
  const ready = 'until [ -S /run/zfs/zfs_socket ]; do sleep 0.1; done; echo ready';
  const script = `${hidden}; export ${setting}; (${ready}) & exec zfs-fuse --no-daemon >'${trial.place('zfs.log')}' 2>&1`;
  const argv = ['--mount', '--propagation', 'private', 'sh', '-ec', script];
  const daemon = spawn('unshare', argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  await firstLine(daemon, 60);
  const inside = ['--target', String(daemon.pid), '--mount'];
  const shell = (text: string) => ['nsenter', ...inside, 'sh', '-ec', `export ${setting}; ${text}`] as const;
  return {
    install(program, user) {
      const become = user === undefined ? '' : `setpriv --reuid=${user} --regid=${user} --clear-groups `;
      // Without the trial's own folder, where this script is.
      const usual = 'PATH=/usr/bin:/bin:/usr/sbin:/sbin';
      const enter = `exec nsenter ${inside.join(' ')} ${become}${program} "$@"`;
      trial.standIn(program, `${usual}; export ${setting}\n${enter}`);
    },
    async shell(text) {
      const [program, ...rest] = shell(text);
      return (await run(program, rest)).stdout;
    },
    start(text) {
      const [program, ...rest] = shell(text);
      return spawn(program, rest, { stdio: ['ignore', 'pipe', 'ignore'] });
    },
    freeze: () => void daemon.kill('SIGSTOP'),
    thaw: () => void daemon.kill('SIGCONT'),
    async stop() {
      daemon.kill('SIGCONT');
      await endProcess(daemon);
    },
  };
}
