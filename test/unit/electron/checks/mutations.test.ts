import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { judgePlugin } from '../../../../electron/checks/judgePlugin';
import { gatherDisk } from '../../../../electron/checks/system/disk';
import { gatherEncryption, judgeEncryption } from '../../../../electron/checks/system/diskEncryption';
import { judgeDisk } from '../../../../electron/checks/system/diskJudge';
import { gatherFirewall, judgeFirewall } from '../../../../electron/checks/system/firewall';
import { gatherMemory, judgeMemory, judgeSwap } from '../../../../electron/checks/system/memory';
import { gatherScreenLock, judgeScreenLock } from '../../../../electron/checks/system/screenLock';
import { gatherServices, judgeServices } from '../../../../electron/checks/system/services';
import { gatherTemperature, judgeTemperature } from '../../../../electron/checks/system/temperature';
import { readVersion } from '../../../../electron/checks/updates/browser/browser';
import { judgeBrowsers } from '../../../../electron/checks/updates/browser/judge';
import { readMacRelease, readWindowsRelease } from '../../../../electron/checks/updates/endOfLife/endOfLife';
import { judgeEndOfLife } from '../../../../electron/checks/updates/endOfLife/judge';
import { judgeReboot } from '../../../../electron/checks/updates/reboot/judge';
import { readNeedsRebooting, readNeedsRestarting } from '../../../../electron/checks/updates/reboot/tools';
import { readWindowsReboot } from '../../../../electron/checks/updates/reboot/windows';
import { UpdatesThresholdsSchema } from '../../../../electron/checks/updates/thresholds';
import type { ProcessOutcome } from '../../../../electron/platform/processes/process';
import { worstState } from '../../../../shared/states';
import { contextFor, exited } from '../../../support/agent/checks';

const runs = { numRuns: 10_000 };
const now = Date.parse('2025-11-01T00:00:00Z') / 1000;
const thresholds = UpdatesThresholdsSchema.parse(undefined);
const range = { used: { warning: '90', critical: '95' } };

/** A tool's answer that is OK, and what comes of another one. */
interface Case {
  good: string;
  state(outcome: ProcessOutcome): string | Promise<string>;
  /** The answer is on this stream; default stdout. */
  stream?: 'stderr';
}

const worst = (verdict: { evidence: { state: 'ok' | 'warning' | 'critical' | 'unknown' }[] }) =>
  worstState(verdict.evidence.map((one) => one.state));
const context = (outcome: ProcessOutcome) =>
  contextFor({ mounts: ['/'] }, { run: async () => outcome, root: '/nowhere' });
/** Its screen saver starts soon. */
const macContext = (outcome: ProcessOutcome) => {
  const others: Record<string, ProcessOutcome> = {
    defaults: exited(0, '60\n'),
    pmset: exited(0, ' displaysleep 5\n'),
  };
  return contextFor({}, { run: async ({ argv }) => others[argv[0] ?? ''] ?? outcome });
};
const reboot = (facts: ReturnType<typeof readNeedsRestarting>) =>
  facts ? worst(judgeReboot(facts, thresholds, now, () => now, 'linux')) : 'absent';

