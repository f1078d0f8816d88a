import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalog } from '../../../../../electron/checks/catalog';
import type { Judgement } from '../../../../../electron/checks/check';
import { judgeBattery } from '../../../../../electron/checks/system/battery';
import { gatherDisk, parseDf } from '../../../../../electron/checks/system/disk';
import { judgeDisk } from '../../../../../electron/checks/system/diskJudge';
import { ask, type Looked, unseen } from '../../../../../electron/checks/system/information';
import { judgeInterfaces, readInterfaces } from '../../../../../electron/checks/system/interfaces';
import { RangeSchema, stateOf } from '../../../../../electron/checks/system/levels';
import { judgeLoad } from '../../../../../electron/checks/system/load';
import { judgeMemory, judgeSwap, MemorySchema } from '../../../../../electron/checks/system/memory';
import { readBatteries } from '../../../../../electron/checks/system/powerSupply';
import { gatherProcesses, judgeProcesses } from '../../../../../electron/checks/system/processes';
import { gatherServices, judgeServices, parseUnits } from '../../../../../electron/checks/system/services';
import { gatherTemperature, judgeTemperature } from '../../../../../electron/checks/system/temperature';
import { judgeUptime } from '../../../../../electron/checks/system/uptime';
import { reclaimableOfZfs } from '../../../../../electron/checks/system/zfsCache';
import { parseMetric } from '../../../../../electron/plugins/perfdata';
import { message } from '../../../../../shared/message';
import { contextFor, english, exited } from '../../../../support/agent/checks';

const day = 86_400;
const levels = (id: string) => catalog.get(id)?.thresholds.parse(undefined) as never;
const seen = <T>(facts: T): Looked<T> => ({ kind: 'seen', facts });
const words = (judgement: Judgement) => english(judgement.summary);

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fettle-system-'));
});
afterEach(() => rmSync(root, { recursive: true }));
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

describe('what could not be looked at is UNKNOWN with the reason', () => {
  const nothing = unseen(message('system.reason.garbage'));
  it.each<[string, Judgement]>([
    ['disk', judgeDisk({ wanted: [], looked: nothing }, levels('disk'))],
    ['memory', judgeMemory(nothing, levels('memory'))],
    ['swap', judgeSwap(nothing, levels('swap'))],
    ['load', judgeLoad({ averages: [], cores: 4 }, levels('load'))],
    ['uptime', judgeUptime({ uptime: Number.NaN, system: 'linux' }, levels('uptime'))],
    ['temperature', judgeTemperature(nothing, levels('temperature'))],
    ['battery', judgeBattery(nothing, levels('battery'))],
    ['interfaces', judgeInterfaces({ looked: nothing })],
    ['processes', judgeProcesses(nothing, levels('processes'))],
    ['services', judgeServices(nothing)],
    ['services, none', judgeServices(seen([]))],
    ['disk, none', judgeDisk({ wanted: [], looked: seen([]) }, levels('disk'))],
  ])('%s', (_, judgement) => {
    expect(judgement.state).toBe('unknown');
    expect(words(judgement)).not.toBe('');
  });

  it('from the library as well: errors, silence and empty figures', async () => {
    const context = contextFor({}, { timeout: 0.05 });
    const failing = await ask(context, MemorySchema, () => Promise.reject(new Error('no such thing')));
    const silent = await ask(context, MemorySchema, () => new Promise(() => {}));
    const zero = await ask(context, MemorySchema, async () => ({
      total: 0,
      available: 0,
      swaptotal: 0,
      swapfree: 0,
    }));
    expect([failing, silent, zero].map((one) => one.kind)).toEqual(['unseen', 'unseen', 'unseen']);
  });
});

describe('levels', () => {
  it('take numbers and ranges, and stay as they are written', () => {
    expect(RangeSchema.parse(90)).toBe('90');
    expect(RangeSchema.parse('~:10')).toBe('~:10');
    expect(RangeSchema.safeParse('90%').success).toBe(false);
    expect(RangeSchema.safeParse('').success).toBe(false);
  });

  it('never call a figure that is none OK', () => {
    fc.assert(
      fc.property(fc.constantFrom(Number.NaN, Infinity, -Infinity), (value) => {
        expect(stateOf(value, {})).toBe('unknown');
      }),
    );
  });
});

