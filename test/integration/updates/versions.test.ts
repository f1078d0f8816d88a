import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import tried from '../../../build/tried.json';

/** The Debian packages of the tools that docs/checks.md names with a version. */
const packages: Record<string, string> = {
  apt: 'apt',
  dnf: 'dnf',
  zypper: 'zypper',
  pacman: 'pacman-package-manager',
  Flatpak: 'flatpak',
  fwupd: 'fwupd',
  snapd: 'snapd',
  'distro-info-data': 'distro-info-data',
  'df (coreutils)': 'coreutils',
  'lsblk (util-linux)': 'util-linux',
  systemctl: 'systemd',
  'gsettings (GLib)': 'libglib2.0-bin',
};
const rows = Object.values(tried)
  .flat()
  .filter(({ tool }) => packages[tool] !== undefined);

/** The version that is installed, without Debian's own part; undefined when it is not installed. */
function installed(name: string): string | undefined {
  try {
    const text = execFileSync('dpkg-query', ['-W', '-f', '$'.concat('{Version}'), name], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return text.replace(/^\d+:/, '').replace(/(?:-[^-]*|\+deb.*)$/, '') || undefined;
  } catch {
    return undefined;
  }
}

// What the page says was tried on Debian 12; on another release other versions are in order.
const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
const isBookworm = /^VERSION_CODENAME=bookworm$/m.test(release);

describe.skipIf(!isBookworm)('the versions of which docs/checks.md says that they were tried', () => {
  it('are those of this machine', () => {
    expect(rows.length).toBeGreaterThanOrEqual(Object.keys(packages).length);
    for (const { tool, version } of rows) {
      const found = installed(packages[tool] ?? '');
      if (found !== undefined) expect(`${tool} ${found}.`).toContain(`${tool} ${version}.`);
    }
  });
});
