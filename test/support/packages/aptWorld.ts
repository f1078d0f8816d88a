import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { firstLine } from '../processes/childProcess';
import { write } from './packageTools';

/** A small root for the real apt and dpkg, with a repository for each label below `folder`. */
export interface AptWorld {
  root: string;
  lists: string;
  status: string;
  /** Where the real dpkg takes its two locks, and apt-get update its own. */
  locks: string[];
  environment: Record<string, string>;
  apt(...args: string[]): void;
  /** Writes dpkg's database: packages in version 1.0, each `ok installed` unless told otherwise. */
  installed(...packages: (string | { name: string; status: string })[]): void;
  /** Makes a repository that offers one package in version 1.1; `more` goes into the package's stanza. */
  offer(name: string, label: string, more?: { stanza?: string; date?: Date }): void;
  /** Names the repositories that apt is to use, by their addresses. */
  sources(...addresses: string[]): void;
}

/** Makes the root below a folder. */
export function aptWorld(folder: string): AptWorld {
  const root = path.join(folder, 'root');
  const status = path.join(root, 'var/lib/dpkg/status');
  const environment = { APT_CONFIG: path.join(folder, 'apt.conf') };
  const folders = ['etc/apt/preferences.d', 'etc/apt/apt.conf.d', 'var/lib/apt/lists/partial'];
  for (const name of [...folders, 'var/cache/apt/archives/partial', 'var/lib/dpkg/updates'])
    mkdirSync(path.join(root, name), { recursive: true });
  write(
    environment.APT_CONFIG,
    `Dir "${root}/";\nDir::State::status "${status}";\nAPT::Architecture "amd64";\nAPT::Sandbox::User "root";\n`,
  );
  const locks = ['var/lib/dpkg/lock', 'var/lib/dpkg/lock-frontend', 'var/lib/apt/lists/lock'];
  return {
    root,
    status,
    lists: path.join(root, 'var/lib/apt/lists'),
    locks: locks.map((name) => path.join(root, name)),
    environment,
    apt: (...args) =>
      void execFileSync('apt-get', args, { stdio: 'pipe', env: { ...process.env, ...environment } }),
    installed: (...packages) => write(status, packages.map(installedStanza).join('')),
    offer: (name, label, more = {}) => offer(path.join(folder, label), name, label, more),
    sources: (...addresses) =>
      write(
        path.join(root, 'etc/apt/sources.list'),
        addresses.map((address) => `deb [trusted=yes] ${address} ./\n`).join(''),
      ),
  };
}

function installedStanza(one: string | { name: string; status: string }): string {
  const { name, status } = typeof one === 'string' ? { name: one, status: 'install ok installed' } : one;
  return stanza(name, '1.0', `Status: ${status}\n`);
}

function stanza(name: string, version: string, more: string): string {
  return `Package: ${name}\nVersion: ${version}\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: tiny\n${more}\n`;
}

function offer(at: string, name: string, label: string, more: { stanza?: string; date?: Date }): void {
  const file = `Filename: ${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\n`;
  const packages = stanza(name, '1.1', `${more.stanza ?? ''}${file}`);
  const sum = createHash('sha256').update(packages).digest('hex');
  write(path.join(at, 'Packages'), packages);
  const date = (more.date ?? new Date()).toUTCString();
  const head = `Origin: Debian\nLabel: ${label}\nSuite: stable\nVersion: 12\nCodename: test\nDate: ${date}\n`;
  write(path.join(at, 'Release'), `${head}SHA256:\n ${sum} ${packages.length} Packages\n`);
}

/** Holds the locks that apt and dpkg take (fcntl); a program of its own, because a process never waits for itself. */
export async function holdLocks(files: readonly string[]): Promise<ChildProcess> {
  const script =
    'import fcntl, sys, time\nheld = [open(name, "r+") for name in sys.argv[1:]]\n' +
    'for one in held: fcntl.lockf(one, fcntl.LOCK_EX)\nprint("held", flush=True)\ntime.sleep(600)';
  const holder = spawn('python3', ['-c', script, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  await firstLine(holder);
  return holder;
}

/** The real dpkg, in the middle of installing version 1.1 of a package: it waits in the package's own script. */
export interface DpkgAtWork {
  /** Lets the package's script go on and fail, as one does that finds no room or no network; resolves when dpkg is gone. */
  fail(): Promise<void>;
  /** Ends dpkg where it stands, as a power cut does. */
  kill(): Promise<void>;
}

/** Starts it; resolves when it waits. */
export async function dpkgAtWork({ root }: AptWorld, folder: string, name: string): Promise<DpkgAtWork> {
  const build = path.join(folder, 'build');
  const gate = path.join(folder, 'gate');
  write(
    path.join(build, 'DEBIAN/control'),
    `Package: ${name}\nVersion: 1.1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: tiny\n`,
  );
  write(path.join(build, 'DEBIAN/postinst'), `#!/bin/sh\necho waiting\nread word < '${gate}'\nexit 1\n`);
  execFileSync('chmod', ['755', path.join(build, 'DEBIAN/postinst')]);
  execFileSync('mkfifo', [gate]);
  const deb = path.join(folder, `${name}.deb`);
  execFileSync('dpkg-deb', ['--build', build, deb], { stdio: 'pipe' });
  for (const one of ['info', 'triggers'])
    mkdirSync(path.join(root, 'var/lib/dpkg', one), { recursive: true });
  const options = [`--root=${root}`, '--force-script-chrootless', '--force-not-root', '--log=/dev/null'];
  const dpkg = spawn('dpkg', [...options, '--install', deb], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => dpkg.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    dpkg.stdout.on('data', (text: Buffer) => /^waiting$/m.test(text.toString()) && resolve());
    dpkg.once('close', (code) => reject(new Error(`dpkg ended with ${code}`)));
  });
  return {
    async fail() {
      execFileSync('sh', ['-c', `echo go > '${gate}'`]);
      await gone;
    },
    async kill() {
      if (dpkg.pid !== undefined) process.kill(-dpkg.pid, 'SIGKILL');
      await gone;
    },
  };
}
