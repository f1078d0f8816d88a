import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor, readVersion } from '../../../../../../electron/checks/updates/browser/browser';
import { compareVersions } from '../../../../../../electron/checks/updates/browser/versions';
import {
  readMacRelease,
  readWindowsRelease,
} from '../../../../../../electron/checks/updates/endOfLife/endOfLife';
import { supportOf, supportTables } from '../../../../../../electron/checks/updates/endOfLife/table';
import type { UpdatesFacts } from '../../../../../../electron/checks/updates/facts';
import { gatherUpdates, sourcesOf } from '../../../../../../electron/checks/updates/gather';
import { judgeUpdates } from '../../../../../../electron/checks/updates/judge/judge';
import { UpdatesOptionsSchema } from '../../../../../../electron/checks/updates/options';
import { seenOnDisk } from '../../../../../../electron/checks/updates/reboot/disk';
import {
  readNeedsRebooting,
  readNeedsRestarting,
} from '../../../../../../electron/checks/updates/reboot/tools';
import { readWindowsReboot } from '../../../../../../electron/checks/updates/reboot/windows';
import { UpdatesThresholdsSchema } from '../../../../../../electron/checks/updates/thresholds';
import type { Command, ProcessOutcome } from '../../../../../../electron/platform/processes/process';
import { contextFor, english, exited } from '../../../../../support/agent/checks';

const recorded = (name: string) => readFileSync(`test/fixtures/${name}`, 'utf8');
const thresholds = UpdatesThresholdsSchema.parse(undefined);

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fettle-systems-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const write = (file: string, text = '') => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

describe('the sources of a machine', () => {
  it.each([
    ['Debian', 'linux', { ID: 'debian' }, ['apt', 'flatpak']],
    ['Fedora', 'linux', { ID: 'fedora' }, ['dnf', 'flatpak']],
    ['Rocky Linux', 'linux', { ID: 'rocky', ID_LIKE: 'rhel centos fedora' }, ['dnf', 'flatpak']],
    ['openSUSE', 'linux', { ID: 'opensuse-leap', ID_LIKE: 'suse opensuse' }, ['zypper', 'flatpak']],
    ['Arch', 'linux', { ID: 'arch' }, ['pacman', 'flatpak']],
    ['Alpine', 'linux', { ID: 'alpine' }, ['apk', 'flatpak']],
    ['Windows', 'windows', {}, ['windows-update']],
    ['macOS', 'mac', {}, ['macos']],
  ] as const)('are found on %s', async (_, system, release, expected) => {
    const sources = await sourcesOf({ system, release, root });
    expect(sources.map(({ id }) => id)).toEqual(expected);
  });

  it('are more where services run for them', async () => {
    write('run/snapd.socket');
    write('run/dbus/system_bus_socket');
    const sources = await sourcesOf({ system: 'linux', release: { ID: 'ubuntu' }, root });
    expect(sources.map(({ id }) => id)).toEqual(['apt', 'flatpak', 'snap', 'fwupd']);
  });

  it('are fewer where the policy leaves some out', async () => {
    const options = UpdatesOptionsSchema.parse({ without: ['flatpak', 'reboot', 'end-of-life'] });
    const run = async (command: Command): Promise<ProcessOutcome> => ({
      kind: 'not-found',
      program: command.argv[0],
    });
    write('etc/os-release', 'ID=debian\n');
    const facts = await gatherUpdates(contextFor(options, { run, root }), 'linux');
    expect(facts.packages.map(({ source }) => source)).toEqual(['apt']);
    expect([facts.reboot, facts.endOfLife]).toEqual([undefined, undefined]);
    // The system's own program is missing: that is no reason to be content.
    expect(judgeUpdates(facts, thresholds, 0).state).toBe('unknown');
  });

  it('are asked on Windows with a time-out of five minutes, the others of one', async () => {
    const asked: [string, number][] = [];
    const run = async (command: Command): Promise<ProcessOutcome> => {
      asked.push([command.argv.at(-1)?.includes('Microsoft.Update') ? 'search' : 'other', command.timeout]);
      return exited(0, recorded('windows/windows-update/two.json'));
    };
    const options = UpdatesOptionsSchema.parse(undefined);
    const facts = await gatherUpdates(contextFor(options, { run, root, timeout: 300 }), 'windows');
    expect(asked.sort()).toEqual([
      ['other', 60],
      ['other', 60],
      ['search', 300],
    ]);
    expect(facts.packages[0]?.pending).toMatchObject({ kind: 'known' });
  });
});

