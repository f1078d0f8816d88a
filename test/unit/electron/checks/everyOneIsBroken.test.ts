import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backupTools } from '../../../../electron/checks/backups/tools';
import { catalog } from '../../../../electron/checks/catalog';
import { snapshotTools } from '../../../../electron/checks/snapshots/tools';
import { updateSources } from '../../../../electron/checks/updates/facts';

/** Where the answer of each check or source is broken 10,000 times, and what the case is called there. */
type Place = readonly [file: string, ...cases: string[]];

const here = 'test/unit/electron/checks';
const programs = `${here}/mutations.test.ts`;
const files = `${here}/system/mutations.test.ts`;
const listings = `${here}/updates/mutations.test.ts`;
const backups = `${here}/backups/tools/mutations.test.ts`;
const folders = `${here}/backups/read/mutatedFolders.test.ts`;
const servers = `${here}/ntopng/mutations.test.ts`;

const sourcesOfUpdates: Record<string, Place> = {
  apt: [listings, 'apt'],
  dnf: [listings, 'dnf', 'updateinfo.txt', 'advisory-dnf5.txt'],
  zypper: [listings, 'zypper packages', 'zypper patches'],
  pacman: [listings, 'pacman', 'checkupdates'],
  apk: [listings, 'apk'],
  xbps: [listings, 'xbps'],
  portage: [listings, 'portage'],
  eopkg: [listings, 'eopkg'],
  'rpm-ostree': [listings, 'rpm-ostree'],
  // It asks no program; beside times of links it reads the name of the system.
  nixos: [files, 'the name of the system'],
  'windows-update': [listings, 'Windows Update'],
  macos: [listings, 'softwareupdate'],
  flatpak: [listings, 'flatpak'],
  snap: [listings, 'snap'],
  fwupd: [listings, 'fwupd'],
  browser: [programs, 'a browser'],
};

/** Those that ask one program or file after the other. */
const more: Record<string, readonly Place[]> = {
  reboot: [
    [programs, 'needs-restarting', 'zypper needs-rebooting', 'pending restart of Windows'],
    [files, 'the running kernel'],
  ],
  'end-of-life': [
    [programs, 'release of Windows', 'the release of macOS'],
    [files, 'the name of the system', 'the table of ends of support'],
  ],
  disk: [
    [programs, 'df of a named disk'],
    [files, 'the disks'],
  ],
  processes: [[files, 'the name of a process', 'the processes']],
  'disk-encryption': [
    [programs, 'BitLocker', 'FileVault'],
    [`${here}/system/protection.test.ts`, 'never takes broken output for encryption: 10,000 cuts'],
  ],
  'screen-lock': [
    [programs, 'the screen lock of Windows', 'the screen lock of macOS', 'gsettings of the screen lock'],
    [files, 'the screen lock of KDE'],
  ],
};

const sourcesOfBackups: Record<string, Place> = {
  borg: [backups, 'borg'],
  borgmatic: [backups, 'borgmatic'],
  restic: [backups, 'restic'],
  kopia: [backups, 'kopia'],
  duplicity: [backups, 'duplicity'],
  'deja-dup': [backups, 'deja-dup'],
  vorta: [backups, 'vorta'],
  rsnapshot: [folders, 'rsnapshot'],
  'back-in-time': [folders, 'Back In Time'],
  'time-machine': [backups, 'time-machine', 'time-machine (tmutil)'],
  'file-history': [backups, 'windows'],
  'veeam-agent': [backups, 'windows'],
  'windows-backup': [backups, 'windows'],
  'stamp-file': [backups, 'stamp-file'],
};
const snapshots: Record<string, Place> = {
  snapper: [backups, 'snapper'],
  btrfs: [backups, 'btrfs'],
  zfs: [backups, 'zfs'],
};

const checks: Record<string, Place> = {
  memory: [programs, 'memory'],
  swap: [programs, 'swap'],
  load: [files, 'the load'],
  uptime: [files, 'the uptime'],
  temperature: [programs, 'temperature'],
  battery: [files, 'a battery', 'the wear of a battery', 'the battery'],
  interfaces: [files, 'a network interface'],
  services: [programs, 'services'],
  firewall: [
    programs,
    'the firewall of Windows',
    'the firewall of macOS',
    'the services of the firewall on Linux',
  ],
  plugin: [programs, 'a plugin'],
  'ntopng-alerts': [servers, 'ntopng', 'the interfaces that an account may see'],
  'ntopng-flows': [servers, 'ntopng', 'the interfaces that an account may see'],
};
/** Checks that are nothing but their sources. */
const made = ['updates', 'backups', 'snapshots'];

const places = { ...sourcesOfUpdates, ...sourcesOfBackups, ...snapshots, ...checks };
const isListed = (id: string) => id in places || id in more;

describe('every answer is broken 10,000 times', () => {
  it.each([
    ['check', [...catalog.keys()].filter((id) => !made.includes(id))],
    ['source of updates', [...updateSources]],
    ['source of backups', backupTools.map(({ id }) => id)],
    ['source of snapshots', snapshotTools.map(({ id }) => id)],
  ])('of each %s', (_, ids) => {
    expect(ids.filter((id) => !isListed(id))).toEqual([]);
  });

  it('in a case of that name', () => {
    const all = [...Object.values(places), ...Object.values(more).flat()];
    for (const [file, ...cases] of all) {
      const source = readFileSync(file, 'utf8');
      expect(source).toMatch(/10_000/);
      for (const one of cases) expect(source, `${one} in ${file}`).toMatch(named(one));
    }
  });
});

/** A key of a list, the name in a list, or the beginning of a title. */
function named(name: string): RegExp {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`['"\`]${text}(?!\\w)|^ +${text}: \\{`, 'm');
}
