import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Pending } from '../../../../../../electron/checks/updates/facts';
import { readApk } from '../../../../../../electron/checks/updates/sources/apk';
import { ageIn, readDnf, withSecurity } from '../../../../../../electron/checks/updates/sources/dnf';
import { readInstalled, readUpdates } from '../../../../../../electron/checks/updates/sources/flatpak';
import { hasNoDevice, readFwupd } from '../../../../../../electron/checks/updates/sources/fwupd';
import { readSoftwareupdate, scanDate } from '../../../../../../electron/checks/updates/sources/macos';
import { readCheckupdates, readUpgrades } from '../../../../../../electron/checks/updates/sources/pacman';
import { readSnap } from '../../../../../../electron/checks/updates/sources/snap';
import { readWindowsUpdate } from '../../../../../../electron/checks/updates/sources/windowsUpdate';
import { readZypper } from '../../../../../../electron/checks/updates/sources/zypper';
import { english, exited } from '../../../../../support/agent/checks';

const recorded = (name: string) => readFileSync(`test/fixtures/${name}`, 'utf8');
const linux = (name: string) => recorded(`linux/${name}`);
const missing = { kind: 'not-found', program: 'it' } as const;

/** In short: the ids with "!" for security, "+" for "perhaps more", or the reason. */
function short(pending: Pending): string {
  if (pending.kind === 'unknown')
    return `unknown${pending.absent ? ' (absent)' : ''}: ${english(pending.reason)}`;
  const ids = pending.updates.map(({ id, security }) => `${id.split(' ')[0]}${security ? '!' : ''}`);
  return `${ids.join(' ')}${pending.incomplete ? ` + ${english(pending.incomplete)}` : ''}`;
}

describe('dnf', () => {
  const updates = exited(100, linux('dnf/check-update.txt'));
  const long = 'a-rather-long-package-name-that-fills-more-than-its-column-of-the-table.noarch';

  it('counts what is above "Obsoleting Packages", and the security among it', () => {
    const pending = readDnf(updates, 60);
    expect(short(pending)).toBe(`${long} hello.noarch`);
    const marked = withSecurity(pending, exited(0, linux('dnf/updateinfo.txt')), 60);
    expect(short(marked)).toBe(`${long} hello.noarch!`);
    expect(short(withSecurity(pending, exited(1, '', 'Error: no'), 60))).toContain('Error: no');
  });

  it('understands version 5 (form of the output)', () => {
    const pending = readDnf(exited(100, linux('dnf/check-update-dnf5.txt')), 60);
    expect(short(withSecurity(pending, exited(0, linux('dnf/advisory-dnf5.txt')), 60))).toBe(
      'vim-common.x86_64 openssl-libs.x86_64!',
    );
  });

  it('does not take a repository that was left out for "nothing pending"', () => {
    expect(short(readDnf(exited(0, '', linux('dnf/no-cache.stderr')), 60))).toMatch(
      /^unknown.*Ignoring repositories: tiny/,
    );
    expect(short(readDnf({ ...updates, stderr: linux('dnf/no-cache.stderr') } as never, 60))).toMatch(
      /hello.noarch \+ it says/,
    );
  });

  it.each([
    ['a list with the code for none', exited(0, linux('dnf/check-update.txt'))],
    ['no list with the code for some', exited(100, '')],
    ['words in another language', exited(0, 'Letzte Prüfung auf abgelaufene Metadaten: vor 0:01:17\n')],
    ['an error', exited(1, '', 'Error: There are no enabled repositories')],
  ])('says so for %s', (_, outcome) => expect(short(readDnf(outcome, 60))).toMatch(/^unknown/));

  it('knows how old its metadata is', () => {
    expect(ageIn(linux('dnf/check-update.txt'))).toBe(2);
    expect(ageIn('Last metadata expiration check: 3 days, 1:02:03 ago on Sat')).toBe(3 * 86_400 + 3723);
    expect(ageIn('')).toBeUndefined();
  });
});

