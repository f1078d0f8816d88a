import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { composeCards, departureCard } from '../../electron/agent/consent/notice';
import { departByHandover } from '../../electron/agent/departure/departByHandover';
import { handoverFor } from '../../electron/agent/departure/handover';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import { loadConfiguration } from '../../electron/agent/plan/configuration';
import { systemClock } from '../../electron/platform/clock';
import type { DepartureInput } from '../../shared/policy';
import type { Snapshot } from '../../shared/snapshot';
import { answerAll } from '../support/agent/answerAll';
import { Workstation } from '../support/agent/workstation';
import { type FakeLogind, startFakeLogind } from '../support/desktop/fakeLogind';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { quoted } from '../support/icinga/config';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { startFaultServer } from '../support/servers/faultServer';

const day = 86_400;
const now = () => Date.now() / 1000;
const hosts = [
  'laptop-acknowledge',
  'laptop-downtime',
  'laptop-down',
  'laptop-suspend',
  'laptop-early',
  'laptop-unit',
  'laptop-fault',
];
const services = ['archive', 'dummy'];

let icinga: RunningIcinga;
let notes: string;
let station: Workstation;
const agents: FettleAgent[] = [];

beforeAll(async () => {
  notes = await mkdtemp(join(tmpdir(), 'fettle-notes-'));
  icinga = await startIcinga({
    hosts: hosts.map((name) => ({ name, services })),
    config: `object NotificationComponent "notification" {}
object User "it" {}
object NotificationCommand "note" {
  command = [ "/bin/sh", "-c", "echo $notification.type$ $host.name$ $service.name$ $service.state$ >> ${notes}/notes" ]
}
apply Notification "note" to Service {
  command = "note"
  users = [ "it" ]
  types = [ Problem, Acknowledgement, Recovery ]
  assign where host.name in [ ${hosts.slice(0, 2).map(quoted).join(', ')} ]
}`,
  });
});
afterAll(async () => {
  await icinga.stop();
  await rm(notes, { recursive: true, force: true });
});
beforeEach(() => {
  station = new Workstation();
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  station.remove();
});

/** A machine with one problem (archive) and one service in order (dummy), reported. */
async function machine(
  host: string,
  departure: DepartureInput,
  endpoints = [icinga.url],
): Promise<FettleAgent> {
  const { cert, key } = await icinga.clientCertificate(host);
  const auth = { type: 'certificate' as const, cert, key };
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints, ca: icinga.caFile, splay: '1s', auth }],
      checks: {
        archive: {
          use: 'stamp-file',
          required: true,
          options: { path: station.writeStamp(now() - 10 * day) },
        },
        dummy: {
          use: 'plugin',
          required: true,
          purpose: { en: 'Tried.' },
          options: { command: ['check_dummy', '0', 'well'] },
        },
      },
      departure,
    },
  });
  return start();
}

async function start(): Promise<FettleAgent> {
  const agent = await station.agent();
  agents.push(agent);
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  return agent;
}

async function goneAfter(agent: FettleAgent): Promise<void> {
  await agent.depart('shutdown');
  await agent.stop();
}

const held = async (host: string, name: string) => {
  const service = (await icinga.readServices(host)).find((one) => one.name === name);
  if (!service) throw new Error(`no service ${name}`);
  return service;
};
const objects = async (kind: string, host: string) =>
  (await icinga.ask('GET', `/v1/objects/${kind}`)).results.filter(
    ({ attrs }) => attrs.host_name === host || attrs.__name === host,
  );
const hostOf = async (name: string) => (await objects('hosts', name))[0]?.attrs;
const notesOf = (host: string): string[] => {
  try {
    return readFileSync(join(notes, 'notes'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(` ${host} `));
  } catch {
    return [];
  }
};

function until(agent: FettleAgent, fits: (snapshot: Snapshot) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (snapshot: Snapshot) => {
      if (!fits(snapshot)) return;
      stop();
      resolve();
    };
    const stop = agent.onSnapshot(look);
    look(agent.snapshot());
  });
}

