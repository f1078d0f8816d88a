import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PackageSourceId, Pending } from '../../../../../electron/checks/updates/facts';
import { judgeUpdates } from '../../../../../electron/checks/updates/judge/judge';
import { readApk } from '../../../../../electron/checks/updates/sources/apk';
import { readListing } from '../../../../../electron/checks/updates/sources/aptListing';
import { readDnf, withSecurity } from '../../../../../electron/checks/updates/sources/dnf';
import { readEopkg } from '../../../../../electron/checks/updates/sources/eopkg';
import { readInstalled, readUpdates } from '../../../../../electron/checks/updates/sources/flatpak';
import { hasNoDevice, readFwupd } from '../../../../../electron/checks/updates/sources/fwupd';
import { readSoftwareupdate } from '../../../../../electron/checks/updates/sources/macos';
import { readCheckupdates, readUpgrades } from '../../../../../electron/checks/updates/sources/pacman';
import { readGlsaCheck } from '../../../../../electron/checks/updates/sources/portage';
import { readRpmOstree } from '../../../../../electron/checks/updates/sources/rpmOstree';
import { readSnap } from '../../../../../electron/checks/updates/sources/snap';
import { readWindowsUpdate } from '../../../../../electron/checks/updates/sources/windowsUpdate';
import { readXbps } from '../../../../../electron/checks/updates/sources/xbps';
import { readZypper } from '../../../../../electron/checks/updates/sources/zypper';
import { UpdatesThresholdsSchema } from '../../../../../electron/checks/updates/thresholds';
import type { ProcessOutcome } from '../../../../../electron/platform/processes/process';
import { exited } from '../../../../support/agent/checks';

/** What a tool says when updates are pending, and how its errors look on the stream that we parse. */
interface Case {
  source: PackageSourceId;
  read(outcome: ProcessOutcome): Pending;
  file: string;
  code: number;
  error: string;
  /** An answer that was cut between two lines looks like a shorter one: only the process layer can tell. */
  openEnded?: true;
  /** Another exit code that is no failure. */
  also?: number;
}

const installed = readInstalled(exited(0, text('linux/flatpak/list.txt')), 60);
const active = installed.kind === 'known' ? installed.active : new Map<string, string>();

const cases: Record<string, Case> = {
  apt: {
    source: 'apt',
    read: (outcome) => {
      const listed = readListing(outcome, 60);
      if ('kind' in listed) return listed;
      return { kind: 'known', updates: listed.upgrades.map(({ name }) => ({ id: name, security: false })) };
    },
    file: 'linux/apt/upgrade-ubuntu.txt',
    code: 0,
    error: 'E: The package lists or status file could not be parsed or opened.',
  },
  dnf: {
    source: 'dnf',
    read: (outcome) => readDnf(outcome, 60),
    file: 'linux/dnf/check-update.txt',
    code: 100,
    error: 'Error: Failed to download metadata for repo',
  },
  'zypper packages': {
    source: 'zypper',
    read: (outcome) => readZypper(outcome, 'package', 60),
    file: 'linux/zypper/list-updates.xml',
    code: 0,
    error: '<message type="error">Repository is invalid.</message>',
  },
  'zypper patches': {
    source: 'zypper',
    read: (outcome) => readZypper(outcome, 'patch', 60),
    file: 'linux/zypper/list-patches.xml',
    code: 0,
    error: '<message type="error">Repository is invalid.</message>',
  },
  pacman: {
    source: 'pacman',
    read: (outcome) => readUpgrades(outcome, 60),
    file: 'linux/pacman/Qu.txt',
    code: 0,
    error: 'error: failed to initialize alpm library',
  },
  checkupdates: {
    source: 'pacman',
    read: (outcome) => readCheckupdates(outcome, 60),
    file: 'linux/pacman/Qu.txt',
    code: 0,
    error: '==> ERROR: Cannot fetch updates',
  },
  apk: {
    source: 'apk',
    read: (outcome) => readApk(outcome, 60),
    file: 'linux/apk/version.txt',
    code: 0,
    error: 'ERROR: Unable to read database',
    openEnded: true,
  },
  xbps: {
    source: 'xbps',
    read: (outcome) => readXbps(outcome, 60).pending,
    file: 'linux/xbps/un.txt',
    code: 0,
    error: 'ERROR: failed to read repository',
    openEnded: true,
  },
  portage: {
    source: 'portage',
    read: (outcome) => readGlsaCheck(outcome, 60),
    file: 'linux/portage/glsa-check.txt',
    code: 0,
    error: '!!! No such file or directory',
    also: 6,
  },
  eopkg: {
    source: 'eopkg',
    read: (outcome) => readEopkg(outcome, 60),
    file: 'linux/eopkg/list-upgrades.txt',
    code: 0,
    error: 'Program terminated. Repository is broken',
  },
  'rpm-ostree': {
    source: 'rpm-ostree',
    read: (outcome) => readRpmOstree(outcome, undefined, 60).pending,
    file: 'linux/rpm-ostree/status.json',
    code: 0,
    error: 'error: Failed to activate service',
  },
  flatpak: {
    source: 'flatpak',
    read: (outcome) => readUpdates(outcome, active, 60),
    file: 'linux/flatpak/updates.txt',
    code: 0,
    error: 'error: Unable to load summary from remote',
    openEnded: true,
  },
  snap: {
    source: 'snap',
    read: (outcome) => readSnap(outcome, 60),
    file: 'linux/snap/refresh-list.txt',
    code: 0,
    error: 'error: cannot list updates',
  },
  fwupd: {
    source: 'fwupd',
    read: (outcome) => readFwupd(outcome, 60),
    file: 'linux/fwupd/updates.json',
    code: 0,
    error: '{"Error":{"Message":"Failed to connect to daemon"}}',
  },
  'Windows Update': {
    source: 'windows-update',
    read: (outcome) => readWindowsUpdate(outcome, 300).pending,
    file: 'windows/windows-update/two.json',
    code: 0,
    error: 'Exception from HRESULT: 0x80240032',
  },
  softwareupdate: {
    source: 'macos',
    read: (outcome) => readSoftwareupdate(outcome, 60),
    file: 'macos/softwareupdate/list.txt',
    code: 0,
    error: 'The operation failed with error -1009',
  },
};

