import { describe, expect, it } from 'vitest';
import { judgeBackups } from '../../../../electron/checks/backups/judge/judge';
import type { SourceFacts } from '../../../../electron/checks/backups/judge/judgeSource';
import { BackupThresholdsSchema } from '../../../../electron/checks/backups/judge/thresholds';
import type { Reading } from '../../../../electron/checks/backups/read/reading';
import { backupTools } from '../../../../electron/checks/backups/tools';
import { catalog } from '../../../../electron/checks/catalog';
import type { Judgement } from '../../../../electron/checks/check';
import { snapshotsCheck } from '../../../../electron/checks/snapshots';
import { judgeBattery } from '../../../../electron/checks/system/battery';
import { judgeEncryption } from '../../../../electron/checks/system/diskEncryption';
import { judgeDisk } from '../../../../electron/checks/system/diskJudge';
import { judgeFirewall } from '../../../../electron/checks/system/firewall';
import { judgeInterfaces } from '../../../../electron/checks/system/interfaces';
import { judgeLoad } from '../../../../electron/checks/system/load';
import { judgeMemory, judgeSwap } from '../../../../electron/checks/system/memory';
import { judgeProcesses } from '../../../../electron/checks/system/processes';
import { judgeScreenLock } from '../../../../electron/checks/system/screenLock';
import { judgeServices } from '../../../../electron/checks/system/services';
import { judgeTemperature } from '../../../../electron/checks/system/temperature';
import { judgeUptime } from '../../../../electron/checks/system/uptime';
import type { UpdatesFacts } from '../../../../electron/checks/updates/facts';
import { judgeUpdates } from '../../../../electron/checks/updates/judge/judge';
import { packageSources } from '../../../../electron/checks/updates/sources/sources';
import { UpdatesThresholdsSchema } from '../../../../electron/checks/updates/thresholds';
import type { Desktop } from '../../../../electron/platform/desktop';
import type { System } from '../../../../electron/platform/system';
import { systemSettingsOpenings } from '../../../../electron/platform/systemSettings/table';
import { Translator } from '../../../../shared/i18n';
import { message } from '../../../../shared/message';
import { exited, runCheck } from '../../../support/agent/checks';

const day = 86_400;
const now = 1_800_000_000;
const systems = ['linux', 'windows', 'mac'] as const;
const seen = <Facts>(facts: Facts) => ({ kind: 'seen' as const, facts });
const limits = (id: string): never => catalog.get(id)?.thresholds.parse(undefined) as never;

/** Judgements that are WARNING or CRITICAL, each alone, on a system; what has none there is left out. */
type Findings = (system: System) => (Judgement | Promise<Judgement>)[];

function updates(system: System): Judgement[] {
  const judged = (facts: Partial<UpdatesFacts>) =>
    judgeUpdates(
      { chosen: true, system, packages: [], firstSeen: {}, ...facts },
      UpdatesThresholdsSchema.parse({ other: { warning: '0d' }, count: { warning: 0 } }),
      now,
    );
  const version = { kind: 'found', version: '1.0' } as const;
  const mine = {
    linux: ['apt', 'dnf', 'zypper', 'pacman', 'apk', 'flatpak', 'snap', 'fwupd'],
    windows: ['windows-update'],
    mac: ['macos'],
  };
  const names = ['firefox', 'chrome', 'chromium', 'edge'] as const;
  return [
    ...Object.values(packageSources)
      .filter(({ id }) => mine[system].includes(id))
      .flatMap(({ id }) =>
        [true, false].map((security) =>
          judged({
            packages: [
              {
                source: id,
                index: { kind: 'refreshed', at: now },
                pending: { kind: 'known', updates: [{ id: 'a 1', security }] },
              },
            ],
          }),
        ),
      ),
    ...(system === 'mac'
      ? []
      : [judged({ reboot: { kind: 'pending', id: 'r', why: message('updates.reboot.why.packages') } })]),
    judged({ endOfLife: { kind: 'known', system: 'X', lastDay: '2020-01-01', end: now - day } }),
    judged({ endOfLife: { kind: 'known', system: 'X', lastDay: '2020-01-01', end: now + day } }),
    ...names.map((browser) => judged({ browsers: { browsers: [{ browser, minimum: '2.0', version }] } })),
    ...names.map((browser) =>
      judged({ browsers: { browsers: [{ browser, minimum: '2.0', version, install: 'sudo dnf upgrade' }] } }),
    ),
  ];
}

function backups(tool: string): Judgement[] {
  const start = backupTools.find(({ id }) => id === tool)?.start;
  const readings: [Reading, SourceFacts['before']][] = [
    [{ kind: 'empty' }, {}],
    [{ kind: 'newest', newest: now - 5 * day }, {}],
    [{ kind: 'newest', newest: now - 9 * day }, {}],
    [{ kind: 'unreachable' }, { newest: now - 5 * day }],
    [{ kind: 'locked' }, { newest: now - 9 * day }],
    [{ kind: 'failed-run', at: now - day, tool }, {}],
    [{ kind: 'failed-run', at: now - day, tool, good: now - 2 * day }, {}],
  ];
  return readings.map(([reading, before]) =>
    judgeBackups(
      [{ name: tool, key: tool, tool, ...(start ? { start } : {}), reading, before }],
      BackupThresholdsSchema.parse(undefined),
      now,
    ),
  );
}

