import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConsent } from '../../../../../electron/agent/consent/consent';
import { examineChecks } from '../../../../../electron/agent/doctor/checks';
import { examineKeyRing } from '../../../../../electron/agent/doctor/keyRing';
import { examinePermissions } from '../../../../../electron/agent/doctor/permissions';
import { examinePolicy } from '../../../../../electron/agent/doctor/policy';
import { examineRuntime } from '../../../../../electron/agent/doctor/runtime';
import { examineUnit } from '../../../../../electron/agent/doctor/unit';
import type { Plan, PlanTarget } from '../../../../../electron/agent/plan/plan';
import type { Secret } from '../../../../../electron/platform/keystore/keyStore';
import { resolvePaths } from '../../../../../electron/platform/paths';
import type { ProcessOutcome } from '../../../../../electron/platform/processes/process';
import { stateBeside } from '../../../../../electron/store/state';
import type { Diagnosis } from '../../../../../shared/diagnosis';
import { message } from '../../../../../shared/message';
import type { ServiceState } from '../../../../../shared/states';
import { AgentBench } from '../../../../support/agent/agentParts';

let bench: AgentBench;
let folder: string;
beforeEach(() => {
  bench = new AgentBench();
  folder = mkdtempSync(join(tmpdir(), 'fettle-doctor-'));
});
afterEach(() => {
  bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const brief = (found: Diagnosis[]) => found.map(({ verdict, message: { id } }) => `${verdict} ${id}`);
const places = () => resolvePaths({ XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder }, folder);
const kept = () => stateBeside(places().state);
const withAuth = (auth: PlanTarget['auth']): Plan => {
  const plan = bench.plan([{}]);
  return { ...plan, targets: plan.targets.map((target) => ({ ...target, auth })) };
};

it('every diagnosis that is not fine says what to do', async () => {
  const plan = bench.plan([{}], { faults: [] });
  const found = [
    ...examinePolicy({ plan, paths: places() }),
    ...(await examineRuntime({ paths: places() })),
    ...(await examineKeyRing({ plan, keyStore: { get: async () => ({ kind: 'locked' }) } })),
    ...(await examinePermissions({ plan, paths: places() })),
    ...examineChecks({ plan, paths: places(), state: kept(), clock: bench.clock }),
    ...(await examineUnit({ plan, run: async () => ({ kind: 'not-found', program: 'systemctl' }) })),
  ];
  for (const { verdict, remedy } of found) expect(remedy === undefined).toBe(verdict === 'ok');
});

describe('policy and settings', () => {
  it('are in force', () => {
    expect(brief(examinePolicy({ plan: bench.plan([{}]), paths: places() }))).toEqual([
      'ok doctor.policy',
      'ok doctor.settings',
    ]);
  });

  it('are wrong in a place', () => {
    const wrong = { message: message('check.nothing'), remedy: message('check.nothing') };
    const plan = bench.plan([], {
      localOnly: 'policy-refused',
      faults: [
        { ...wrong, area: 'policy', place: { file: '/etc/x.json', line: 3, column: 7 } },
        { ...wrong, area: 'settings' },
      ],
    });
    const found = examinePolicy({ plan, paths: places() });
    expect(brief(found)).toEqual(['failed doctor.at', 'failed check.nothing']);
    expect(found[0]?.message.params).toMatchObject({ where: '/etc/x.json:3:7' });
  });
});

describe('the key ring', () => {
  it.each<[Secret, string]>([
    [{ kind: 'found', value: 'x' }, 'ok doctor.key-ring.found'],
    [{ kind: 'locked' }, 'failed delivery.key-ring-locked'],
    [{ kind: 'absent' }, 'failed delivery.no-password'],
    [{ kind: 'unavailable', reason: 'no bus' }, 'failed delivery.no-key-store'],
  ])('is %j', async (secret, expected) => {
    const plan = withAuth({ type: 'password', user: 'laptop' });
    const found = await examineKeyRing({ plan, keyStore: { get: async () => secret } });
    // And that the system's unit has nothing of it.
    expect(brief(found)).toEqual([expected, 'warning doctor.key-ring.unit']);
  });

  it('is not asked when nothing of it is needed', async () => {
    const plan = withAuth({ type: 'certificate', cert: 'c', key: 'k' });
    const keyStore = { get: () => Promise.reject(new Error('asked')) };
    expect(brief(await examineKeyRing({ plan, keyStore }))).toEqual(['ok doctor.key-ring.unused']);
  });
});

describe('files', () => {
  it.each([
    [0o400, 'ok doctor.key'],
    [0o644, 'warning doctor.readable'],
  ])('a private key of mode %o', async (mode, expected) => {
    const key = join(folder, 'key.pem');
    writeFileSync(key, '');
    chmodSync(key, mode);
    const plan = withAuth({ type: 'certificate', cert: 'c', key });
    expect(brief(await examinePermissions({ plan, paths: places() }))).toContain(expected);
  });

  it('a private key that is missing, a state folder that others read', async () => {
    const plan = withAuth({ type: 'certificate', cert: 'c', key: join(folder, 'nothing') });
    mkdirSync(join(folder, 'fettle'), { mode: 0o755 });
    chmodSync(join(folder, 'fettle'), 0o755);
    expect(brief(await examinePermissions({ plan, paths: places() }))).toEqual([
      'warning doctor.readable',
      'failed doctor.key.missing',
    ]);
  });
});

describe('the program', () => {
  it('is a test build, and no app runs', async () => {
    const build = { version: '1.0.0-test', testBuild: true, electron: '33.2.1' };
    expect(brief(await examineRuntime({ paths: places() }, build))).toEqual([
      'warning doctor.runtime.test',
      'warning doctor.app.off',
    ]);
  });
});

describe('checks', () => {
  async function stored(state: ServiceState, choice: 'read' | 'none' = 'read') {
    const plan = bench.plan([{ id: 'updates' }]);
    const at = places();
    const consent = openConsent({
      stateFolder: at.state,
      plan,
      version: '',
      clock: bench.clock,
      report: () => undefined,
    });
    const card = consent.gate().cards.find(({ id }) => id === 'updates');
    if (choice === 'read') await consent.answer('updates', card?.hash ?? '', 'read');
    await kept().results.put('updates', {
      state,
      summary: message('check.nothing'),
      evidence: [],
      remedy: [],
      perfdata: [],
      started: 1,
      ended: 2,
    });
    return brief(examineChecks({ plan, paths: at, state: kept(), clock: bench.clock }));
  }

  it('say whether they could look, and not what they found', async () => {
    expect(await stored('critical')).toEqual(['ok doctor.check']);
    expect(await stored('unknown')).toEqual(['warning doctor.check.blind']);
  });

  it('wait for an answer', async () => {
    expect(await stored('ok', 'none')).toEqual(['warning doctor.check.unanswered']);
  });

  it('are none, or have not run', async () => {
    expect(
      brief(examineChecks({ plan: bench.plan([]), paths: places(), state: kept(), clock: bench.clock })),
    ).toEqual(['warning ui.no-checks']);
  });
});

describe('the system unit', () => {
  const says = (stdout: string): ProcessOutcome => ({
    kind: 'exited',
    code: 0,
    stdout,
    stderr: '',
    truncated: false,
    duration: 0,
  });

  it('is off', async () => {
    const plan = bench.plan([{}]);
    expect(brief(await examineUnit({ plan, run: async () => says('disabled\n') }))).toEqual([
      'warning doctor.unit.off',
    ]);
  });

  it('is not needed where nothing is announced', async () => {
    const plan = bench.plan([{}], { targets: [] });
    const run = () => Promise.reject(new Error('asked'));
    expect(brief(await examineUnit({ plan, run }))).toEqual(['ok doctor.unit.unused']);
  });
});
