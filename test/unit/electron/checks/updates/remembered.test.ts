import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateSource } from '../../../../../electron/checks/updates/facts';
import { gatherUpdates } from '../../../../../electron/checks/updates/gather';
import { judgeUpdates } from '../../../../../electron/checks/updates/judge';
import { UpdatesOptionsSchema } from '../../../../../electron/checks/updates/options';
import { UpdatesThresholdsSchema } from '../../../../../electron/checks/updates/thresholds';
import type { Outcome } from '../../../../../electron/platform/process';
import { contextFor, english, exited } from '../../../../support/checks';

/** A source: the files without which its answer hangs in the air, others that change it, and what its program says. */
interface Trial {
  source: UpdateSource;
  system?: string;
  needed: string[];
  also: string[];
  says(argv: readonly string[]): Outcome;
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
    also: ['var/lib/fwupd/pending.db', 'etc/fwupd/fwupd.conf', device, 'sys/class/drm/card0-DP-1/status'],
    says: () => exited(0, recorded('fwupd/updates.json')),
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
  ({ source, system, needed, also, says, moved }) => {
    let root = '';
    let asked = 0;
    let answer = says;
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    };

    /** Looks as the check does, and gives what it would say and remember. */
    async function look(memory: unknown, now = start, more: { options?: object; trace?: () => void } = {}) {
      const options = UpdatesOptionsSchema.parse({ sources: [source], ...more.options });
      const run = async ({ argv }: { argv: readonly string[] }) => {
        asked += 1;
        return answer(argv);
      };
      const context = contextFor(options, { root, run, memory });
      const clock = { ...context.clock, now: () => now };
      const facts = await gatherUpdates(
        { ...context, clock, ...(more.trace ? { trace: more.trace } : {}) },
        'linux',
      );
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

    it('holds while nothing changed, for a day', async () => {
      const first = await look(undefined);
      asked = 0;
      const second = await look(first.memory, start + hour);
      expect(asked).toBe(0);
      expect(second.state).toBe(first.state);
      expect(second.summary.id).toBe(first.summary.id);
      expect(second.memory).toEqual(first.memory);
      expect(await asks(second.memory, start + 24 * hour - 1)).toBe(0);
      expect(await asks(second.memory, start + 24 * hour)).toBeGreaterThan(0);
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
        ({ kind: 'timed-out', stdout: '', stderr: '', truncated: false, duration: 60 }) as Outcome;
      expect((await look(good.memory)).memory).not.toHaveProperty('answers');
    });

    it('is not taken where somebody wants to see how the verdict comes about', async () => {
      const { memory } = await look(undefined);
      expect(await asks(memory, start, { trace: () => {} })).toBeGreaterThan(0);
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

    if (source !== 'reboot')
      it('has an index whose age is judged anew', async () => {
        const { memory } = await look(undefined);
        const limits = { apt: 7, dnf: 7, zypper: 7, pacman: 7, apk: 7, flatpak: 7, fwupd: 30 } as Record<
          string,
          number
        >;
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

it('what checkupdates says is asked each time: it uses the network', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'fettle-remembered-'));
  let asked = 0;
  const run = async () => {
    asked += 1;
    return exited(2);
  };
  const options = UpdatesOptionsSchema.parse({ sources: ['pacman'], checkupdates: true });
  mkdirSync(path.join(root, 'var/lib/pacman/local'), { recursive: true });
  mkdirSync(path.join(root, 'var/lib/pacman/sync'));
  writeFileSync(path.join(root, 'var/lib/pacman/sync/core.db'), 'any');
  const facts = await gatherUpdates(contextFor(options, { root, run }), 'linux');
  const { memory } = judgeUpdates(facts, UpdatesThresholdsSchema.parse(undefined), start);
  await gatherUpdates(contextFor(options, { root, run, memory }), 'linux');
  rmSync(root, { recursive: true });
  expect(asked).toBe(2);
});