const disk = { mount: '/', device: '/dev/sda1', size: 1e9, used: 0.99e9, available: 1e7 };
const plugin = (code: number) => () => [
  runCheck('plugin', { options: { command: ['p'] }, run: async () => exited(code, 'WORDS\n') }),
];
const memory = { total: 100, available: 1, swaptotal: 100, swapfree: 1 };

const findings: Record<string, Findings> = {
  updates,
  disk: () => [
    judgeDisk({ wanted: ['/'], looked: seen([disk]) } as never, limits('disk')),
    judgeDisk({ wanted: ['/gone'], looked: seen([disk]) } as never, limits('disk')),
  ],
  memory: () => [judgeMemory(seen(memory), limits('memory'))],
  swap: () => [judgeSwap(seen(memory), limits('swap'))],
  load: () => [judgeLoad({ averages: [99, 99, 99], cores: 1 }, limits('load'))],
  uptime: (system) => [judgeUptime({ uptime: 99 * day, system }, limits('uptime'))],
  temperature: () => [judgeTemperature(seen({ degrees: 99 }), limits('temperature'))],
  battery: () => [
    judgeBattery(seen([{ name: 'b', charge: 1, discharging: true }]), limits('battery')),
    judgeBattery(seen([{ name: 'b', charge: 90, discharging: true, health: 10 }]), limits('battery')),
  ],
  interfaces: () => [
    judgeInterfaces({ looked: seen([]) }),
    judgeInterfaces({ wanted: ['eth0'], looked: seen([]) }),
  ],
  processes: () => [
    judgeProcesses(seen({ counts: [{ name: 'x', count: 0 }], all: true }), limits('processes')),
  ],
  services: () => [judgeServices(seen([{ name: 'ssh', state: 'failed', show: 'systemctl status ssh' }]))],
  'disk-encryption': (system) =>
    (['off', 'partly'] as const).map((encryption) =>
      judgeEncryption(seen([{ mount: '/', encryption, later: system !== 'linux' }])),
    ),
  firewall: (system) => [
    judgeFirewall(seen({ weak: system === 'linux', parts: [{ name: 'ufw', on: false }] })),
  ],
  'screen-lock': () => [
    judgeScreenLock(seen({ after: 'never' }), limits('screen-lock')),
    judgeScreenLock(seen({ after: day }), limits('screen-lock')),
  ],
  plugin: plugin(2),
};

const desktops: Record<System, Desktop[]> = {
  linux: ['gnome', 'kde', 'unknown'],
  windows: ['windows'],
  mac: ['mac'],
};

/** Whether one of the remedies is a command, a page that opens there, or says to ask IT, in both languages. */
function helps(judgement: Judgement, system: System): boolean {
  return judgement.remedy.some(({ message, command, settings }) => {
    const page = settings;
    if (command) return true;
    if (page && desktops[system].every((desktop) => systemSettingsOpenings(page, desktop).length > 0))
      return true;
    return (['en', 'de'] as const).every((language) =>
      /\bIT\b/.test(new Translator(language).render(message)),
    );
  });
}

describe.each(systems)('what to do on %s', (system) => {
  it.each(Object.keys(findings))('is said by every finding of %s', async (id) => {
    const platform = { linux: 'linux', windows: 'win32', mac: 'darwin' } as const;
    if (!catalog.get(id)?.platforms.includes(platform[system])) return;
    for (const judgement of await Promise.all(findings[id]?.(system) ?? [])) {
      expect(judgement.state).toMatch(/warning|critical/);
      expect([judgement.summary, judgement.remedy, helps(judgement, system)]).toEqual([
        judgement.summary,
        judgement.remedy,
        true,
      ]);
    }
  });

  const tools = [...catalog.values()].filter(
    (one) => one.kind === 'backups' && one.id !== 'backups' && one.id !== snapshotsCheck.id,
  );
  it.each(tools.map(({ id }) => id))('is said by every finding of %s', (tool) => {
    for (const judgement of backups(tool)) {
      expect(judgement.state).toMatch(/warning|critical/);
      expect([judgement.summary, judgement.remedy, helps(judgement, system)]).toEqual([
        judgement.summary,
        judgement.remedy,
        true,
      ]);
    }
  });
});

it('ntopng and missing snapshots are for IT', () => {
  // Their judges need a server and a tool; each of them has one sentence.
  for (const language of ['en', 'de'] as const)
    for (const id of ['ntopng.remedy', 'snapshots.remedy.start'] as const)
      expect(new Translator(language).render({ id })).toMatch(/\bIT\b/);
});

it('no check is left out', () => {
  const backupTools = [...catalog.values()].filter((one) => one.kind === 'backups').map(({ id }) => id);
  const others = ['ntopng-alerts', 'ntopng-flows', 'snapshots'];
  expect([...new Set([...Object.keys(findings), ...backupTools, ...others])].sort()).toEqual(
    [...catalog.keys()].sort(),
  );
});