describe('a pending restart', () => {
  it('is what needs-restarting says in words, because its code is also that of its errors', () => {
    const said = recorded('linux/dnf/needs-restarting.txt');
    expect(readNeedsRestarting(exited(1, said), 'b', 60)).toMatchObject({ kind: 'pending' });
    const none =
      'No core libraries or services have been updated since boot-up.\nReboot should not be necessary.\n';
    expect(readNeedsRestarting(exited(0, none), 'b', 60)).toEqual({ kind: 'none' });
    expect(readNeedsRestarting(exited(1, '', 'Error: no'), 'b', 60)).toMatchObject({
      kind: 'unknown',
      asked: true,
    });
    expect(readNeedsRestarting(exited(0, ''), 'b', 60)).toMatchObject({ kind: 'unknown' });
    expect(readNeedsRestarting({ kind: 'not-found', program: 'x' }, 'b', 60)).toBeUndefined();
  });

  it('is exit code 102 of zypper', () => {
    expect(readNeedsRebooting(exited(102), 'b', 60)).toMatchObject({ kind: 'pending', id: 'b' });
    const none = 'No core libraries or services have been updated.\nReboot is probably not necessary.\n';
    expect(readNeedsRebooting(exited(0, none), 'b', 60)).toEqual({ kind: 'none' });
    expect(readNeedsRebooting(exited(0), 'b', 60)).toMatchObject({ kind: 'unknown' });
    expect(readNeedsRebooting(exited(1), 'b', 60)).toMatchObject({ kind: 'unknown', asked: true });
  });

  it('is told by the registry of Windows (form of the output)', () => {
    const pending = readWindowsReboot(exited(0, recorded('windows/registry/reboot.json')), 60);
    expect(pending).toMatchObject({ kind: 'pending', id: 'reboot 2026-11-19T06:58:01' });
    const answer = '{"update":false,"servicing":false,"boot":"x"}';
    expect(readWindowsReboot(exited(0, answer), 60)).toEqual({ kind: 'none' });
    expect(readWindowsReboot(exited(0, ''), 60)).toMatchObject({ kind: 'unknown', asked: true });
  });

  it('is seen on Arch when the running kernel was replaced on the disk, elsewhere when one of its line is left', async () => {
    write('proc/sys/kernel/osrelease', '6.10.1-arch1-1\n');
    write('lib/modules/6.10.3-arch1-2/vmlinuz');
    expect(await seenOnDisk(root, { ID: 'arch' })).toMatchObject({ kind: 'pending' });
    expect(await seenOnDisk(root, { ID: 'debian' })).toMatchObject({ kind: 'pending' });
    write('proc/sys/kernel/osrelease', '6.10.1-zen1-1-zen\n');
    expect(await seenOnDisk(root, { ID: 'arch' })).toMatchObject({ kind: 'pending' });
    expect(await seenOnDisk(root, { ID: 'debian' })).toMatchObject({ kind: 'unknown', asked: true });
  });

  it('is UNKNOWN, and said, when a program that knows it fails', () => {
    const reboot = readNeedsRebooting(exited(7, '', 'System management is locked'), 'b', 60);
    const facts: UpdatesFacts = {
      chosen: false,
      system: 'linux',
      packages: [],
      firstSeen: {},
      ...(reboot ? { reboot } : {}),
    };
    const result = judgeUpdates(facts, thresholds, 0);
    expect([result.state, english(result.summary)]).toEqual([
      'unknown',
      expect.stringContaining('is locked'),
    ]);
  });
});

