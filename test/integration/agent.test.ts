import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import type { PolicyInput } from '../../shared/policy';
import type { Snapshot } from '../../shared/snapshot';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
const day = 86_400;
const now = () => Date.now() / 1000;

let icinga: RunningIcinga;
let station: Workstation;
const agents: FettleAgent[] = [];

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['archive', 'dummy'] }] });
});
afterAll(() => icinga.stop());
beforeEach(async () => {
  station = new Workstation();
  await icinga.ask('POST', '/v1/actions/remove-acknowledgement', {
    type: 'Service',
    services: [`${host}!archive`, `${host}!dummy`],
  });
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  station.remove();
});

async function policy(stamp: number, target: object = {}): Promise<PolicyInput> {
  const { cert, key } = await icinga.clientCertificate(host);
  return {
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        {
          name: 'main',
          endpoints: [icinga.url],
          ca: icinga.caFile,
          auth: { type: 'certificate', cert, key },
          ...target,
        },
      ],
      checks: {
        archive: { use: 'stamp-file', required: true, options: { path: station.writeStamp(stamp) } },
        dummy: {
          use: 'plugin',
          purpose: { en: 'To try it' },
          freshness: '2d',
          options: { command: ['check_dummy', '0', 'all is well'] },
        },
      },
    },
  };
}

async function start(): Promise<FettleAgent> {
  const agent = await station.agent();
  agents.push(agent);
  await agent.start();
  return agent;
}

function until(agent: FettleAgent, fits: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return new Promise((resolve) => {
    const look = (snapshot: Snapshot) => {
      if (!fits(snapshot)) return;
      stop();
      resolve(snapshot);
    };
    const stop = agent.onSnapshot(look);
    look(agent.snapshot());
  });
}

const delivered = (snapshot: Snapshot) =>
  snapshot.entries.every((entry) => entry.result) && snapshot.targets[0]?.waiting === 0;

const held = async (name: string) => {
  const service = (await icinga.readServices(host)).find((one) => one.name === name);
  if (!service) throw new Error(`no service ${name}`);
  return service;
};

describe('the agent and a real Icinga 2', () => {
  it('reports what it found, under the certificate’s name, with freshness and source', async () => {
    station.setPolicy(await policy(now() - 10 * day));
    const agent = await start();
    await answerAll(agent);
    await until(agent, delivered);
    const archive = await held('archive');
    expect(archive).toMatchObject({ state: 2, ttl: 7 * day, checkSource: host });
    expect(archive.output).toMatch(/10 days ago/);
    expect(archive.perfdata[0]).toMatch(/^age=86\d{4}s;345600;604800;0$/);
    expect(await held('dummy')).toMatchObject({ state: 0, output: 'OK: all is well', ttl: 2 * day });
    expect(agent.snapshot()).toMatchObject({ overall: 'problem', targets: [{ phase: 'delivered', host }] });
  });

  it('acknowledges at departure, and the next start takes it back after a fresh result', async () => {
    station.setPolicy(await policy(now() - 10 * day));
    const agent = await start();
    await answerAll(agent);
    await until(agent, delivered);
    await agent.depart('shutdown');
    expect(await held('archive')).toMatchObject({
      acknowledged: true,
      sticky: true,
      author: `Fettle on ${host}`,
      comment: expect.stringContaining('switched off'),
    });
    expect((await held('dummy')).acknowledged).toBe(false);
    await agent.stop();

    const again = await start();
    expect(again.snapshot().lastDeparture?.message).toMatchObject({ id: 'departure.acknowledged' });
    const before = await held('archive');
    expect(before.acknowledged).toBe(true);
    await again.runNow();
    const after = await held('archive');
    expect(after.acknowledged).toBe(false);
    expect(after.executionEnd).toBeGreaterThan(before.executionEnd);
  });

  it('leaves an administrator’s acknowledgement through departure and return', async () => {
    station.setPolicy(await policy(now() - 10 * day));
    const agent = await start();
    await answerAll(agent);
    await until(agent, delivered);
    await icinga.ask('POST', '/v1/actions/acknowledge-problem', {
      type: 'Service',
      service: `${host}!archive`,
      author: 'admin',
      comment: 'known',
      sticky: true,
    });
    await agent.depart('shutdown');
    await agent.stop();
    const again = await start();
    await again.runNow();
    expect(await held('archive')).toMatchObject({ acknowledged: true, author: 'admin', comment: 'known' });
  });

  it('keeps its results and says what is wrong when the authority is another one', async () => {
    const stranger = await icinga.clientCertificate('stranger');
    station.setPolicy(await policy(now() - day, { ca: stranger.cert }));
    const agent = await start();
    await answerAll(agent);
    const snapshot = await until(agent, (one) => one.targets[0]?.phase === 'refused');
    expect(snapshot.targets[0]).toMatchObject({ message: { id: 'delivery.certificate-untrusted' } });
    await until(agent, (one) => one.targets[0]?.waiting === 2);
  });

  it('says when the server does not know the host, and does not repeat itself', async () => {
    station.setPolicy(await policy(now() - day, { host: 'somebody-else' }));
    const agent = await start();
    await answerAll(agent);
    const snapshot = await until(agent, (one) => one.targets[0]?.phase === 'refused');
    expect(snapshot.targets[0]).toMatchObject({ message: { id: 'delivery.not-found' } });
    await until(agent, (one) => one.targets[0]?.waiting === 0);
  });

  it('refuses to start twice for one person', async () => {
    station.setPolicy(await policy(now()));
    await start();
    await expect(start()).rejects.toThrow('already running');
  });
});
