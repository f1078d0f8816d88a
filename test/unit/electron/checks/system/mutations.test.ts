import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherBattery, judgeBattery } from '../../../../../electron/checks/system/battery';
import { gatherDisk } from '../../../../../electron/checks/system/disk';
import { judgeDisk } from '../../../../../electron/checks/system/diskJudge';
import { gatherInterfaces, judgeInterfaces } from '../../../../../electron/checks/system/interfaces';
import { judgeLoad } from '../../../../../electron/checks/system/load';
import { gatherProcesses, judgeProcesses } from '../../../../../electron/checks/system/processes';
import { gatherScreenLock, judgeScreenLock } from '../../../../../electron/checks/system/screenLock';
import { judgeUptime } from '../../../../../electron/checks/system/uptime';
import { linuxEndOfLife } from '../../../../../electron/checks/updates/endOfLife/endOfLife';
import { judgeEndOfLife } from '../../../../../electron/checks/updates/endOfLife/judge';
import { seenOnDisk } from '../../../../../electron/checks/updates/reboot/disk';
import { judgeReboot } from '../../../../../electron/checks/updates/reboot/judge';
import { UpdatesThresholdsSchema } from '../../../../../electron/checks/updates/thresholds';
import { worstState } from '../../../../../shared/states';
import { contextFor } from '../../../../support/agent/checks';

/** A disk in memory, for ten thousand real ones take a minute. A folder is there when something is in it. */
const memory = vi.hoisted(() => ({ files: new Map<string, string>() }));
vi.mock('node:fs/promises', async (original) => {
  const missing = () => Promise.reject(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }));
  const readFile = (file: string) => {
    const text = memory.files.get(file);
    return text === undefined ? missing() : Promise.resolve(text);
  };
  const readdir = (folder: string) => {
    const inside = [...memory.files.keys()].filter((file) => file.startsWith(`${folder}/`));
    const names = new Set(inside.map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''));
    return names.size === 0 ? missing() : Promise.resolve([...names]);
  };
  const access = (file: string) => readFile(file).then(() => undefined);
  return { ...(await original<typeof import('node:fs/promises')>()), readFile, readdir, access };
});
const library = vi.hoisted(() => ({ answer: undefined as unknown, system: 'linux' }));
vi.mock('systeminformation', () => {
  const ask = async () => library.answer;
  return { default: { battery: ask, processes: ask, fsSize: ask } };
});
vi.mock('../../../../../electron/platform/system', () => ({ currentSystem: () => library.system }));

const runs = { numRuns: 10_000 };
const root = '/machine';
const now = Date.parse('2025-11-01T00:00:00Z') / 1000;
const updates = UpdatesThresholdsSchema.parse(undefined);
const worst = (verdict: { evidence: { state: 'ok' | 'warning' | 'critical' | 'unknown' }[] }) =>
  worstState(verdict.evidence.map((one) => one.state));

const foreign = [
  'Zugriff verweigert',
  'Accès refusé',
  'アクセスが拒否されました',
  'Отказано в доступе',
  'ja',
];
const errors = ['error: Input/output error', 'Failed to read', 'Exception: 0x80070005', 'Permission denied'];
const words = fc.constantFrom(...foreign, ...errors);

/** What a machine's files say, and which of them something happens to. */
interface Case {
  files: Record<string, string>;
  /** The state of the whole; OK unless it is to stay something else. */
  truth?: string;
  broken: readonly string[];
  /**
   * `replaced`: a whole line less, or no file, is whole again. `lost`: other words before it do no harm. Else anything
   * may happen.
   */
  only?: 'replaced' | 'lost';
  state(): Promise<string>;
}

const battery = {
  type: 'Battery',
  status: 'Discharging',
  capacity: '95',
  energy_full: '48000',
  energy_full_design: '50000',
};
const supply = (values: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, text]) => [`sys/class/power_supply/BAT0/${name}`, `${text}\n`]),
  );
const batteryState = async () =>
  judgeBattery(await gatherBattery(contextFor({}, { root })), {
    charge: { warning: '20:', critical: '10:' },
    health: { warning: '50:' },
  }).state;
const net = (state: string) => ({
  'sys/class/net/lo/flags': '0x9\n',
  'sys/class/net/lo/operstate': 'unknown\n',
  'sys/class/net/eth0/flags': '0x1003\n',
  'sys/class/net/eth0/operstate': `${state}\n`,
});
const netState = async () => judgeInterfaces(await gatherInterfaces(contextFor({}, { root }))).state;
const kde = 'home/alice/.config/kscreenlockerrc';
const kdeState = async () =>
  judgeScreenLock(await gatherScreenLock(contextFor({}, { root }), 'kde'), { after: { warning: 900 } }).state;