describe('disk', () => {
  const disk = (used: number, available: number, mount = '/') => ({ mount, size: 1000, used, available });
  it.each([
    [899, 'ok'],
    [900, 'ok'],
    [901, 'warning'],
    [951, 'critical'],
  ] as const)('%i of 1000 is %s', (used, state) => {
    const judgement = judgeDisk({ wanted: [], looked: seen([disk(used, 1000 - used)]) }, levels('disk'));
    expect(judgement.state).toBe(state);
    expect(judgement.remedy).toHaveLength(state === 'ok' ? 0 : 1);
    const metric = parseMetric(judgement.perfdata[0] ?? '');
    expect(metric).toMatchObject({ label: '/', unit: '%', minimum: 0, maximum: 100 });
    expect(metric?.critical?.end).toBe(95);
  });

  it('counts inodes, and names what df could not read', async () => {
    const heading = 'Filesystem Type 1-blocks Used Available Capacity Mounted on\n';
    const files =
      'Filesystem Type Inodes IUsed IFree IUse% Mounted on\n/dev/a ext4 120 120 0 100% /\n/dev/b btrfs 0 0 0 - /b\n';
    const stderr = 'df: /run/user/1000/doc: Operation not permitted\n';
    const judged = async (inodes: string, complaint: string) => {
      const run = async ({ argv }: { argv: readonly string[] }) =>
        exited(1, argv.includes('-i') ? inodes : `${heading}/dev/a ext4 100 10 90 10% /\n`, complaint);
      const context = contextFor({ exclude: ['/gone'] }, { run, root });
      return judgeDisk(await gatherDisk(context), levels('disk'));
    };
    const full = await judged(files, stderr);
    expect([full.state, words(full)]).toEqual(['critical', expect.stringMatching(/100 % of its files/)]);
    expect((await judged(files.replace('120 120 0', '120 10 110'), stderr)).state).toBe('ok');
    const dead = await judged(
      files.replace('120 120 0', '120 10 110'),
      `${stderr}df: /data: Input/output error\n`,
    );
    expect([dead.state, words(dead)]).toEqual(['unknown', expect.stringMatching(/\/data could not be read/)]);
    expect(
      (await judged(files.replace('120 120 0', '120 10 110'), 'df: /gone: Input/output error\n')).state,
    ).toBe('ok');
    const none = await judged('Filesystem Type 1-blocks\n', stderr);
    expect([none.state, none.evidence.length]).toEqual(['ok', 2]);
  });

  it('says which disk, the worst counts, and a disk that is named and missing is UNKNOWN', () => {
    const looked = seen([disk(100, 900), disk(990, 10, '/home')]);
    const judgement = judgeDisk({ wanted: [], looked }, levels('disk'));
    expect(judgement.state).toBe('critical');
    expect(words(judgement)).toMatch(/^\/home is 99 % full/);
    const gone = judgeDisk({ wanted: ['/', '/srv'], looked: seen([disk(1, 9)]) }, levels('disk'));
    expect(gone.state).toBe('unknown');
    expect(words(gone)).toMatch(/\/srv is not mounted/);
  });

  it('reads df: blanks in names, no pseudo file systems, one device once', () => {
    const output = [
      'Filesystem     Type     1-blocks        Used   Available Capacity Mounted on',
      '/dev/sda1      ext4 100 60 30 67% /',
      '/dev/sda1      ext4 100 60 30 67% /var/lib/docker',
      '//nas/my share cifs 100 50 50 50% /mnt/my share',
      'tmpfs          tmpfs 100 0 100 0% /run',
      'none           proc - - - - /proc',
      '',
    ].join('\n');
    expect(parseDf(output, false)?.map((one) => one.mount)).toEqual(['/', '/mnt/my share']);
    expect(parseDf('Dateisystem Typ\nUnsinn\n', false)).toBeUndefined();
    expect(parseDf(`${output}df: /mnt/x: Stale file handle\n`, false)).toBeUndefined();
    expect(parseDf('', false)).toEqual([]);
    const rust = readFileSync('test/fixtures/linux/df/uutils.txt', 'utf8');
    expect(parseDf(rust, false)).toEqual([
      { mount: '/srv/work', size: 270_553_174_016, used: 44_646_109_184, available: 64_298_184_704 },
    ]);
  });
});