const cases: Record<string, Case> = {
  'needs-restarting': {
    good: 'No core libraries or services have been updated since boot-up.\nReboot should not be necessary.',
    state: (outcome) => reboot(readNeedsRestarting(outcome, 'reboot', 60)),
  },
  'zypper needs-rebooting': {
    good: 'No core libraries or services have been updated.\nReboot is probably not necessary.',
    state: (outcome) => reboot(readNeedsRebooting(outcome, 'reboot', 60)),
  },
  'pending restart of Windows': {
    good: '{"update":false,"servicing":false,"boot":"2026-11-20T08:00:00"}',
    state: (outcome) => reboot(readWindowsReboot(outcome, 60)),
  },
  'release of Windows': {
    good: '{"build":26200,"release":"25H2","edition":"Professional"}',
    state: (outcome) => worst(judgeEndOfLife(readWindowsRelease(outcome), thresholds, now)),
  },
  'a browser': {
    good: 'Mozilla Firefox 128.3.1',
    state: (outcome) => {
      const version = readVersion(outcome, 'linux', 'firefox', 60);
      const facts = { browser: 'firefox', minimum: '128.3.1', version } as const;
      return worst(judgeBrowsers([facts], thresholds, now, () => now));
    },
  },
  BitLocker: {
    good: '1',
    state: async (outcome) => judgeEncryption(await gatherEncryption(context(outcome), 'windows')).state,
  },
  FileVault: {
    good: 'true',
    state: async (outcome) => judgeEncryption(await gatherEncryption(context(outcome), 'mac')).state,
  },
  'the firewall of Windows': {
    good: '[{"Name":"Domain","Enabled":true},{"Name":"Private","Enabled":true},{"Name":"Public","Enabled":true}]',
    state: async (outcome) => judgeFirewall(await gatherFirewall(context(outcome), 'windows')).state,
  },
  'the firewall of macOS': {
    good: 'Firewall is enabled. (State = 1)',
    state: async (outcome) => judgeFirewall(await gatherFirewall(context(outcome), 'mac')).state,
  },
  'the services of the firewall on Linux': {
    good: 'inactive\ninactive\nactive',
    state: async (outcome) => judgeFirewall(await gatherFirewall(context(outcome), 'linux')).state,
  },
  'the screen lock of Windows': {
    good: '600;1;1;600;.',
    state: async (outcome) =>
      judgeScreenLock(await gatherScreenLock(context(outcome), 'windows'), { after: { warning: 900 } }).state,
  },
  'the screen lock of macOS': {
    good: '2026-11-20 08:00:00.000 sysadminctl[7:8] screenLock delay is 300 seconds',
    stream: 'stderr',
    state: async (outcome) =>
      judgeScreenLock(await gatherScreenLock(macContext(outcome), 'mac'), { after: { warning: 900 } }).state,
  },
  services: {
    good: 'LoadState=loaded\nActiveState=active\n\nLoadState=loaded\nActiveState=active',
    state: async (outcome) => {
      const options = { names: ['a', 'b'], scope: 'system' as const };
      return judgeServices(await gatherServices(contextFor(options, { run: async () => outcome }))).state;
    },
  },
  'df of a named disk': {
    good: 'Filesystem Type 1-blocks Used Available Capacity Mounted on\n/dev/sda1 ext4 100 10 90 10% /home',
    state: async (outcome) => {
      const options = { mounts: ['/home'], exclude: [] };
      return judgeDisk(await gatherDisk(contextFor(options, { run: async () => outcome })), range).state;
    },
  },
};

const foreign = [
  'Zugriff verweigert',
  'Accès refusé',
  'アクセスが拒否されました',
  'Отказано в доступе',
  'nicht nötig',
];
const errors = ['error: cannot connect', 'Failed to connect to bus: No such file', 'Exception: 0x80070005'];

function mutations({ good, stream }: Case) {
  const said = (text: string): Extract<ProcessOutcome, { kind: 'exited' }> => {
    const outcome = stream ? exited(0, '', text) : exited(0, text);
    if (outcome.kind !== 'exited') throw new Error('not the end of a program');
    return outcome;
  };
  const cut = fc.nat(Math.max(0, good.length - 1)).map((at) => good.slice(0, at));
  const words = fc.constantFrom(...foreign, ...errors);
  const lines = good.split('\n');
  return fc.oneof(
    cut.map((text) => ({ ...said(text), truncated: true })),
    fc.tuple(cut, words).map(([text, error]) => said(`${text}${error}`)),
    fc
      .tuple(fc.nat(lines.length), fc.constantFrom(...errors))
      .map(([at, error]) => said([...lines.slice(0, at), error, ...lines.slice(at)].join('\n'))),
    fc.array(words, { minLength: 1, maxLength: 3 }).map((some) => said(some.join('\n'))),
    fc.tuple(fc.integer({ min: 1, max: 101 }), cut).map(([code, text]) => ({ ...said(text), code })),
    cut.map((text) => ({ ...said(text), kind: 'timed-out' as const })),
    cut.map((text) => ({ ...said(text), kind: 'signalled' as const, signal: 'SIGSEGV' })),
    fc.constantFrom<ProcessOutcome>(
      { kind: 'aborted' },
      { kind: 'not-executable', program: 'x', reason: 'EACCES' },
    ),
    fc.string({ unit: 'binary', minLength: 1 }).map((text) => said(`\u0001${text}`)),
    cut.map((text) => said(text)),
    fc.constantFrom('', '\n', ' ', '{}', '[]', 'null', '\uFEFF').map((text) => said(text)),
    lines.length > 1 ? fc.constant(said(lines.slice(1).join('\n').slice(0, -1))) : cut.map(said),
  );
}