const kernels = (...versions: string[]) => ({
  'proc/sys/kernel/osrelease': '6.1.0-31-amd64\n',
  'proc/sys/kernel/random/boot_id': 'b\n',
  ...Object.fromEntries(versions.map((version) => [`lib/modules/${version}/vmlinuz`, ''])),
});
const rebootState = async () =>
  worst(judgeReboot(await seenOnDisk(root, { ID: 'debian' }), updates, now, () => now, 'linux'));
/** A release that is in no table of ours, which would stand in for a broken one. */
const release =
  'PRETTY_NAME="Debian GNU/Linux 14 (forky)"\nID=debian\nVERSION_ID=14\nVERSION_CODENAME=forky\n';
const table =
  'version,codename,series,created,release,eol\n14,Forky,forky,2025-08-09,2027-06-10,2026-12-11\n';
const endState = async () => worst(judgeEndOfLife(await linuxEndOfLife(root, 'standard'), updates, now));
const distribution = { 'etc/os-release': release, 'usr/share/distro-info/debian.csv': table };

const cases: Record<string, Case> = {
  'a battery': {
    files: supply(battery),
    broken: Object.keys(supply({ type: '', status: '', capacity: '' })),
    state: batteryState,
  },
  'the wear of a battery': {
    files: supply(battery),
    broken: Object.keys(supply({ energy_full: '', energy_full_design: '' })),
    only: 'replaced',
    state: batteryState,
  },
  'an empty battery': {
    files: supply({ ...battery, capacity: '5' }),
    truth: 'critical',
    broken: Object.keys(supply(battery)),
    state: batteryState,
  },
  'a network interface': {
    files: net('up'),
    broken: ['sys/class/net/eth0/operstate'],
    state: netState,
  },
  'a network interface that is down, beside the loopback': {
    files: net('down'),
    truth: 'critical',
    broken: Object.keys(net('down')),
    state: netState,
  },
  'the name of a process': {
    files: { 'proc/1/comm': 'systemd\n', 'proc/42/comm': 'sshd\n' },
    broken: ['proc/42/comm'],
    state: async () => {
      const looked = await gatherProcesses(contextFor({ names: ['sshd'] }, { root }));
      return judgeProcesses(looked, { count: { critical: '1:' } }).state;
    },
  },
  'the screen lock of KDE': {
    files: { [kde]: '[Daemon]\nAutolock=true\nLockGrace=10\nTimeout=5\n' },
    broken: [kde],
    only: 'replaced',
    state: kdeState,
  },
  'the screen lock of KDE, switched off': {
    files: { [kde]: '[Daemon]\nAutolock[$i]=false\n' },
    truth: 'critical',
    broken: [kde],
    only: 'replaced',
    state: kdeState,
  },
  'the screen lock of KDE, switched off for everybody': {
    files: { 'etc/xdg/kscreenlockerrc': '[Daemon]\nAutolock=false\n' },
    truth: 'critical',
    broken: ['etc/xdg/kscreenlockerrc'],
    only: 'replaced',
    state: kdeState,
  },
  'the running kernel': {
    files: kernels('6.1.0-31-amd64'),
    broken: ['proc/sys/kernel/osrelease'],
    state: rebootState,
  },
  'the running kernel, with a newer one beside it': {
    files: kernels('6.1.0-31-amd64', '6.1.0-32-amd64'),
    truth: 'warning',
    broken: ['proc/sys/kernel/osrelease'],
    state: rebootState,
  },
  'the name of the system': {
    files: distribution,
    broken: ['etc/os-release'],
    only: 'lost',
    state: endState,
  },
  'the table of ends of support': {
    files: distribution,
    broken: ['usr/share/distro-info/debian.csv'],
    only: 'lost',
    state: endState,
  },
};

/** Ways in which a file breaks; what is only replaced keeps its end, since a whole line less is whole again. */
function mutations(text: string, { only }: Case): fc.Arbitrary<string | undefined> {
  const whole = text.trimEnd();
  const cut = fc.nat(whole.length - 1).map((at) => whole.slice(0, at));
  const instead = [
    words,
    fc.tuple(words, words).map(([one, two]) => `${one}\n${two}\n`),
    fc.string({ unit: 'binary' }).map((noise) => `\u0001${noise}\n`),
    fc.constantFrom(' ', '\n', '\uFEFF', '\0').map((blank) => `${blank}?`),
  ];
  const before = [
    words.map((word) => `${word}\n${text}`),
    words.map((word) => `${word}${text}`),
    fc.string({ unit: 'binary' }).map((noise) => `\u0001${noise}${text}`),
  ];
  const gone = fc.constantFrom(undefined, '', '\n', ' ', '\0');
  if (only === 'lost') return fc.oneof(...instead, cut, gone);
  if (only === 'replaced')
    return fc.oneof(
      ...instead,
      ...before,
      cut.filter((one) => !/\n$|^$/.test(one)),
    );
  return fc.oneof(...instead, ...before, cut, gone);
}