describe('zypper', () => {
  it('counts packages and security patches', () => {
    expect(short(readZypper(exited(0, linux('zypper/list-updates.xml')), 'package', 60))).toBe('package');
    expect(short(readZypper(exited(0, linux('zypper/list-patches.xml')), 'patch', 60))).toBe('patch!');
  });

  it('keeps what was listed when a repository was left out, and says so', () => {
    const left = exited(106, linux('zypper/one-repository-left-out.xml'));
    expect(short(readZypper(left, 'package', 60))).toMatch(/^package \+ it says .*nonexistent/);
    const empty = exited(106, linux('zypper/no-repositories.xml'));
    expect(short(readZypper(empty, 'package', 60))).toMatch(/^unknown/);
  });

  it('is not content with half of an answer', () => {
    const whole = linux('zypper/list-updates.xml');
    expect(short(readZypper(exited(0, whole.slice(0, -12)), 'package', 60))).toMatch(/^unknown/);
    expect(short(readZypper(exited(0, ''), 'package', 60))).toMatch(/^unknown/);
  });
});

describe('pacman', () => {
  it.each<[string, ReturnType<typeof exited>, RegExp]>([
    ['a list', exited(0, linux('pacman/Qu.txt')), /^hello$/],
    ['only what is ignored', exited(1, ''), /^$/],
    ['nothing', exited(1), /^$/],
    ['no database', exited(1, '', linux('pacman/no-database.stderr')), /^unknown.*does not exist/],
    [
      'a broken database',
      exited(1, '', linux('pacman/garbage-database.stderr')),
      /^unknown.*could not read db/,
    ],
    [
      'one of two databases',
      exited(0, linux('pacman/Qu.txt'), linux('pacman/no-database.stderr')),
      /^hello \+ it says/,
    ],
    ['no pacman', missing, /^unknown \(absent\)/],
  ])('says it for %s', (_, outcome, words) => expect(short(readUpgrades(outcome, 60))).toMatch(words));

  it('leaves out what the person chose to ignore', () => {
    expect(readUpgrades(exited(0, linux('pacman/Qu-ignored.txt')), 60)).toMatchObject({ kind: 'unknown' });
    const both = linux('pacman/Qu-ignored.txt') + linux('pacman/Qu.txt').replace('hello', 'world');
    expect(short(readUpgrades(exited(0, both), 60))).toBe('world');
  });

  it('knows the codes of checkupdates', () => {
    expect(short(readCheckupdates(exited(0, linux('pacman/Qu.txt')), 60))).toBe('hello');
    expect(short(readCheckupdates(exited(2), 60))).toBe('');
    expect(short(readCheckupdates(exited(1, '', '==> ERROR: Cannot fetch updates'), 60))).toMatch(
      /Cannot fetch/,
    );
    expect(short(readCheckupdates(exited(0), 60))).toMatch(/^unknown/);
  });
});

describe('apk (form of the output)', () => {
  const heading = linux('apk/version.txt').split('\n')[0] ?? '';
  it.each<[string, ReturnType<typeof exited>, RegExp]>([
    ['a list', exited(0, linux('apk/version.txt')), /^busybox-\S+ libcrypto3-\S+ ssl_client-\S+$/],
    ['none', exited(0, `${heading}\n`), /^$/],
    ['no heading', exited(0, ''), /^unknown/],
    [
      'no index',
      exited(0, `${heading}\n`, 'WARNING: opening cache: No such file or directory'),
      /^unknown.*No such file/,
    ],
  ])('says it for %s', (_, outcome, words) => expect(short(readApk(outcome, 60))).toMatch(words));
});

describe('flatpak', () => {
  const installed = readInstalled(exited(0, linux('flatpak/list.txt')), 60);
  it('names each update by what is installed', () => {
    if (installed.kind !== 'known') throw new Error('not understood');
    expect(readUpdates(exited(0, linux('flatpak/updates.txt')), installed.active, 60)).toEqual({
      kind: 'known',
      updates: [{ id: 'org.example.Tiny/x86_64/master 9afcf777b193', security: false }],
    });
    const failed = readUpdates(exited(1, '', linux('flatpak/no-cache.stderr')), installed.active, 60);
    expect(short(failed)).toMatch(/No cached summary/);
    expect(short(readUpdates(exited(0, 'Fehler: nein\n'), installed.active, 60))).toMatch(/^unknown/);
  });
  it('is absent where it is not installed, and unknown where it fails', () => {
    expect(readInstalled(missing, 60)).toMatchObject({ absent: true });
    expect(readInstalled(exited(1, '', 'error: While opening repository'), 60)).toMatchObject({
      kind: 'unknown',
    });
    expect(readInstalled(exited(0, 'nonsense'), 60)).toMatchObject({ kind: 'unknown' });
  });
});

