import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateSource } from '../../../../../electron/checks/updates/facts';
import { gatherUpdates } from '../../../../../electron/checks/updates/gather';
import { judgeUpdates } from '../../../../../electron/checks/updates/judge/judge';
import { UpdatesOptionsSchema } from '../../../../../electron/checks/updates/options';
import { UpdatesThresholdsSchema } from '../../../../../electron/checks/updates/thresholds';
import type { ProcessOutcome } from '../../../../../electron/platform/processes/process';
import type { System } from '../../../../../electron/platform/system';
import { contextFor, english, exited } from '../../../../support/agent/checks';

/** A source: the files without which its answer hangs in the air, others that change it, and what its program says. */
interface Trial {
  source: UpdateSource;
  system?: string;
  platform?: System;
  options?: object;
  /** Hours for which an answer holds at most; a day where it says nothing. */
  hours?: number;
  needed: string[];
  also: string[];
  says(argv: readonly string[]): ProcessOutcome;
  /** Settings that have its files elsewhere. */
  moved?: { file: string; text: string };
}

const recorded = (name: string) => readFileSync(`test/fixtures/linux/${name}`, 'utf8');
const boot = 'proc/sys/kernel/random/boot_id';
const person = 'home/alice/.local/share/flatpak';
const device = 'sys/bus/usb/devices/1-2/uevent';
const noXml =
  '<?xml version="1.0"?>\n<stream>\n<update-status version="0.6">\n<update-list>\n</update-list>\n';