/** More than no update is a warning here, so that the truth is never OK. */
const thresholds = UpdatesThresholdsSchema.parse({ count: { warning: 0 } });
const now = 1_800_000_000;

function stateOf({ source, read }: Case, outcome: ProcessOutcome): string {
  const index = { kind: 'refreshed', at: now } as const;
  const facts = {
    chosen: true,
    system: 'linux' as const,
    packages: [{ source, index, pending: read(outcome) }],
    firstSeen: {},
  };
  return judgeUpdates(facts, thresholds, now).state;
}

const foreign = [
  'Fehler: Die Paketlisten konnten nicht gelesen werden',
  'Aucune mise à jour disponible',
  '利用可能な更新はありません',
  'Все пакеты обновлены.',
  'Es stehen keine Aktualisierungen an.',
];

/** One thing that goes wrong, and whether nothing at all can be known then. */
function mutations(one: Case, answer: string) {
  const ran = exited(one.code, answer) as Extract<ProcessOutcome, { kind: 'exited' }>;
  const place = fc.nat(answer.trimEnd().length - 1);
  const blind = (outcome: ProcessOutcome) => ({ outcome, blind: true });
  const dim = (outcome: ProcessOutcome) => ({ outcome, blind: false });
  const insert = (at: number, words: string) => answer.slice(0, at) + words + answer.slice(at);
  const lines = answer.split('\n');
  return fc.oneof(
    place.map((at) => blind({ ...ran, stdout: answer.slice(0, at), truncated: true })),
    one.openEnded
      ? fc.constant(blind({ ...ran, truncated: true }))
      : place.map((at) => dim({ ...ran, stdout: answer.slice(0, at) })),
    one.openEnded
      ? fc.constant(blind({ ...ran, stdout: ' \0nothing' }))
      : fc.constantFrom('', '\n', ' ').map((stdout) => blind({ ...ran, stdout })),
    fc
      .nat(lines.length - 1)
      .map((at) =>
        dim({ ...ran, stdout: [...lines.slice(0, at), one.error, ...lines.slice(at)].join('\n') }),
      ),
    fc
      .tuple(place, fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }))
      .map(([at, words]) => dim({ ...ran, stdout: insert(at, words) })),
    fc
      .array(fc.constantFrom(...foreign), { minLength: 1, maxLength: 4 })
      .map((words) => blind({ ...ran, stdout: words.join('\n') })),
    fc
      .tuple(
        fc.integer({ min: 4, max: 99 }).filter((code) => code !== one.also),
        place,
      )
      .map(([code, at]) => blind({ ...ran, code, stdout: answer.slice(0, at), stderr: one.error })),
    place.map((at) => blind({ ...ran, kind: 'timed-out', stdout: answer.slice(0, at) })),
    place.map((at) => blind({ ...ran, kind: 'signalled', signal: 'SIGKILL', stdout: answer.slice(0, at) })),
    fc.string({ unit: 'binary', minLength: 1 }).map((stdout) => dim({ ...ran, stdout: `x${stdout}` })),
    ...(one.openEnded || lines.length < 3
      ? []
      : [fc.constant(dim({ ...ran, stdout: lines.slice(1).join('\n') }))]),
  );
}