describe('an answer that something happened to is never OK', { timeout: 60_000 }, () => {
  it.each(Object.keys(cases))('%s, 10,000 times', async (name) => {
    const one = cases[name];
    if (!one) throw new Error(name);
    expect(await one.state(one.stream ? exited(0, '', one.good) : exited(0, one.good))).toBe('ok');
    await fc.assert(
      fc.asyncProperty(mutations(one), async (outcome) => {
        expect(await one.state(outcome)).not.toBe('ok');
      }),
      runs,
    );
  });

  it('a plugin that did not end with 0 and some words', () => {
    const verdict = (outcome: ProcessOutcome) =>
      judgePlugin({ program: 'check_x', outcome, timeout: 60 }).state;
    expect(verdict(exited(0, 'OK - fine'))).toBe('ok');
    const said = fc.oneof(fc.constantFrom('', ...foreign, ...errors), fc.string({ unit: 'binary' }));
    const ran = (stdout: string) => exited(0, stdout) as Extract<ProcessOutcome, { kind: 'exited' }>;
    const broken = fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 255 }), said).map(([code, text]) => exited(code, text)),
      fc.constantFrom('', '\n', ' ', '\n\n', '\t').map((text) => exited(0, text)),
      said.map((text): ProcessOutcome => ({ ...ran(text), kind: 'timed-out' })),
      said.map((text): ProcessOutcome => ({ ...ran(text), kind: 'signalled', signal: 'SIGKILL' })),
      fc.constantFrom<ProcessOutcome>(
        { kind: 'aborted' },
        { kind: 'not-found', program: 'x' },
        { kind: 'not-executable', program: 'x', reason: 'EACCES' },
      ),
    );
    fc.assert(
      fc.property(broken, (outcome) => {
        expect(verdict(outcome)).not.toBe('ok');
      }),
      runs,
    );
  });

  it('the release of macOS: what is no version has no date', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...foreign, ...errors), (text, error) => {
        for (const said of [error, `${error}\n${text}`, `\u0001${text}`])
          expect(worst(judgeEndOfLife(readMacRelease(exited(0, said)), thresholds, now))).toBe('unknown');
      }),
      runs,
    );
  });

  it('gsettings of the screen lock, one of four answers at a time', async () => {
    const whole = ['true', 'uint32 0', 'uint32 300', 'false'];
    const broken = fc.oneof(
      fc.constantFrom('', '\n', 'uint32', 'nothing', ...foreign, ...errors).map((text) => exited(0, text)),
      fc.constantFrom(...errors).map((text) => exited(1, '', text)),
      fc.string({ unit: 'binary' }).map((text) => exited(0, `\u0001${text}`)),
      fc.constant<ProcessOutcome>({ kind: 'not-found', program: 'gsettings' }),
    );
    const states = async (answers: ProcessOutcome[]) => {
      const left = [...answers];
      const run = async () => left.shift() ?? exited(1);
      return judgeScreenLock(await gatherScreenLock(contextFor({}, { run }), 'gnome'), {
        after: { warning: 900 },
      }).state;
    };
    expect(await states(whole.map((text) => exited(0, text)))).toBe('ok');
    await fc.assert(
      fc.asyncProperty(fc.nat(3), broken, async (at, outcome) => {
        const answers = whole.map((text) => exited(0, text));
        answers[at] = outcome;
        expect(await states(answers)).not.toBe('ok');
      }),
      runs,
    );
  });
});

const library = vi.hoisted(() => ({ answer: undefined as unknown }));
vi.mock('systeminformation', () => {
  const ask = async () => {
    if (library.answer instanceof Error) throw library.answer;
    return library.answer;
  };
  return { default: { mem: ask, cpuTemperature: ask } };
});

describe('the library reports a failure as empty or zero values: that is never OK', {
  timeout: 60_000,
}, () => {
  afterEach(() => {
    library.answer = undefined;
  });

  const memory = { total: 8e9, available: 6e9, swaptotal: 2e9, swapfree: 2e9 };
  const questions: Record<string, { good: Record<string, unknown>; state(): Promise<string> }> = {
    memory: { good: memory, state: async () => judgeMemory(await gatherMemory(contextFor({})), range).state },
    swap: { good: memory, state: async () => judgeSwap(await gatherMemory(contextFor({})), range).state },
    temperature: {
      good: { max: 50 },
      state: async () =>
        judgeTemperature(await gatherTemperature(contextFor({}), 'mac'), {
          processor: { warning: '85', critical: '95' },
        }).state,
    },
  };
  const nothing = fc.constantFrom<unknown>(
    undefined,
    null,
    {},
    [],
    '',
    0,
    false,
    Number.NaN,
    new Error('EIO'),
  );
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, Number.NaN, '', -1, Number.POSITIVE_INFINITY, [], {}, false),
    fc.string(),
  );

  it.each(Object.keys(questions))('%s, 10,000 times', async (name) => {
    const question = questions[name];
    if (!question) throw new Error(name);
    const { good, state } = question;
    library.answer = good;
    expect(await state()).toBe('ok');
    const wrong = fc
      .tuple(fc.constantFrom(...Object.keys(good)), value)
      .map(([key, one]) => ({ ...good, [key]: one }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(nothing, wrong), async (answer) => {
        library.answer = answer;
        expect(await state()).not.toBe('ok');
      }),
      runs,
    );
  });
});