const trials: Trial[] = [
  {
    source: 'apt',
    needed: ['var/lib/apt/lists/a_InRelease', 'var/lib/dpkg/status'],
    also: ['etc/apt/sources.list.d/a.sources', 'etc/apt/preferences.d/a', 'etc/apt/apt.conf'],
    says: (argv) =>
      argv.includes('update')
        ? exited(0, "'https://deb.example.com/a/InRelease' a_InRelease 0 \n")
        : exited(0, '0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n'),
  },
  {
    source: 'dnf',
    needed: ['usr/lib/sysimage/rpm/rpmdb.sqlite', 'var/cache/dnf/a-1/repodata/repomd.xml'],
    also: [
      'usr/lib/sysimage/rpm/rpmdb.sqlite-wal',
      'var/lib/rpm/Packages',
      'var/cache/libdnf5/b/repodata/repomd.xml',
      'home/alice/.cache/libdnf5/b/repodata/repomd.xml',
      'var/tmp/dnf-alice-x/a-1/repodata/repomd.xml',
      'etc/dnf/dnf.conf',
      'etc/dnf/plugins/versionlock.list',
      'etc/yum.repos.d/a.repo',
    ],
    says: (argv) =>
      argv.includes('updateinfo')
        ? exited(0, recorded('dnf/updateinfo.txt'))
        : exited(100, recorded('dnf/check-update.txt')),
    moved: { file: 'etc/dnf/dnf.conf', text: '[main]\ncachedir = /srv/dnf\n' },
  },
  {
    source: 'zypper',
    needed: ['usr/lib/sysimage/rpm/Packages.db', 'var/cache/zypp/raw/a/repodata/repomd.xml'],
    also: ['var/cache/zypp/raw/b/content', 'etc/zypp/repos.d/a.repo', 'etc/zypp/locks', 'etc/zypp/zypp.conf'],
    says: () => exited(0, `${noXml}</update-status>\n</stream>\n`),
    moved: { file: 'etc/zypp/zypp.conf', text: 'reposdir=/srv/repos\n' },
  },
  {
    source: 'pacman',
    needed: ['var/lib/pacman/local', 'var/lib/pacman/sync/core.db'],
    also: [
      'var/lib/pacman/sync/extra.db',
      'etc/pacman.conf',
      'etc/pacman.d/mirrorlist',
      'etc/pacman.d/a.conf',
    ],
    says: () => exited(0, recorded('pacman/Qu.txt')),
    moved: { file: 'etc/pacman.conf', text: '[options]\nDBPath = /srv/pacman\n' },
  },
  {
    source: 'apk',
    needed: ['lib/apk/db/installed', 'var/cache/apk/APKINDEX.0a1b.tar.gz'],
    also: ['etc/apk/world', 'etc/apk/repositories', 'var/cache/apk/APKINDEX.2c3d.tar.gz'],
    says: () => exited(0, recorded('apk/version.txt')),
  },
  {
    source: 'flatpak',
    needed: ['var/lib/flatpak/repo/config'],
    also: [
      'var/lib/flatpak/.changed',
      `${person}/.changed`,
      `${person}/repo/config`,
      `${person}/app/org.example.Tiny/x86_64/master/active`,
      'var/lib/flatpak/repo/tmp/cache/summaries/flathub.sub',
    ],
    says: (argv) =>
      argv.includes('list')
        ? exited(0, recorded('flatpak/list.txt'))
        : exited(0, recorded('flatpak/updates.txt')),
    moved: { file: 'etc/flatpak/installations.d/stick.conf', text: '[Installation "stick"]\n' },
  },
  {
    source: 'fwupd',
    needed: ['var/lib/fwupd/metadata/lvfs/firmware.xml.zst', boot],
    also: [
      'usr/bin/fwupdmgr',
      'var/lib/fwupd/pending.db',
      'etc/fwupd/fwupd.conf',
      device,
      'sys/class/drm/card0-DP-1/status',
    ],
    says: () => exited(0, recorded('fwupd/updates.json')),
  },
  {
    source: 'snap',
    hours: 6,
    needed: ['var/lib/snapd/snaps'],
    also: ['snap/firefox/current', 'usr/bin/snap'],
    says: () => exited(0, 'All snaps up to date.\n'),
  },
  {
    source: 'pacman',
    system: 'arch',
    options: { checkupdates: true },
    hours: 6,
    needed: ['var/lib/pacman/local', 'var/lib/pacman/sync/core.db'],
    also: ['etc/pacman.conf'],
    says: () => exited(2),
  },
  {
    source: 'windows-update',
    platform: 'windows',
    hours: 6,
    needed: ['Windows/SoftwareDistribution/ReportingEvents.log'],
    also: ['Windows/WinSxS/pending.xml', 'Windows/bootstat.dat', 'Windows/servicing/Packages'],
    says: () =>
      exited(0, JSON.stringify({ code: 2, searched: new Date().toISOString(), count: 0, updates: [] })),
  },
  {
    source: 'macos',
    platform: 'mac',
    hours: 6,
    needed: ['Library/Preferences/com.apple.SoftwareUpdate.plist'],
    also: ['Library/Receipts/InstallHistory.plist', 'Library/Updates'],
    says: (argv) =>
      argv[0] === 'defaults'
        ? exited(0, `${new Date().toISOString().slice(0, 19).replace('T', ' ')} +0000\n`)
        : exited(0, 'Software Update Tool\n\nNo new software available.\n'),
  },
  {
    source: 'reboot',
    platform: 'windows',
    hours: 6,
    needed: ['Windows/SoftwareDistribution/ReportingEvents.log'],
    also: ['Windows/WinSxS/pending.xml', 'Windows/bootstat.dat'],
    says: () => exited(0, JSON.stringify({ update: false, servicing: false, boot: '2026-11-20T08:00:00' })),
  },
  {
    source: 'reboot',
    system: 'fedora',
    needed: ['var/lib/rpm/rpmdb.sqlite', boot],
    also: ['etc/dnf/plugins/needs-restarting.d/a.conf'],
    says: () => exited(1, recorded('dnf/needs-restarting.txt')),
  },
  {
    source: 'reboot',
    system: 'sles',
    needed: ['var/lib/rpm/Packages.db', boot],
    also: ['run/reboot-needed'],
    says: () => exited(102),
  },
];

const start = Math.floor(Date.now() / 1000);
const hour = 3600;