describe('an answer that something happened to is never OK', () => {
  it.each(Object.keys(cases))(
    '%s, 10,000 times',
    (name) => {
      const one = cases[name];
      if (!one) throw new Error(name);
      const answer = text(one.file);
      expect(stateOf(one, exited(one.code, answer))).toBe('warning');
      fc.assert(
        fc.property(mutations(one, answer), ({ outcome, blind }) => {
          const state = stateOf(one, outcome);
          if (state === 'ok') return false;
          return !blind || state === 'unknown';
        }),
        { numRuns: 10_000 },
      );
    },
    30_000,
  );
});

/** What is asked beside the list itself, and what an answer that something happened to must not lead to. */
describe('a second answer that something happened to', () => {
  const errors = ['Error: Failed to download metadata', 'Fehler: Zugriff verweigert', 'x\u0000y', 'nothing'];
  const failing = (answer: string) => {
    const cut = fc.nat(answer.trimEnd().length - 1).map((at) => answer.slice(0, at));
    const ran = (stdout: string) => exited(0, stdout) as Extract<ProcessOutcome, { kind: 'exited' }>;
    return {
      cut,
      any: fc.oneof(
        cut.map((stdout): ProcessOutcome => ({ ...ran(stdout), truncated: true })),
        fc.constantFrom(...errors).map((line) => ran(`${answer}${line}\n`)),
        fc.constantFrom(...errors).map((line) => ran(`${line}\n${answer}`)),
        fc.array(fc.constantFrom(...errors), { minLength: 1 }).map((lines) => ran(lines.join('\n'))),
        fc.tuple(fc.integer({ min: 1, max: 255 }), cut).map(([code, stdout]) => ({ ...ran(stdout), code })),
        cut.map((stdout): ProcessOutcome => ({ ...ran(stdout), kind: 'timed-out' })),
        fc.constantFrom<ProcessOutcome>({ kind: 'aborted' }, { kind: 'not-found', program: 'x' }),
      ),
    };
  };

  it.each(['updateinfo.txt', 'advisory-dnf5.txt'])(
    'of dnf, %s, leaves no security update unnoticed, 10,000 times',
    (file) => {
      const answer = text(`linux/dnf/${file}`);
      const ids = ['hello.noarch', 'openssl-libs.x86_64'];
      const pending: Pending = { kind: 'known', updates: ids.map((id) => ({ id, security: false })) };
      const lenient = UpdatesThresholdsSchema.parse(undefined);
      const state = (outcome: ProcessOutcome) => {
        const index = { kind: 'refreshed', at: now } as const;
        const one = { source: 'dnf', index, pending: withSecurity(pending, outcome, 60) } as const;
        return judgeUpdates({ chosen: false, system: 'linux', packages: [one], firstSeen: {} }, lenient, now)
          .state;
      };
      expect(state(exited(0, answer))).toBe('warning');
      const { any, cut } = failing(answer);
      // A cut between two lines leaves a shorter list, which only the process layer can tell.
      const inLine = cut.filter((one) => !/(?:^|\n)$/.test(one));
      fc.assert(
        fc.property(
          fc.oneof(
            any,
            inLine.map((stdout) => exited(0, stdout)),
          ),
          (outcome) => {
            expect(state(outcome)).not.toBe('ok');
          },
        ),
        { numRuns: 10_000 },
      );
    },
    30_000,
  );

  it('of fwupd does not say that no device takes firmware, 10,000 times', () => {
    const answer = '{"Devices":[{"DeviceId":"a","Flags":["internal","updatable"]}]}';
    expect(hasNoDevice(exited(0, answer.replace('updatable', 'x')))).toBe(true);
    const { any, cut } = failing(answer);
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          cut.map((stdout) => exited(0, stdout)),
        ),
        (outcome) => {
          expect(hasNoDevice(outcome)).toBe(false);
        },
      ),
      { numRuns: 10_000 },
    );
  }, 30_000);

  it('of Flatpak about what is installed is no list, 10,000 times', () => {
    const answer = text('linux/flatpak/list.txt');
    const { any } = failing(answer);
    fc.assert(
      fc.property(any, (outcome) => {
        expect(readInstalled(outcome, 60).kind).toBe('unknown');
      }),
      { numRuns: 10_000 },
    );
  }, 30_000);
});

function text(name: string): string {
  return readFileSync(`test/fixtures/${name}`, 'utf8');
}
