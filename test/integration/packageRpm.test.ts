import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configuration } from '../../build/package/configuration.mjs';
import { testPackage } from '../support/machine/testPackage';
import { mayCopySystem, onSystemCopy } from '../support/packages/systemCopy';
import { has } from '../support/processes/installed';

const root = join(__dirname, '../..');
const able = mayCopySystem && has('rpmbuild');

describe.skipIf(!able)('the rpm', () => {
  let rpm: string;
  let folder: string;
  beforeAll(async () => {
    rpm = await testPackage('rpm');
    folder = mkdtempSync(join(tmpdir(), 'fettle-rpm-'));
  }, 300_000);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** The same content in another version, with what electron-builder would tell fpm. */
  function newer(): string {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const given = {
      root,
      staged: join(root, 'dist/staged'),
      system: 'linux',
      version,
      test: true,
      author: 'A',
    };
    const { rpm: set } = configuration({ ...given, runtime: { dir: '', version: '' } });
    const file = join(folder, 'newer.rpm');
    const said = {
      name: 'fettle',
      version: '9.0.0',
      architecture: 'amd64',
      license: 'MIT',
      url: 'u',
      vendor: 'v',
    };
    const options = Object.entries({ ...said, maintainer: 'm', description: 'd', package: file });
    const args = [
      ...options.flatMap(([name, value]) => [`--${name}`, value]),
      ...['-s', 'dir', '-t', 'rpm', '--rpm-summary', 's', '--rpm-compression', 'none'],
      ...['--after-install', set.afterInstall, '--after-remove', set.afterRemove, ...set.fpm],
      `${join(root, 'dist/linux-unpacked')}/=/opt/fettle`,
    ];
    execFileSync(process.execPath, ['build/package/fpm.mjs', ...args], { cwd: root });
    return file;
  }

  it('installs, upgrades, downgrades and goes, with its scripts and no systemd running', () => {
    // Debian's rpm keeps its own list of packages empty, so nothing that is needed is found there.
    const script = `
      # Debian's own switch, which Debian 13 does not have any more.
      debian=$(command rpm --help | grep -o -e --force-debian || true)
      rpm() { command rpm $debian --nodeps "$@"; }
      state() {
        echo "$1: $(command rpm -q --qf '%{VERSION}' fettle) $(command -v fettle) $(fettle --version)" \\
          "$(stat -c %a /opt/fettle/chrome-sandbox /var/lib/fettle/departure | tr '\\n' ' ')" \\
          "$(ls /etc/systemd/system/multi-user.target.wants | grep fettle | tr '\\n' ' ' | sed 's/ $//')"
      }
      mkdir -p /etc/fettle/policy.d
      echo '{ "version": 1 }' > /etc/fettle/policy.d/50-company.json
      rpm -i /tmp/fettle.rpm
      state installed
      rpm -U /tmp/newer.rpm
      state upgraded
      rpm -U --oldpackage /tmp/fettle.rpm
      state downgraded
      rpm -e fettle
      echo "left: $(find /etc /usr /opt /var/lib -xdev -iname '*fettle*' -o -path '/etc/fettle/*' | sort | tr '\\n' ' ')"
    `;
    const lines = onSystemCopy(script, { 'fettle.rpm': rpm, 'newer.rpm': newer() }).trim().split('\n');
    const state = (which: string, version: string) =>
      expect.stringMatching(
        new RegExp(
          `^${which}: ${version} /usr/bin/fettle \\S+-test 4755 755 {2}?fettle-departure.service fettle-sandbox.service$`,
        ),
      );
    expect(lines).toEqual([
      state('installed', '\\d+\\.\\d+\\.\\d+[~-]test'),
      state('upgraded', '9.0.0'),
      state('downgraded', '\\d+\\.\\d+\\.\\d+[~-]test'),
      'left: /etc/fettle /etc/fettle/policy.d /etc/fettle/policy.d/50-company.json',
    ]);
  }, 240_000);
});
