import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexRefreshed } from '../../../../../../electron/checks/updates/sources/apt';
import {
  dateOf,
  hasPackages,
  parseUris,
} from '../../../../../../electron/checks/updates/sources/aptArchives';
import { parseListing, readListing } from '../../../../../../electron/checks/updates/sources/aptListing';
import { fixedBy, isSecurity } from '../../../../../../electron/checks/updates/sources/aptSecurity';
import { english, exited } from '../../../../../support/agent/checks';

const recorded = (name: string) => readFileSync(`test/fixtures/linux/apt/${name}`, 'utf8');

describe('the lists of apt-get', () => {
  it('hold every upgrade with both versions (Debian 12)', () => {
    const { upgrades = [], unfinished } = parseListing(recorded('upgrade-debian12.txt')) ?? {};
    expect([upgrades.length, unfinished]).toEqual([106, 0]);
    const versions = { installed: '0.16.1-2', candidate: '0.16.1-2+b1' };
    expect(upgrades[0]).toEqual({ name: 'appstream', ...versions, kept: false });
  });

  it('tell what is kept back, and leave out packages that are new or deferred, and Ubuntu’s advertisements (form of the lines)', () => {
    const { upgrades = [] } = parseListing(recorded('upgrade-ubuntu.txt')) ?? {};
    expect(upgrades.filter(({ kept }) => kept).map(({ name }) => name)).toEqual(['cups']);
    expect(upgrades.filter(({ kept }) => !kept).map(({ name }) => name)).toEqual([
      'ffmpeg',
      'libssl3',
      'libssl3:i386',
      'linux-image-generic',
      'tzdata',
    ]);
  });

  it.each([
    ['apt 3.0.3', 'upgrade-debian13.txt', 8, 'apt 3.0.3 => 3.0.4'],
    [
      'apt 3.0.3 with new packages and one that is held',
      'upgrade-debian13-new.txt',
      67,
      'apt 3.0.3 => 3.3.5',
    ],
    ['apt 3.2.0', 'upgrade-ubuntu26.04.txt', 37, 'apt 3.2.0 => 3.2.1ubuntu0.1'],
    ['apt 2.7.14', 'upgrade-ubuntu24.04.txt', 59, 'apt 2.7.14build2 => 2.8.4ubuntu0.1'],
    ['apt 2.6.1', 'upgrade-debian12.txt', 106, 'appstream 0.16.1-2 => 0.16.1-2+b1'],
  ])('have the same form in every release: %s', (_, name, count, first) => {
    const upgrades = (parseListing(recorded(name))?.upgrades ?? []).filter(({ kept }) => !kept);
    expect(upgrades).toHaveLength(count);
    expect(upgrades.map((one) => `${one.name} ${one.installed} => ${one.candidate}`)[0]).toBe(first);
  });

  it('are understood when nothing is pending (apt 3.3.5)', () => {
    expect(parseListing(recorded('upgrade-none-sid.txt'))).toEqual({ upgrades: [], unfinished: 0 });
  });

  it('are not understood in the form that a line in apt.conf would give', () => {
    expect(parseListing(recorded('upgrade-debian13-output30.txt'))).toBeUndefined();
  });

  it.each([
    ['a line of another form', 'The following packages will be upgraded:\n   something else\n'],
    ['no sum', 'The following packages will be upgraded:\n   a (1 => 2)\n'],
    ['another sum', '1 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n'],
    ['nothing', ''],
  ])('are not understood: %s', (_, text) => {
    expect(parseListing(text)).toBeUndefined();
    expect(readListing(exited(0, text), 60)).toMatchObject({ kind: 'unknown' });
  });

  it('give the reason when apt-get fails or is missing', () => {
    const failed = readListing(exited(100, '', recorded('failed.stderr')), 60);
    expect('reason' in failed && english(failed.reason)).toMatch(/exit code 100: E: Malformed entry/);
    const missing = readListing({ kind: 'not-found', program: 'apt-get' }, 60);
    expect('reason' in missing && english(missing.reason)).toBe('apt-get is not installed');
  });
});

