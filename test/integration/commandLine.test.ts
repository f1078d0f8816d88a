import { chmodSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import type { PolicyInput } from '../../shared/policy';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { askKeyStore, type Keyring, startKeyring } from '../support/desktop/keyring';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-bob';
const day = 86_400;

let station: Workstation;
const agents: FettleAgent[] = [];

beforeEach(() => {
  station = new Workstation();
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  station.remove();
});

const localPolicy = (stamp: string): PolicyInput => ({
  version: 1,
  organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
  enforced: {
    checks: {
      archive: { use: 'stamp-file', required: true, options: { path: stamp } },
      shout: {
        use: 'plugin',
        purpose: { en: 'To try it' },
        options: { command: ['check_dummy', '1', 'a word'] },
        environment: { TOKEN: 'hush' },
      },
    },
  },
});

async function answered(): Promise<FettleAgent> {
  const agent = await station.agent();
  agents.push(agent);
  await agent.start();
  await answerAll(agent);
  return agent;
}

describe('fettle without an answer', () => {
  it('runs nothing outside a terminal and exits with 3', async () => {
    station.setPolicy(localPolicy(station.writeStamp(Date.now() / 1000)));
    const run = await station.fettle('run');
    expect(run).toMatchObject({ code: 3, stdout: expect.stringContaining('privacy notice not answered') });
    const status = await station.fettle('status', '--json');
    expect(status.code).toBe(3);
    expect(JSON.parse(status.stdout)).toMatchObject({ state: 'unknown', running: false });
  });

  it('works without a policy and says that nothing is sent', async () => {
    const status = await station.fettle('status');
    expect(status.stdout).toContain('What is checked stays here');
  });
});

describe('fettle run', () => {
  it('prints what a plugin prints and exits like one', async () => {
    station.setPolicy(localPolicy(station.writeStamp(Date.now() / 1000 - 10 * day)));
    const agent = await answered();
    await agent.stop();
    const archive = await station.fettle('run', 'archive');
    expect(archive.code).toBe(2);
    expect(archive.stdout).toMatch(/10 days ago.* \| age=\d+s;345600;604800;0/);
    const all = await station.fettle('run');
    expect(all.code).toBe(2);
    expect(all.stdout).toMatch(/^FETTLE CRITICAL - 1 critical, 1 warning\n/);
    const json = JSON.parse((await station.fettle('run', 'shout', '--json')).stdout);
    expect(json).toMatchObject({ state: 'warning', entries: [{ id: 'shout', exitStatus: 1 }] });
  });

  it('names the entries there are when asked for another, and calls that wrong use', async () => {
    station.setPolicy(localPolicy('/nowhere'));
    expect(await station.fettle('run', 'nope')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('archive, shout'),
    });
    expect((await station.fettle('nonsense')).code).toBe(2);
    expect((await station.fettle('status', '--nonsense')).code).toBe(2);
  });
});

describe('fettle status', () => {
  it('asks the running app, and reads the last results when there is none', async () => {
    station.setPolicy(localPolicy(station.writeStamp(Date.now() / 1000)));
    const agent = await answered();
    await agent.runNow();
    const live = JSON.parse((await station.fettle('status', '--json')).stdout);
    await agent.stop();
    const last = await station.fettle('status', '--json');
    expect(live).toMatchObject({ running: true, state: 'warning' });
    expect(JSON.parse(last.stdout)).toMatchObject({ running: false, state: 'warning' });
    expect(last.code).toBe(1);
  });

  it('speaks the person’s language', async () => {
    const german = new Workstation({ LANG: 'de_DE.UTF-8' });
    try {
      expect((await german.fettle('status')).stdout).toContain('Ihre Antwort');
      expect((await german.fettle('--help')).stdout).toContain('Rückgabewerte');
    } finally {
      german.remove();
    }
  });
});