describe('snap (form of the output)', () => {
  it.each<[string, ReturnType<typeof exited>, RegExp]>([
    ['a list', exited(0, linux('snap/refresh-list.txt')), /^core22 firefox$/],
    ['none', exited(0, '', linux('snap/none.stderr')), /^$/],
    ['none in German', exited(0, '', linux('snap/none-german.stderr')), /^unknown/],
    ['silence', exited(0), /^unknown/],
    ['no network', exited(1, '', linux('snap/offline.stderr')), /^unknown/],
    ['no snap', missing, /^unknown \(absent\)/],
  ])('says it for %s', (_, outcome, words) => expect(short(readSnap(outcome, 60))).toMatch(words));
});

describe('fwupd', () => {
  it.each<[string, ReturnType<typeof exited>, RegExp]>([
    ['a list', exited(0, linux('fwupd/updates.json')), /^349bb\w+! 1e2b7\w+$/],
    ['none', exited(0, linux('fwupd/none.json')), /^$/],
    ['nothing to do', exited(2, linux('fwupd/nothing-to-do.json')), /^$/],
    ['the code of none without an answer', exited(2), /^unknown/],
    ['no device that is known', exited(3, linux('fwupd/nothing-to-do.json')), /^unknown \(absent\)/],
    ['no service', exited(1, linux('fwupd/no-daemon.json')), /^unknown.*Failed to connect to daemon/],
    ['an error with the code of success', exited(0, linux('fwupd/no-daemon.json')), /^unknown/],
  ])('says it for %s', (_, outcome, words) => expect(short(readFwupd(outcome, 60))).toMatch(words));

  it('knows a machine without any device for it', () => {
    expect(hasNoDevice(exited(0, linux('fwupd/none.json')))).toBe(true);
    expect(hasNoDevice(exited(0, linux('fwupd/updates.json')))).toBe(false);
    expect(hasNoDevice(exited(1, linux('fwupd/no-daemon.json')))).toBe(false);
  });
});

describe('Windows Update (form of the output)', () => {
  const read = (name: string) =>
    readWindowsUpdate(exited(0, recorded(`windows/windows-update/${name}`)), 300);
  it('takes several, one and none', () => {
    expect(short(read('two.json').pending)).toMatch(/^4e27\S+! 9b0c\S+$/);
    expect(short(read('one-object.json').pending)).toMatch(/^4e27\S+!$/);
    expect(read('none-with-mark.json')).toEqual({
      index: { kind: 'refreshed', at: Date.parse('2026-11-20T08:15:30Z') / 1000 },
      pending: { kind: 'known', updates: [] },
    });
  });
  it('says what failed', () => {
    const words = recorded('windows/windows-update/failed-german.stderr');
    expect(short(readWindowsUpdate(exited(1, '', words), 300).pending)).toMatch(/0x8024402C/);
    const partial = '{"updates":[],"searched":null,"count":0,"code":3}';
    expect(short(readWindowsUpdate(exited(0, partial), 300).pending)).toMatch(/^unknown.*code 3/);
    expect(short(readWindowsUpdate(exited(0, ''), 300).pending)).toMatch(/^unknown/);
  });
});

describe('softwareupdate (form of the output)', () => {
  const mac = (name: string) => recorded(`macos/softwareupdate/${name}`);
  it.each<[string, ReturnType<typeof exited>, RegExp]>([
    ['a list', exited(0, mac('list.txt')), /^macOS Safari18.1SonomaAuto-18.1$/],
    ['none', exited(0, mac('none.txt'), mac('none.stderr')), /^$/],
    ['neither', exited(0, mac('none.txt')), /^unknown/],
    ['an error', exited(0, mac('none.txt'), "Can't connect to the Apple Software Update server"), /^unknown/],
  ])('says it for %s', (_, outcome, words) => expect(short(readSoftwareupdate(outcome, 60))).toMatch(words));

  it('knows when it last looked', () => {
    expect(scanDate(exited(0, '2026-01-15 08:30:00 +0000\n'))).toBe(
      Date.parse('2026-01-15T08:30:00Z') / 1000,
    );
    expect(scanDate(exited(1, '', 'does not exist'))).toBeUndefined();
  });
});