const put = (files: Record<string, string>) => {
  memory.files = new Map(Object.entries(files).map(([file, text]) => [path.join(root, file), text]));
};

beforeEach(() => {
  library.system = 'linux';
});

describe('a file that something happened to is never OK', { timeout: 60_000 }, () => {
  it.each(Object.keys(cases))('%s, 10,000 times', async (name) => {
    const one = cases[name];
    if (!one) throw new Error(name);
    put(one.files);
    expect(await one.state()).toBe(one.truth ?? 'ok');
    const choice = fc
      .constantFrom(...one.broken)
      .chain((file) => mutations(one.files[file] ?? '', one).map((text) => [file, text] as const));
    await fc.assert(
      fc.asyncProperty(choice, async ([file, text]) => {
        put(one.files);
        if (text === undefined) memory.files.delete(path.join(root, file));
        else memory.files.set(path.join(root, file), text);
        expect(await one.state()).not.toBe('ok');
      }),
      runs,
    );
  });
});

describe('figures that are none are never OK', { timeout: 60_000 }, () => {
  const nonsense = fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);

  it('the load, 10,000 times', () => {
    const levels = { load1: {}, load5: {}, load15: { warning: '2', critical: '4' } };
    expect(judgeLoad({ averages: [1, 1, 1], cores: 2 }, levels).state).toBe('ok');
    fc.assert(
      fc.property(
        fc.oneof(
          fc
            .tuple(
              fc.nat(2),
              nonsense.filter((one) => one !== -1),
            )
            .map(([at, value]) => [1, 1, 1].with(at, value)),
          fc.array(fc.constant(1), { maxLength: 2 }),
        ),
        fc.constantFrom(1, 2, 0, Number.NaN),
        (averages, cores) => {
          expect(judgeLoad({ averages, cores }, levels).state).not.toBe('ok');
        },
      ),
      runs,
    );
  });

  it('the uptime, 10,000 times', () => {
    const limits = { uptime: { warning: 86_400, critical: undefined } };
    expect(judgeUptime({ uptime: 60, system: 'linux' }, limits).state).toBe('ok');
    fc.assert(
      fc.property(fc.oneof(nonsense, fc.double({ max: -1 })), (uptime) => {
        expect(judgeUptime({ uptime, system: 'linux' }, limits).state).not.toBe('ok');
      }),
      runs,
    );
  });
});

describe('the library on macOS and Windows', { timeout: 60_000 }, () => {
  const full = { hasBattery: true, percent: 80, acConnected: true, maxCapacity: 48, designedCapacity: 50 };
  const disk = { fs: '/dev/disk1', type: 'apfs', size: 100, used: 10, available: 90, use: 10, mount: '/' };
  const questions: Record<string, { good: unknown; keys: readonly string[]; state(): Promise<string> }> = {
    'the battery': { good: full, keys: ['hasBattery', 'percent', 'acConnected'], state: batteryState },
    'the disks': {
      good: [disk],
      keys: ['size', 'used', 'available', 'mount'],
      state: async () =>
        judgeDisk(await gatherDisk(contextFor({ mounts: ['/'], exclude: [] })), {
          used: { warning: '90', critical: '95' },
        }).state,
    },
    'the processes': {
      good: { list: [{ name: 'sshd' }] },
      keys: ['list'],
      state: async () =>
        judgeProcesses(await gatherProcesses(contextFor({ names: ['sshd'] })), { count: { critical: '1:' } })
          .state,
    },
  };
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, Number.NaN, '', -1, 'x', Number.POSITIVE_INFINITY, [], {}),
    fc.string().map((text) => `?${text}`),
  );
  const nothing = fc.constantFrom<unknown>(undefined, null, {}, [], '', 0, false, Number.NaN);

  it.each(Object.keys(questions))('%s, 10,000 times', async (name) => {
    const question = questions[name];
    if (!question) throw new Error(name);
    const { good, keys, state } = question;
    library.system = 'mac';
    library.answer = good;
    expect(await state()).toBe('ok');
    const wrong = fc.tuple(fc.constantFrom(...keys), value).map(([key, one]) => {
      const changed = (record: unknown) => ({ ...(record as Record<string, unknown>), [key]: one });
      return Array.isArray(good) ? good.map(changed) : changed(good);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(nothing, wrong), async (answer) => {
        library.answer = answer;
        expect(await state()).not.toBe('ok');
      }),
      runs,
    );
  });
});