describe('fettle show-config', () => {
  it('names every value’s origin and masks secrets', async () => {
    station.setPolicy(localPolicy('/var/lib/stamp.json'));
    const { code, stdout } = await station.fettle('show-config');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^checks\.archive\.options\.path = "\/var\/lib\/stamp\.json" {2}\(policy enforced, .*50-test\.json\)$/m,
    );
    expect(stdout).toMatch(/^checks\.archive\.interval = "1h" {2}\(built-in\)$/m);
    expect(stdout).not.toContain('hush');
  });

  it.each([
    ['an unknown key', '{"version":1,"enforced":{"chekcs":{}}}', /50-test\.json:1:\d+: .*chekcs.*checks/],
    ['malformed JSON', '{\n  "version": 1,\n  oops\n}', /50-test\.json:3:3: /],
    ['an unknown check', '{"version":1,"enforced":{"checks":{"bakups":{}}}}', /bakups.*backups/],
    [
      'an interval under a minute',
      '{"version":1,"enforced":{"checks":{"updates":{"interval":"30s"}}}}',
      /checks\.updates\.interval.*30s/,
    ],
    [
      'a time-out over the interval',
      '{"version":1,"enforced":{"checks":{"updates":{"interval":"1m","timeout":"2m"}}}}',
      /checks\.updates\.timeout.*2m/,
    ],
  ])('says where and how to mend %s', async (_name, text, expected) => {
    const file = station.writePolicy(text);
    const { code, stdout } = await station.fettle('show-config');
    expect(code).toBe(1);
    expect(stdout).toContain(file);
    expect(stdout).toMatch(expected);
  });

  it('refuses a policy that others may write', async () => {
    const file = station.writePolicy('{"version":1}');
    chmodSync(file, 0o666);
    const { code, stdout } = await station.fettle('show-config');
    expect(code).toBe(1);
    expect(stdout).toContain(file);
    expect(stdout).toMatch(/chmod/);
  });
});

describe('fettle report and acknowledge', () => {
  let icinga: RunningIcinga;
  let keyring: Keyring;

  beforeAll(async () => {
    icinga = await startIcinga({ hosts: [{ name: host, services: ['archive', 'shout'] }] });
    keyring = await startKeyring();
  });
  afterAll(async () => {
    await keyring.stop();
    await icinga.stop();
  });

  const passwordPolicy = (stamp: string): PolicyInput => {
    const { user } = icinga.credentials(host);
    const policy = localPolicy(stamp);
    return {
      ...policy,
      enforced: {
        ...policy.enforced,
        targets: [
          {
            name: 'main',
            endpoints: [icinga.url],
            host,
            ca: icinga.caFile,
            auth: { type: 'password', user },
          },
        ],
      },
    };
  };

  /** Results that wait because the app found no key ring. */
  async function waitingResults(): Promise<void> {
    station.setPolicy(passwordPolicy(station.writeStamp(Date.now() / 1000 - 10 * day)));
    const agent = await answered();
    await agent.runNow();
    await agent.stop();
  }

  it('delivers with the password of the key ring, and acknowledges', async () => {
    await waitingResults();
    const { user, password } = icinga.credentials(host);
    Object.assign(station.environment, keyring.environment);
    expect(await station.fettle('report')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('holds no password'),
    });
    await askKeyStore(keyring.environment, 'set', `main/${user}`, password);
    const report = await station.fettle('report', '--json');
    expect(report).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(report.stdout)).toMatchObject({ targets: [{ phase: 'delivered', waiting: 0 }] });
    const acknowledged = await station.fettle('acknowledge');
    expect(acknowledged).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 open items were acknowledged'),
    });
    const services = await icinga.readServices(host);
    expect(services.map((service) => [service.name, service.state, service.acknowledged])).toEqual([
      ['archive', 2, true],
      ['shout', 1, true],
    ]);
  });

  it('says that the key ring is locked, and keeps the results', async () => {
    await waitingResults();
    const locked = await startKeyring();
    try {
      Object.assign(station.environment, locked.environment);
      const { user, password } = icinga.credentials(host);
      await askKeyStore(locked.environment, 'set', `main/${user}`, password);
      await locked.lock();
      const report = await station.fettle('report', '--json');
      expect(report.code).toBe(1);
      expect(JSON.parse(report.stdout)).toMatchObject({
        targets: [{ phase: 'key-ring-locked', waiting: 2 }],
      });
    } finally {
      await locked.stop();
    }
  });

  it('lets the running app deliver', async () => {
    station.setPolicy(passwordPolicy(station.writeStamp(Date.now() / 1000)));
    await answered();
    const report = JSON.parse((await station.fettle('report', '--json')).stdout);
    expect(report.targets).toHaveLength(1);
    expect((await station.fettle('quit')).stdout).toContain('ending');
  });
});