describe.each(trials)(
  'the last answer of $source $system',
  ({ source, system, platform = 'linux', options: chosen, hours = 24, needed, also, says, moved }) => {
    let root = '';
    let asked = 0;
    let answer = says;
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    };

    /** Looks as the check does, and gives what it would say and remember. */
    async function look(memory: unknown, now = start, more: { options?: object; askAgain?: boolean } = {}) {
      const options = UpdatesOptionsSchema.parse({ sources: [source], ...chosen, ...more.options });
      const run = async ({ argv }: { argv: readonly string[] }) => {
        asked += 1;
        return answer(argv);
      };
      const context = contextFor(options, { root, run, memory });
      const clock = { ...context.clock, now: () => now };
      const facts = await gatherUpdates({ ...context, clock, askAgain: more.askAgain ?? false }, platform);
      const judged = judgeUpdates(facts, UpdatesThresholdsSchema.parse(undefined), now);
      return { ...judged, words: judged.evidence.map((one) => `${one.state} ${english(one.message)}`) };
    }

    /** How many programs a look asks. */
    async function asks(...of: Parameters<typeof look>): Promise<number> {
      asked = 0;
      await look(...of);
      return asked;
    }

    beforeEach(() => {
      root = mkdtempSync(path.join(tmpdir(), 'fettle-remembered-'));
      answer = says;
      for (const file of needed) write(file, 'any\n');
      if (system) write('etc/os-release', `ID=${system}\n`);
    });
    afterEach(() => rmSync(root, { recursive: true }));

    it(`holds while nothing changed, for ${hours} hours`, async () => {
      const first = await look(undefined);
      asked = 0;
      const second = await look(first.memory, start + hour);
      expect(asked).toBe(0);
      expect(second.state).toBe(first.state);
      expect(second.summary.id).toBe(first.summary.id);
      expect(second.memory).toEqual(first.memory);
      expect(await asks(second.memory, start + hours * hour - 1)).toBe(0);
      expect(await asks(second.memory, start + hours * hour)).toBeGreaterThan(0);
      // The clock went back.
      expect(await asks(second.memory, start - 1)).toBeGreaterThan(0);
    });

    it.each([...needed, ...also])('does not hold when %s changes, comes or goes', async (file) => {
      let { memory } = await look(undefined);
      const again = async (what: string) => {
        asked = 0;
        ({ memory } = await look(memory));
        expect([what, asked > 0]).toEqual([what, true]);
      };
      // What is needed is there already, and without it nothing is remembered.
      if (also.includes(file)) {
        write(file, 'some\n');
        await again('came');
      }
      expect(await asks(memory)).toBe(0);
      write(file, 'something of another length\n');
      await again('changed');
      expect(await asks(memory)).toBe(0);
      rmSync(path.join(root, file));
      await again('went');
    });

    it('is none where what decides it cannot be looked at', async () => {
      for (const file of needed) rmSync(path.join(root, file));
      const { memory } = await look(undefined);
      expect(await asks(memory)).toBeGreaterThan(0);
      expect(memory).not.toHaveProperty('answers');
    });

    it('is not remembered when it failed or was not whole', async () => {
      const good = await look(undefined);
      write(needed[0] ?? '', 'changed in length\n');
      answer = () => exited(1, '', 'Error: no');
      const failed = await look(good.memory);
      expect(failed.state).toBe('unknown');
      expect(failed.memory).not.toHaveProperty('answers');
      expect(await asks(failed.memory)).toBeGreaterThan(0);
      answer = () =>
        ({ kind: 'timed-out', stdout: '', stderr: '', truncated: false, duration: 60 }) as ProcessOutcome;
      expect((await look(good.memory)).memory).not.toHaveProperty('answers');
    });

    it('is not taken where somebody wants to see how things are', async () => {
      const { memory } = await look(undefined);
      expect(await asks(memory, start, { askAgain: true })).toBeGreaterThan(0);
    });

    it('is not taken when what was remembered has another form, and first sights stay', async () => {
      const { memory } = await look(undefined);
      const { firstSeen } = memory as { firstSeen: Record<string, number> };
      for (const answers of ['garbage', { [source]: { stamp: 1 } }, { unheard: {} }]) {
        expect(await asks({ firstSeen, answers }, start + hour)).toBeGreaterThan(0);
        const { memory: next } = await look({ firstSeen, answers }, start + hour);
        expect(next).toMatchObject({ firstSeen });
      }
    });

    if (moved)
      it('is none where settings have its files elsewhere', async () => {
        write(moved.file, moved.text);
        const { memory } = await look(undefined);
        expect(memory).not.toHaveProperty('answers');
      });

    const live = source === 'snap' || chosen !== undefined;
    if (source !== 'reboot' && !live)
      it('has an index whose age is judged again', async () => {
        const { memory } = await look(undefined);
        const limits = {
          apt: 7,
          dnf: 7,
          zypper: 7,
          pacman: 7,
          apk: 7,
          flatpak: 7,
          fwupd: 30,
          macos: 7,
          'windows-update': 7,
        } as Record<string, number>;
        const { answers } = memory as { answers: Record<string, { at: number; answer: { index: object } }> };
        const last = answers[source];
        if (!last) throw new Error('nothing was remembered');
        // Refreshed so long ago that it is too old an hour from now.
        const at = start - (limits[source] ?? 0) * 24 * hour + hour / 2;
        const aged = { ...last, answer: { ...last.answer, index: { kind: 'refreshed', at } } };
        const given = { firstSeen: {}, answers: { [source]: aged } };
        asked = 0;
        const before = await look(given, start);
        const after = await look(given, start + hour);
        expect(asked).toBe(0);
        expect(before.words.join('\n')).not.toMatch(/cannot tell, the index/);
        expect(after.words.join('\n')).toMatch(/unknown .*cannot tell, the index is \d+ days old/);
      });
  },
);