describe('the end of support out of our own table', () => {
  it.each([
    ['alpine', '3.20.3', '2026-04-01'],
    ['rocky', '9.4', '2032-05-31'],
    ['opensuse-leap', '15.6', '2026-04-30'],
    ['fedora', '42', '2026-05-27'],
    ['centos', '10', '2030-01-01'],
    ['alpine', '4.0', undefined],
    ['arch', '', undefined],
  ])('of %s %s is %s', (id, version, day) => expect(supportOf(id, version)).toBe(day));

  it('knows Windows by build, release and edition, and macOS by version', () => {
    const windows = (edition: string, release = '24H2', build = 26_100) =>
      readWindowsRelease(exited(0, JSON.stringify({ edition, release, build })));
    expect(readWindowsRelease(exited(0, recorded('windows/registry/release.json')))).toMatchObject({
      system: 'Windows 11 24H2 (Professional)',
      lastDay: '2026-10-13',
    });
    expect(windows('Enterprise')).toMatchObject({ lastDay: '2027-10-12' });
    for (const edition of ['EducationN', 'IoTEnterprise', 'ServerRdsh'])
      expect(windows(edition), edition).toMatchObject({ lastDay: '2027-10-12' });
    for (const edition of ['Core', 'CoreSingleLanguage', 'ProfessionalEducation', 'ProfessionalWorkstation'])
      expect(windows(edition), edition).toMatchObject({ lastDay: '2026-10-13' });
    expect(windows('EnterpriseS')).toMatchObject({ lastDay: '2029-10-09' });
    expect(windows('IoTEnterpriseS')).toMatchObject({ lastDay: '2034-10-10' });
    expect(windows('EnterpriseSN', '21H2', 19_044)).toMatchObject({ lastDay: '2027-01-12' });
    expect(windows('Core', '1909', 18_363)).toMatchObject({ lastDay: '2021-05-11' });
    expect(windows('Core', '26H1', 28_000)).toMatchObject({ lastDay: '2028-03-14' });
    expect(windows('ServerStandard')).toMatchObject({ kind: 'unknown' });
    expect(windows('Core', '31H2')).toMatchObject({ kind: 'unknown' });
    expect(readWindowsRelease(exited(1))).toMatchObject({ kind: 'unknown' });
    expect(readMacRelease(exited(0, '13.7.1\n'))).toMatchObject({ lastDay: '2025-09-15' });
    expect(readMacRelease(exited(0, 'garbage'))).toMatchObject({ kind: 'unknown' });
  });

  it('is on a second Tuesday for every Windows, and a day for everything else', () => {
    for (const [id, releases] of Object.entries(supportTables))
      for (const [version, text] of Object.entries(releases)) {
        if (text === 'open') continue;
        const day = new Date(`${text}T00:00:00Z`);
        expect(day.toISOString().slice(0, 10), `${id} ${version}`).toBe(text);
        if (!id.startsWith('windows')) continue;
        expect([day.getUTCDay(), Math.ceil(day.getUTCDate() / 7)], `${id} ${version}`).toEqual([2, 2]);
      }
  });

  it('is shown with the month of the table', () => {
    const endOfLife = readMacRelease(exited(0, '13.7.1\n'));
    const facts: UpdatesFacts = { chosen: false, system: 'linux', packages: [], firstSeen: {}, endOfLife };
    const result = judgeUpdates(facts, thresholds, 1_800_000_000);
    expect(english(result.summary)).toBe(
      'Support for macOS 13.7.1 ended on 2025-09-15 (from Fettle’s own table of 2026-11)',
    );
  });
});

describe('the version of a browser', () => {
  it.each([
    ['linux', 'Mozilla Firefox 128.3.0esr\n', '128.3.0'],
    ['linux', 'Google Chrome 120.0.6099.109 \n', '120.0.6099.109'],
    ['linux', 'Chromium 120.0.6099.109 built on Debian 12.2, running on Debian 12.2\n', '120.0.6099.109'],
    ['windows', '128.0.3\r\n', '128.0.3'],
    ['mac', '17.6.1\n', '17.6.1'],
    ['linux', '128.0', undefined],
    ['windows', '', undefined],
  ] as const)('on %s is read from %j', (system, text, version) => {
    const read = readVersion(exited(0, text), system, 'it', 60);
    expect(read).toMatchObject(version === undefined ? { kind: 'unknown' } : { kind: 'found', version });
  });

  it('is compared number by number', () => {
    expect(compareVersions('128.10', '128.9.3')).toBeGreaterThan(0);
    expect(compareVersions('128', '128.0')).toBe(0);
  });

  it('is absent where Windows has no such program and macOS no such bundle', async () => {
    expect(readVersion(exited(90), 'windows', 'it', 60)).toEqual({ kind: 'absent' });
    expect(await commandsFor('firefox', 'mac', root)).toEqual([]);
    write('Applications/Firefox.app/Contents/Info.plist');
    expect(await commandsFor('firefox', 'mac', root)).toHaveLength(1);
  });
});