describe('the indexes for security', () => {
  it.each([
    ['Debian', 'Origin: Debian\nLabel: Debian-Security\nSuite: oldstable-security\n', true],
    ['Debian 10', 'Origin: Debian\nLabel: Debian-Security\nSuite: oldoldstable\n', true],
    ['Ubuntu', 'Origin: Ubuntu\nLabel: Ubuntu\nSuite: jammy-security\n', true],
    ['Ubuntu ESM', 'Origin: UbuntuESM\nLabel: UbuntuESM\nSuite: jammy-infra-security\n', true],
    ['Ubuntu, not for security', 'Origin: Ubuntu\nLabel: Ubuntu\nSuite: jammy-updates\n', false],
    ['Debian, not for security', 'Origin: Debian\nLabel: Debian\nSuite: oldstable\n', false],
  ])('%s', (_, head, expected) => {
    expect(isSecurity(`-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${head}`)).toBe(expected);
  });

  it('name the upgrades that bring a fix, also within a still newer version from elsewhere', () => {
    const index =
      'Package: a\nVersion: 1:2\n\nPackage: b\nInstalled-Size: 7\nVersion: 3+deb13u1\n\nPackage: c\nVersion: 4\n\nPackage: d\nVersion: 9\n';
    const upgrade = (name: string, installed: string, candidate: string) => ({
      name,
      installed,
      candidate,
      kept: false,
    });
    const upgrades = [
      upgrade('a:i386', '1:1', '1:2'),
      upgrade('b', '3', '3+deb13u2'),
      upgrade('c', '4', '4.1'),
      upgrade('d', '7', '8'),
    ];
    expect(fixedBy(index, upgrades)).toEqual(['a', 'b']);
  });
});

describe('the lists that apt should have', () => {
  it('are those that it would fetch, but for a medium that is put in', () => {
    const name = 'deb.example.com_debian_dists_bookworm_InRelease';
    const debian = `'http://deb.example.com/debian/dists/bookworm/InRelease' ${name} 0 \n`;
    expect(parseUris(`${debian}'cdrom:[x]/InRelease' cdrom_InRelease 0 \n`)).toEqual([name]);
    expect(parseUris('E: something is wrong\n')).toBeUndefined();
  });

  const sum = '0'.repeat(64);
  const lists = [
    ' 900 main/binary-amd64/Packages',
    ' 32 main/binary-amd64/Packages.xz',
    ' 700 main/binary-all/Packages',
    ' 700 main/binary-armhf/Packages',
    ' 0 contrib/binary-amd64/Packages',
    ' 20 local/binary-amd64/Packages.gz',
    ' 90 a_b/binary-amd64/Packages.gz',
  ];
  const release = `Architectures: all amd64\nNo-Support-for-Architecture-all: Packages\nSHA256:\n${lists.map((line) => ` ${sum}${line}\n`).join('')}`;
  it.each([
    ['one that holds something', 'main_binary-amd64_Packages', true],
    ['one of which only the compressed form is named', 'a%5fb_binary-amd64_Packages', true],
    ['one for all, of which Debian says that it is not needed', 'main_binary-all_Packages', false],
    ['one of an architecture that is not the archive’s', 'main_binary-armhf_Packages', false],
    ['one without packages', 'contrib_binary-amd64_Packages', false],
    ['one without packages, compressed', 'local_binary-amd64_Packages', false],
    ['one that the archive does not have', 'main_binary-i386_Packages', false],
  ])('hold packages or do not: %s', (_, name, expected) => {
    expect(hasPackages(release, name)).toBe(expected);
  });

  const made = 'Date: Wed, 18 Nov 2026 22:17:41 UTC\n';
  it.each([
    ['Debian', `Label: Debian-Security\n${made}Valid-Until: Wed, 25 Nov 2026 22:17:41 UTC\n`, 1_795_040_261],
    ['Ubuntu', `Origin: Ubuntu\nSuite: noble-security\n${made}`, 1_795_040_261],
    ['Ubuntu ESM, quiet for months', `Origin: UbuntuESM\nSuite: noble-infra-security\n${made}`, undefined],
    ['one that is not for security', `Origin: Ubuntu\nSuite: noble\n${made}`, undefined],
    ['a date that is none', 'Origin: Ubuntu\nSuite: noble-security\nDate: now\n', undefined],
  ])('have the date of an archive that is always made again: %s', (_, head, expected) => {
    expect(dateOf(head)).toBe(expected);
  });
});

describe('the age of the index', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fettle-apt-'));
    mkdirSync(path.join(root, 'var/lib/apt/lists/partial'), { recursive: true });
    mkdirSync(path.join(root, 'var/lib/apt/periodic'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const touch = (file: string, time: number) => {
    const full = path.join(root, 'var/lib/apt', file);
    if (/Release$|stamp$/.test(file)) writeFileSync(full, '');
    utimesSync(full, time, time);
  };

  it('is the newest of folder, Release files and stamp; a failed update, which touches lists/partial, does not make it younger', async () => {
    touch('lists/deb_InRelease', 1000);
    touch('lists', 500);
    touch('lists/partial', 9000);
    expect(await indexRefreshed(root)).toBe(1000);
    touch('lists', 2000);
    expect(await indexRefreshed(root)).toBe(2000);
    touch('periodic/update-success-stamp', 3000);
    expect(await indexRefreshed(root)).toBe(3000);
  });

  it('is not known without any Release file', async () => {
    touch('lists', 2000);
    expect(await indexRefreshed(root)).toBeUndefined();
    expect(await indexRefreshed('/nonexistent')).toBeUndefined();
  });
});
