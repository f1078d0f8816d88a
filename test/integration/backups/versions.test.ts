import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import tried from '../../../build/tried.json';

const bookworm = /^VERSION_CODENAME=bookworm$/m.test(
  existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
);
const versionOf = (check: keyof typeof tried, tool: string) =>
  tried[check].find((row) => row.tool === tool)?.version;

/** Each tool's Debian package and what docs/checks.md says of it. */
const packages: Record<string, string | undefined> = {
  borgbackup: versionOf('borg', 'borg'),
  restic: versionOf('restic', 'restic'),
  borgmatic: versionOf('borgmatic', 'borgmatic'),
  duplicity: versionOf('duplicity', 'duplicity'),
  'deja-dup': versionOf('deja-dup', 'gsettings with the schema of Déjà Dup'),
  vorta: versionOf('vorta', 'Vorta'),
  rsnapshot: versionOf('rsnapshot', 'rsnapshot'),
  'backintime-common': versionOf('back-in-time', 'Back In Time'),
  snapper: versionOf('snapshots', 'snapper'),
  'btrfs-progs': versionOf('snapshots', 'btrfs-progs'),
};

/** Debian's name for a version without its own part: `1.2.4-1+deb12u1` is 1.2.4. */
const upstream = (version: string) => version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');

describe('the versions that docs/checks.md names', () => {
  it.skipIf(!bookworm)('are those that are tried here', () => {
    for (const [name, version] of Object.entries(packages)) {
      const status = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' }).stdout;
      const [, here] = /^Status: install ok installed$[\s\S]*^Version: (\S+)$/m.exec(status) ?? [];
      if (here) expect([name, upstream(here)]).toEqual([name, version]);
    }
    const fetched = '.runtime/zfs-fuse/packages';
    for (const file of existsSync(fetched) ? readdirSync(fetched) : []) {
      const [, version] = /^zfs-fuse_(.+)_\w+\.deb$/.exec(file) ?? [];
      if (version) expect(upstream(decodeURIComponent(version))).toBe(versionOf('snapshots', 'zfs-fuse'));
    }
  });
});