const bare = () => mkdtempSync(path.join(tmpdir(), 'fettle-remembered-'));

/** Looks twice at one machine, an hour apart; how many programs each look asked. */
async function twice(
  root: string,
  chosen: object,
  says: (argv: readonly string[]) => ProcessOutcome,
  system: System = 'linux',
  between: () => object = () => ({}),
): Promise<[number, number]> {
  const asked: number[] = [0, 0];
  let memory: unknown;
  let more = {};
  for (const look of [0, 1]) {
    const run = async ({ argv }: { argv: readonly string[] }) => {
      asked[look] = (asked[look] ?? 0) + 1;
      return says(argv);
    };
    const context = contextFor(UpdatesOptionsSchema.parse({ ...chosen, ...more }), { root, run, memory });
    const clock = { ...context.clock, now: () => start + look * hour };
    const facts = await gatherUpdates({ ...context, clock }, system);
    ({ memory } = judgeUpdates(facts, UpdatesThresholdsSchema.parse(undefined), start + look * hour));
    more = between();
  }
  rmSync(root, { recursive: true });
  return [asked[0] ?? 0, asked[1] ?? 0];
}

function put(root: string, file: string, text = 'any'): string {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  return root;
}

it('fwupd is not asked again about a machine without a device, with and without a catalogue', async () => {
  const says = (argv: readonly string[]) =>
    argv.includes('get-devices') ? exited(0, '{"Devices": []}') : exited(0, '{"Devices": []}');
  const root = put(put(bare(), boot), 'usr/bin/fwupdmgr');
  expect(await twice(root, { sources: ['fwupd'] }, says)).toEqual([2, 0]);
  const known = put(put(bare(), boot), 'var/lib/fwupd/metadata/lvfs/firmware.xml.zst');
  expect(await twice(known, { sources: ['fwupd'] }, says)).toEqual([2, 0]);
  const nobody = () => exited(3, '{"Error": {"Message": "No detected devices"}}');
  expect(await twice(put(put(bare(), boot), 'usr/bin/fwupdmgr'), { sources: ['fwupd'] }, nobody)).toEqual([
    1, 0,
  ]);
});

it('Windows is asked each time while a restart is pending', async () => {
  const says = () =>
    exited(0, JSON.stringify({ update: true, servicing: false, boot: '2026-11-20T08:00:00' }));
  const root = put(bare(), 'Windows/SoftwareDistribution/ReportingEvents.log');
  expect(await twice(root, { sources: ['reboot'] }, says, 'windows')).toEqual([1, 1]);
});

describe('the version of a browser', () => {
  const says = (argv: readonly string[]): ProcessOutcome =>
    argv[0] === 'firefox'
      ? exited(0, 'Mozilla Firefox 128.3.0esr\n')
      : { kind: 'not-found', program: argv[0] ?? '' };
  const wanted = (minimum: string) => ({ sources: ['browser'], browsers: { firefox: minimum } });

  it('is not asked for again while it is new enough and nothing was installed', async () => {
    expect(await twice(put(bare(), 'var/lib/dpkg/status'), wanted('128.0'), says)).toEqual([1, 0]);
    const chrome = { sources: ['browser'], browsers: { chrome: '1.0' } };
    expect(await twice(put(bare(), 'var/lib/dpkg/status'), chrome, says)).toEqual([2, 0]);
  });

  it('is asked for each time while it is too old, when the policy wants more, and when something was installed', async () => {
    const root = () => put(bare(), 'var/lib/dpkg/status');
    expect(await twice(root(), wanted('129.0'), says)).toEqual([1, 1]);
    const more = () => wanted('129.0');
    expect(await twice(root(), wanted('128.0'), says, 'linux', more)).toEqual([1, 1]);
    const other = () => ({ browsers: { firefox: '128.0', chrome: '1.0' } });
    expect(await twice(root(), wanted('128.0'), says, 'linux', other)).toEqual([1, 3]);
    const folder = root();
    const installed = () => {
      put(folder, 'var/lib/dpkg/status', 'something longer');
      return {};
    };
    expect(await twice(folder, wanted('128.0'), says, 'linux', installed)).toEqual([1, 1]);
  });

  it('is asked for again when it could not be told', async () => {
    expect(await twice(bare(), wanted('128.0'), () => exited(1))).toEqual([1, 1]);
  });
});