describe('a machine that stays off longer than its results are fresh', () => {
  /** Cuts the freshness short on the server, where no policy may. */
  async function soonStale(host: string): Promise<void> {
    for (const [name, exit_status] of [
      ['archive', 2],
      ['dummy', 0],
    ] as const) {
      await icinga.ask('POST', '/v1/actions/process-check-result', {
        type: 'Service',
        service: `${host}!${name}`,
        exit_status,
        plugin_output: 'as before',
        ttl: 3,
      });
    }
  }
  const stale = (host: string) =>
    expect
      .poll(async () => (await icinga.readServices(host)).map(({ state }) => state), {
        timeout: 40_000,
        interval: 300,
      })
      .toEqual([3, 3]);

  it('notifies nobody in the mode downtime', async () => {
    const [, host = ''] = hosts;
    const agent = await machine(host, { mode: ['downtime'] });
    await expect.poll(() => notesOf(host)).toHaveLength(1);
    await soonStale(host);
    await goneAfter(agent);
    await stale(host);
    expect(notesOf(host)).toHaveLength(1);
    expect(await objects('downtimes', host)).toHaveLength(3);

    await icinga.ask('POST', '/v1/actions/schedule-downtime', {
      type: 'Host',
      host,
      author: 'admin',
      comment: 'moving',
      start_time: now(),
      end_time: now() + day,
    });
    const back = await start();
    expect(back.snapshot().lastDeparture?.message.id).toBe('departure.announced');
    const left = await objects('downtimes', host);
    expect(left.map(({ attrs }) => attrs.author)).toEqual(['admin']);
  });

  it('notifies in the mode acknowledge only about what was in order, which cannot be acknowledged', async () => {
    const [host = ''] = hosts;
    const agent = await machine(host, {});
    await expect.poll(() => notesOf(host)).toHaveLength(1);
    await soonStale(host);
    await goneAfter(agent);
    await stale(host);
    await expect.poll(() => notesOf(host)).toHaveLength(2);
    const after = notesOf(host).slice(1);
    expect(after.filter((line) => line.startsWith('PROBLEM'))).toEqual([expect.stringContaining(' dummy ')]);
  });
});

it('passive DOWN: the host is down and acknowledged, and up again after the return', async () => {
  const host = 'laptop-down';
  const agent = await machine(host, {
    mode: ['passive-down', 'acknowledge'],
    comment: 'shut down by its user',
  });
  await goneAfter(agent);
  expect(await hostOf(host)).toMatchObject({ state: 1, acknowledgement: 2 });
  expect(await held(host, 'archive')).toMatchObject({ acknowledged: true });
  const back = await start();
  expect(back.snapshot().lastDeparture?.message.id).toBe('departure.announced');
  expect(await hostOf(host)).toMatchObject({ state: 0, acknowledgement: 0 });
  expect(await held(host, 'archive')).toMatchObject({ acknowledged: false });
});

it('problems are acknowledged as they appear, a shutdown only tops up, and a return leaves them', async () => {
  const host = 'laptop-early';
  const agent = await machine(host, { preAcknowledge: true });
  const acknowledged = async () => (await held(host, 'archive')).acknowledged;
  // A run that was under way already may do it.
  await expect.poll(acknowledged).toBe(true);
  expect((await held(host, 'archive')).expiry).toBeGreaterThan(now());
  await expect.poll(() => agent.snapshot().lastDeparture).toBeUndefined();
  await goneAfter(agent);
  await start();
  expect(await held(host, 'archive')).toMatchObject({ acknowledged: true });
});

/** A way to the server that can be cut; `down` resolves with the first attempt that failed for it. */
async function startNetwork() {
  const open = new Set<Socket>();
  let refused: (() => void) | undefined;
  const server = await startFaultServer({
    onConnection: (near) => {
      if (refused) {
        near.destroy();
        refused();
        return;
      }
      const far = connect(icinga.port, '127.0.0.1');
      open.add(near);
      near.pipe(far).pipe(near);
      far.on('error', () => near.destroy());
      near.on('close', () => far.destroy());
    },
  });
  return {
    url: server.url,
    stop: server.stop,
    down: () =>
      new Promise<void>((resolve) => {
        refused = resolve;
        for (const socket of open) socket.destroy();
      }),
    up: () => {
      refused = undefined;
    },
  };
}