describe('memory and swap', () => {
  const facts = { total: 8e9, available: 1e9, swaptotal: 0, swapfree: 0 };
  it('counts what programs could not get', () => {
    expect(judgeMemory(seen(facts), levels('memory')).state).toBe('ok');
    expect(judgeMemory(seen({ ...facts, available: 7e8 }), levels('memory')).state).toBe('warning');
    const full = judgeMemory(seen({ ...facts, available: 1e8 }), levels('memory'));
    expect(full.state).toBe('critical');
    expect(full.perfdata[0]).toBe('memory=98.8%;90;95;0;100');
  });
  it('ZFS gives its cache back, but for the least that it keeps', async () => {
    put(
      'proc/spl/kstat/zfs/arcstats',
      'name type data\nc_min                           4    1000\nsize                            4    5000\n',
    );
    expect(await reclaimableOfZfs(root)).toBe(4000);
    expect(await reclaimableOfZfs(path.join(root, 'nowhere'))).toBe(0);
  });
  it('has nothing against no swap', () => {
    expect(judgeSwap(seen(facts), levels('swap')).state).toBe('ok');
    expect(judgeSwap(seen({ ...facts, swaptotal: 100, swapfree: 1 }), levels('swap')).state).toBe('critical');
  });
});

describe('load, uptime and temperature', () => {
  it('load is for each core', () => {
    expect(judgeLoad({ averages: [80, 40, 7], cores: 4 }, levels('load')).state).toBe('ok');
    const busy = judgeLoad({ averages: [1, 1, 12], cores: 4 }, levels('load'));
    expect(busy.state).toBe('warning');
    expect(busy.perfdata).toEqual(['load1=0.25;;;0', 'load5=0.25;;;0', 'load15=3;2;4;0']);
  });
  it('uptime is only said after 30 days', () => {
    expect(judgeUptime({ uptime: 30 * day, system: 'linux' }, levels('uptime')).state).toBe('ok');
    const long = judgeUptime({ uptime: 31 * day, system: 'linux' }, levels('uptime'));
    expect([long.state, words(long), long.perfdata[0]]).toEqual([
      'warning',
      'Running for 31 days',
      'uptime=2678400s;2592000;;0',
    ]);
  });
  it('temperature of a Linux without a sensor is not asked of the library', async () => {
    const looked = await gatherTemperature(contextFor({}, { root, timeout: 0 }), 'linux');
    expect(looked).toMatchObject({ kind: 'unseen', reason: { id: 'temperature.no-sensor' } });
  });
  it('temperature', () => {
    expect(judgeTemperature(seen({ degrees: 60 }), levels('temperature')).state).toBe('ok');
    expect(judgeTemperature(seen({ degrees: 96 }), levels('temperature')).state).toBe('critical');
  });
});

