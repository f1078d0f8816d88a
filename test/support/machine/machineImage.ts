import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DEB_DEPENDS } from '../../../build/package/configuration.mjs';

const run = promisify(execFile);
const cacheFolder = resolve(__dirname, '../../../.runtime/machine');

/**
 * What the machine consists of: libstdc++6 is for Node, polkitd so that ordinary people get inhibitors, dbus-user-session so
 * that a session has a bus; and of what the package needs exactly what it says itself.
 */
const packages = [
  'systemd',
  'systemd-sysv',
  'dbus',
  'libpam-systemd',
  'polkitd',
  'iproute2',
  'login',
  'libstdc++6',
  'dbus-user-session',
  ...DEB_DEPENDS.map((one) => one.split(' | ')[0] ?? one),
];
const recipe = 2;
const oldestDays = 30;

/** Why no machine can be booted here; undefined when one can. */
export async function machineMissing(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'only Linux has systemd';
  if (process.getuid?.() !== 0) return 'booting a machine needs root';
  if ((await readFile('/proc/1/comm', 'utf8')).trim() === 'systemd')
    return 'not under a systemd of somebody else';
  for (const tool of ['systemd-nspawn', 'mmdebstrap', 'ip', 'nsenter']) {
    if (!(await has(tool))) return `${tool} is not installed`;
  }
  if (
    !(await access('/sys/fs/cgroup/systemd').then(
      () => true,
      () => false,
    ))
  )
    return 'no cgroup hierarchy for systemd';
  return undefined;
}

/** The root file system of a small Debian with systemd, made once and kept for a month. */
export async function machineImage(): Promise<string> {
  const { VERSION_CODENAME: suite } = await osRelease();
  const image = join(cacheFolder, `${suite}-${recipe}`);
  const age = await stat(image).then(
    (facts) => (Date.now() - facts.mtimeMs) / 86_400_000,
    () => undefined,
  );
  if (age !== undefined && age < oldestDays) return image;
  const made = `${image}.${process.pid}`;
  await mkdir(cacheFolder, { recursive: true });
  try {
    await run(
      'mmdebstrap',
      ['--quiet', '--variant=minbase', `--include=${packages.join(',')}`, ...hooks, suite ?? 'stable', made],
      {
        maxBuffer: 16 * 1024 * 1024,
      },
    );
    await rm(image, { recursive: true, force: true });
    await rename(made, image);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  return image;
}

const network =
  '[Match]\\nName=host0\\n[Network]\\nAddress=10.77.0.2/24\\nLinkLocalAddressing=no\\nIPv6AcceptRA=no\\n';
const hooks = [
  'chroot "$1" useradd --uid 1000 --create-home alice',
  'chroot "$1" useradd --uid 1001 --create-home bob',
  `printf '${network}' > "$1/etc/systemd/network/10-host0.network"`,
  'chroot "$1" systemctl enable systemd-networkd.service',
  'chroot "$1" systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer dpkg-db-backup.timer',
].map((script) => `--customize-hook=${script}`);

function has(tool: string): Promise<boolean> {
  return run('which', [tool]).then(
    () => true,
    () => false,
  );
}

async function osRelease(): Promise<Record<string, string>> {
  const text = await readFile('/etc/os-release', 'utf8');
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [name, value] = line.split('=');
      return name && value ? [[name, value.replaceAll('"', '')]] : [];
    }),
  );
}