describe('the system’s unit and the app', () => {
  const host = 'laptop-unit';
  /** What the app leaves for the unit; here there is no such folder on the machine. */
  const handover = () => {
    const { plan, paths: places } = loadConfiguration(station.environment);
    const { state, controlSocket } = places;
    const cardHash = composeCards(plan).find(({ id }) => id === departureCard)?.hash ?? '';
    const made = handoverFor({ plan, cardHash, now: now(), problems: ['archive'], state, controlSocket });
    if (!made) throw new Error('no handover');
    return made;
  };

  const undone = async () => {
    await expect.poll(() => objects('downtimes', host), { timeout: 10_000 }).toEqual([]);
    await expect.poll(async () => (await held(host, 'archive')).acknowledged).toBe(false);
  };

  it('the unit departs alone, once, and the next start undoes it', async () => {
    const agent = await machine(host, { mode: ['downtime', 'acknowledge'] });
    await agent.stop();
    expect(await departByHandover(handover(), systemClock())).toBe('departed');
    expect(await departByHandover(handover(), systemClock())).toBe('already-departed');
    expect(await objects('downtimes', host)).toHaveLength(3);
    expect(await held(host, 'archive')).toMatchObject({ acknowledged: true });
    const back = await start();
    expect(back.snapshot().lastDeparture?.message.id).toBe('departure.announced');
    await undone();
  });

  it('an app that is still there is asked, and what it did is not done again', async () => {
    const agent = await machine(host, { mode: ['downtime', 'acknowledge'] });
    expect(await departByHandover(handover(), systemClock())).toBe('left-to-the-app');
    await goneAfter(agent);
    expect(await departByHandover(handover(), systemClock())).toBe('already-departed');
    expect(await objects('downtimes', host)).toHaveLength(3);
    await start();
    await undone();
  });

  it('outside the working hours the unit sends nothing', async () => {
    await (await machine(host, {})).stop();
    const sunday = { days: ['sun' as const], from: '03:00', to: '03:01', timeZone: 'UTC' };
    const monday = { ...systemClock(), now: () => Date.parse('2026-11-23T12:00:00Z') / 1000 };
    expect(await departByHandover({ ...handover(), hours: sunday }, monday)).toBe('outside-hours');
  });

  it('a dry run says what would be done, and does nothing', async () => {
    await (await machine(host, { mode: ['downtime', 'acknowledge'] })).stop();
    const said = await station.fettle('acknowledge', '--dry-run', '--json');
    expect(JSON.parse(said.stdout)).toMatchObject({
      why: null,
      departures: [
        { host, author: `Fettle on ${host}`, services: ['archive'], downtime: true, hostDown: false },
      ],
    });
    const words = await station.fettle('acknowledge', '--dry-run');
    expect(words.stdout).toMatch(/schedule a downtime with all services and acknowledge archive/);
    expect(await objects('downtimes', host)).toEqual([]);
    expect(await held(host, 'archive')).toMatchObject({ acknowledged: false });
  });
});

describe('suspend, where the policy asks for it', () => {
  const host = 'laptop-suspend';
  let bus: PrivateBus;
  let logind: FakeLogind;
  beforeEach(async () => {
    bus = await startPrivateBus('system');
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    logind = await startFakeLogind(bus.address);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await logind.stop();
    await bus.stop();
  });

  it('has a lock of its own, departs, lets go, and returns once the network is there', async () => {
    const network = await startNetwork();
    const agent = await machine(host, { on: ['shutdown', 'suspend'] }, [network.url]);
    const lock = await logind.inhibited('sleep');
    expect(lock).toMatchObject({ mode: 'delay', who: 'Fettle' });
    const announced = now();
    await logind.announceSleep(true);
    const released = await logind.released(lock);
    // logind itself waits five seconds.
    expect(released.at - announced).toBeLessThan(5);
    expect(await held(host, 'archive')).toMatchObject({ acknowledged: true });

    const refused = network.down();
    await logind.announceSleep(false);
    await refused;
    expect(await held(host, 'archive')).toMatchObject({ acknowledged: true });
    network.up();
    await expect
      .poll(async () => (await held(host, 'archive')).acknowledged, { timeout: 10_000 })
      .toBe(false);
    expect(agent.snapshot().lastDeparture?.message.id).toBe('departure.acknowledged');
    expect(logind.events.filter(({ event }) => event === 'inhibited')).toHaveLength(2);
  });

  it('takes no lock when the policy does not ask', async () => {
    await machine(host, {});
    expect(logind.events.some(({ event }) => event === 'inhibited')).toBe(false);
  });
});

describe('a server that', () => {
  const host = 'laptop-fault';

  it('hangs: given up after 3 s, and the next start says that it does not know', async () => {
    const fault = await startFaultServer({ files: icinga.serverFiles });
    try {
      const agent = await elsewhere(fault.url);
      const began = performance.now();
      await agent.depart('shutdown');
      expect(performance.now() - began).toBeGreaterThan(2900);
      expect(performance.now() - began).toBeLessThan(5000);
      // Whoever ends the app must not wait for that server either.
      const stopping = performance.now();
      await agent.stop();
      expect(performance.now() - stopping).toBeLessThan(10_000);
      const again = await station.agent();
      expect(again.snapshot().lastDeparture?.message.id).toBe('departure.unknown');
    } finally {
      await fault.stop();
    }
  });

  it('is down: the next start says that it could not be acknowledged', async () => {
    const agent = await elsewhere('https://localhost:1');
    await goneAfter(agent);
    expect((await station.agent()).snapshot().lastDeparture?.message.id).toBe('departure.failed');
  });

  /** With results, but without waiting for them to be delivered. */
  async function elsewhere(endpoint: string): Promise<FettleAgent> {
    await (await machine(host, {})).stop();
    const policy = join(station.environment.FETTLE_POLICY ?? '', 'policy.d', '50-test.json');
    station.writePolicy(readFileSync(policy, 'utf8').replaceAll(icinga.url, endpoint));
    const agent = await station.agent();
    agents.push(agent);
    await agent.start();
    await answerAll(agent);
    await until(agent, (snapshot) => snapshot.entries.every((entry) => entry.result));
    return agent;
  }
});