describe('battery', () => {
  it('reads every battery of the computer and no mouse', async () => {
    put('sys/class/power_supply/AC/type', 'Mains\n');
    put('sys/class/power_supply/BATT/type', 'Battery\n');
    put('sys/class/power_supply/BATT/capacity', '9\n');
    put('sys/class/power_supply/BATT/status', 'Discharging\n');
    put('sys/class/power_supply/BATT/energy_full', '20000\n');
    put('sys/class/power_supply/BATT/energy_full_design', '50000\n');
    put('sys/class/power_supply/hid-mouse/type', 'Battery\n');
    put('sys/class/power_supply/hid-mouse/scope', 'Device\n');
    const batteries = await readBatteries(root);
    expect(batteries).toEqual(seen([{ name: 'BATT', charge: 9, discharging: true, health: 40 }]));
    const judgement = judgeBattery(batteries, levels('battery'));
    expect(judgement.state).toBe('critical');
    expect(judgement.evidence.map((one) => one.state)).toEqual(['critical', 'warning']);
  });
  it.each([
    ['type', ''],
    ['type', 'Batt'],
    ['status', ''],
    ['status', 'Laden'],
    ['capacity', 'viel'],
    ['energy_full', 'Input/output error'],
  ])('is UNKNOWN when its %s is “%s”', async (file, text) => {
    for (const [name, value] of [
      ['type', 'Battery'],
      ['status', 'Full'],
      ['capacity', '100'],
      ['energy_full', '50'],
      ['energy_full_design', '50'],
      [file, text],
    ] as const)
      put(`sys/class/power_supply/BAT0/${name}`, `${value}\n`);
    expect(judgeBattery(await readBatteries(root), levels('battery')).state).toBe('unknown');
  });
  /** Puts a recorded uevent there, and what it says as the files of sysfs. */
  const putRecorded = (name: string, file = name) => {
    const text = readFileSync(`test/fixtures/linux/power-supply/${file}.uevent`, 'utf8');
    put(`sys/class/power_supply/${name}/type`, 'Battery\n');
    for (const [, key = '', value = ''] of text.matchAll(/^POWER_SUPPLY_(\w+)=(.*)$/gm))
      put(`sys/class/power_supply/${name}/${key.toLowerCase()}`, `${value}\n`);
  };
  it.each([
    ['toshiba', 'ok', { charge: 100, health: 83.2, unsure: true }],
    ['dell-charging', 'ok', { charge: 98, health: 83.8 }],
    ['dell-discharging', 'ok', { charge: 92, health: 99.8 }],
    ['thinkpad-empty', 'critical', { charge: 0, health: 97, unsure: true }],
  ])('of a real laptop, %s, is %s', async (file, state, battery) => {
    putRecorded('BAT0', file);
    const batteries = await readBatteries(root);
    expect(batteries).toMatchObject({ facts: [battery] });
    expect(judgeBattery(batteries, levels('battery')).state).toBe(state);
  });
  it('is the fullest of two, of which one is emptied after the other', async () => {
    putRecorded('BAT1', 'thinkpad-empty');
    putRecorded('BAT0', 'dell-discharging');
    expect(judgeBattery(await readBatteries(root), levels('battery')).state).toBe('ok');
    put('sys/class/power_supply/BAT0/capacity', '9\n');
    expect(judgeBattery(await readBatteries(root), levels('battery')).state).toBe('critical');
  });
  it('is full where the firmware tells more, tells amounts where it tells no percent, and is no mouse', async () => {
    put('sys/class/power_supply/BAT0/type', 'Battery\n');
    put('sys/class/power_supply/BAT0/status', 'Full\n');
    put('sys/class/power_supply/BAT0/capacity', '117\n');
    put('sys/class/power_supply/BAT1/type', 'Battery\n');
    put('sys/class/power_supply/BAT1/status', 'Discharging\n');
    put('sys/class/power_supply/BAT1/energy_now', '10\n');
    put('sys/class/power_supply/BAT1/energy_full', '40\n');
    put('sys/class/power_supply/hidpp_battery_0/type', 'Battery\n');
    expect(await readBatteries(root)).toMatchObject({ facts: [{ charge: 100 }, { charge: 25 }] });
    put('sys/class/power_supply/BAT0/capacity', '65535\n');
    expect(judgeBattery(await readBatteries(root), levels('battery')).state).toBe('unknown');
  });
  it('is none where its bay is empty', async () => {
    put('sys/class/power_supply/BAT1/type', 'Battery\n');
    put('sys/class/power_supply/BAT1/present', '0\n');
    expect(await readBatteries(root)).toEqual(seen([]));
  });
  it('is content while it charges, and UNKNOWN when it does not tell', () => {
    const battery = { name: 'BAT0', charge: 5, discharging: false };
    expect(judgeBattery(seen([battery]), levels('battery')).state).toBe('ok');
    const silent = judgeBattery(seen([{ ...battery, charge: Number.NaN }]), levels('battery'));
    expect(silent.state).toBe('unknown');
    expect(silent.perfdata[0]).toMatch(/charge'=U/);
    expect(judgeBattery(seen([]), levels('battery')).state).toBe('ok');
  });
});

describe('interfaces', () => {
  it('reads which are up, without the loopback', async () => {
    const device = (name: string, flags: string, state: string) => {
      put(`sys/class/net/${name}/flags`, `${flags}\n`);
      put(`sys/class/net/${name}/operstate`, `${state}\n`);
    };
    device('lo', '0x9', 'unknown');
    device('eth0', '0x1003', 'down');
    device('wlan0', '0x1003', 'up');
    device('tun0', '0x1', 'unknown');
    device('tap0', '0x0', 'unknown');
    const looked = await readInterfaces(root);
    expect(looked).toEqual(
      seen([
        { name: 'eth0', up: false },
        { name: 'tap0', up: false, virtual: true },
        { name: 'tun0', up: true, virtual: true },
        { name: 'wlan0', up: true },
      ]),
    );
    expect(judgeInterfaces({ looked }).state).toBe('ok');
    const tunnel = looked.kind === 'seen' ? looked.facts.filter(({ name }) => name !== 'wlan0') : [];
    expect(judgeInterfaces({ looked: seen(tunnel) }).state).toBe('critical');
    expect(judgeInterfaces({ wanted: ['tun0'], looked }).state).toBe('ok');
    expect(judgeInterfaces({ wanted: ['eth0', 'wlan0'], looked }).state).toBe('critical');
    expect(judgeInterfaces({ looked: seen([]) }).state).toBe('critical');
    expect((await readInterfaces(path.join(root, 'nowhere'))).kind).toBe('unseen');
  });
});

describe('processes and services', () => {
  it('a process that is not seen is missing only where all are seen', () => {
    const counts = [{ name: 'sshd', count: 0 }];
    expect(judgeProcesses(seen({ counts, all: true }), levels('processes')).state).toBe('critical');
    expect(judgeProcesses(seen({ counts, all: false }), levels('processes')).state).toBe('unknown');
    const one = judgeProcesses(
      seen({ counts: [{ name: 'sshd', count: 1 }], all: false }),
      levels('processes'),
    );
    expect([one.state, one.perfdata[0]]).toEqual(['ok', 'sshd=1;;1:;0']);
  });

  it.each([
    ['active', 'ok'],
    ['activating', 'warning'],
    ['failed', 'critical'],
    ['inactive', 'critical'],
    ['not-found', 'critical'],
    ['refreshing-something', 'unknown'],
  ])('a service that is %s is %s', (state, verdict) => {
    const judgement = judgeServices(seen([{ name: 'ssh', state, show: 'systemctl status ssh' }]));
    expect(judgement.state).toBe(verdict);
    expect(words(judgement)).toMatch(/^ssh: [a-z]/);
  });

  it.each([
    [{ TriggeredBy: 'docker.socket', ActiveState: 'active' }, 'waiting', 'ok'],
    [{ TriggeredBy: 'docker.socket', ActiveState: 'inactive' }, 'inactive', 'critical'],
    [
      { TriggeredBy: '', Type: 'oneshot', Result: 'success', ExecMainExitTimestampMonotonic: '7' },
      'finished',
      'ok',
    ],
    [
      {
        TriggeredBy: '',
        Type: 'oneshot',
        RemainAfterExit: 'yes',
        Result: 'success',
        ExecMainExitTimestampMonotonic: '7',
      },
      'inactive',
      'critical',
    ],
    [
      { TriggeredBy: '', Type: 'oneshot', Result: 'success', ExecMainExitTimestampMonotonic: '0' },
      'inactive',
      'critical',
    ],
    [
      { TriggeredBy: '', Type: 'simple', Result: 'success', ExecMainExitTimestampMonotonic: '7' },
      'inactive',
      'critical',
    ],
  ])(
    'a service that does not run now, %j, is %s',
    async (details: Record<string, string>, state, verdict) => {
      const run = async ({ argv }: { argv: readonly string[] }) => {
        const [unit = ''] = argv.slice(-1);
        const told = unit.endsWith('.socket')
          ? { LoadState: 'loaded', ActiveState: details.ActiveState }
          : argv.some((one) => one.includes('TriggeredBy'))
            ? details
            : { LoadState: 'loaded', ActiveState: 'inactive' };
        return exited(
          0,
          Object.entries(told)
            .map(([name, value]) => `${name}=${value}\n`)
            .join(''),
        );
      };
      const facts = await gatherServices(
        contextFor({ names: ['docker'], scope: 'system' as const }, { run }),
      );
      expect(facts).toMatchObject({ facts: [{ state }] });
      expect(judgeServices(facts).state).toBe(verdict);
    },
  );

  it('a script is found behind its interpreter, and what ended is none', async () => {
    const process = (pid: number, comm: string, stat: string, ...argv: string[]) => {
      put(`proc/${pid}/comm`, `${comm}\n`);
      put(`proc/${pid}/stat`, `${pid} (${comm}) ${stat} 1 1\n`);
      put(`proc/${pid}/cmdline`, argv.map((one) => `${one}\0`).join(''));
    };
    process(1, 'systemd', 'S', '/sbin/init');
    process(2, 'networkd-dispat', 'S', '/usr/bin/python3', '/usr/bin/networkd-dispatcher', '--run');
    process(3, 'python3', 'S', '/usr/bin/python3', '-u', '/opt/backup.py');
    process(4, 'sshd', 'Z');
    process(5, 'bash', 'S', 'bash', '-c', 'watchdog');
    const names = ['networkd-dispatcher', 'backup.py', 'sshd', 'watchdog'];
    const looked = await gatherProcesses(contextFor({ names }, { root }));
    expect(looked).toMatchObject({ facts: { counts: [1, 1, 0, 0].map((count) => ({ count })) } });
  });

  it('reads systemctl show', () => {
    const output = 'LoadState=loaded\nActiveState=active\n\nLoadState=not-found\nActiveState=inactive\n';
    expect(parseUnits(output)).toEqual(['active', 'not-found']);
    expect(parseUnits('garbage')).toEqual([]);
  });
});
