import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lanesOf } from '../../electron/agent/delivery/lanes';
import { Reporter } from '../../electron/agent/delivery/reporter';
import { whatItSees } from '../../electron/agent/views/seen';
import { IcingaClient } from '../../electron/icinga/rest/client';
import { Journal } from '../../electron/store/journal';
import { Outbox } from '../../electron/store/outbox';
import { AgentBench } from '../support/agent/agentParts';
import { ManualClock } from '../support/agent/manualClock';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const readable = 'laptop-alice';
const unreadable = 'laptop-bob';
const day = 86_400;

let icinga: RunningIcinga;
let folder: string;
let clock: ManualClock;
let journal: Journal;
let outbox: Outbox;
let reporters: Reporter[] = [];
let bench: AgentBench;

beforeAll(async () => {
  icinga = await startIcinga({
    hosts: [
      { name: readable, services: ['backups', 'updates'], password: 'same' },
      {
        name: unreadable,
        services: ['backups', 'updates'],
        password: 'same',
        permissions: ['actions/process-check-result'],
      },
    ],
  });
});
afterAll(() => icinga.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-seen-'));
  clock = new ManualClock(Date.now() / 1000);
  journal = new Journal(folder, () => clock.now(), fail);
  outbox = new Outbox(folder, fail);
  bench = new AgentBench();
});
afterEach(async () => {
  for (const reporter of reporters) await reporter.stop();
  reporters = [];
  bench.close();
  await rm(folder, { recursive: true, force: true });
});

function fail(problem: unknown): never {
  throw new Error(JSON.stringify(problem));
}

function reporterOf(host: string, endpoint = icinga.url): Reporter {
  const auth = { type: 'password', user: `passive-${host}` } as const;
  const [lane] = lanesOf([
    { name: 'main', mode: 'failover', endpoints: [endpoint], host, tls: 'intermediate', auth },
  ]);
  if (!lane) throw new Error('no lane');
  const made = new Reporter(lane, {
    clock,
    outbox,
    mayLeave: () => true,
    onChange: () => undefined,
    connect: async (_lane, at) => ({
      kind: 'client',
      client: new IcingaClient({
        endpoint: at,
        ca: await readFile(icinga.caFile, 'utf8'),
        tls: 'intermediate',
        credentials: { type: 'password', user: `passive-${host}`, password: 'same' },
        record: journal.recorder(lane, at),
      }),
    }),
  });
  reporters.push(made);
  return made;
}

/** Brings a result of `backups` to the server, in two lines and with its figures. */
async function deliver(reporter: Reporter): Promise<void> {
  const at = Math.floor(clock.now());
  const { host } = reporter.lane.target;
  await outbox.enqueue([
    {
      lane: 'main',
      entry: 'backups',
      host,
      service: 'backups',
      exitStatus: 2,
      output: 'The backup of [home] is 10 days old\nNewer than 7 days is expected',
      performanceData: ['age=864000s;345600;604800;0'],
      executionStart: at,
      executionEnd: at,
      ttl: 7 * day,
      checkSource: host,
    },
  ]);
  await reporter.deliver();
}

const plan = () =>
  bench.plan([
    { id: 'backups', title: { en: 'Backups' } },
    { id: 'updates', title: { en: 'Updates' } },
  ]);
const look = (reporter: Reporter, mayLeave = true) =>
  whatItSees([reporter], { clock, plan: plan(), journal }, () => mayLeave);

describe('what IT sees', () => {
  it('is word for word what a real Icinga 2 holds about this computer and no other, with its acknowledgement', async () => {
    await deliver(reporterOf(unreadable));
    const reporter = reporterOf(readable);
    await deliver(reporter);
    const client = await reporter.open();
    const expiry = Math.floor(clock.now()) + day;
    await client?.acknowledge({
      host: readable,
      services: ['backups'],
      author: 'Fettle',
      comment: 'off',
      sticky: true,
      expiry,
    });
    const { targets } = await look(reporter);
    expect(targets).toHaveLength(1);
    const [seen] = targets;
    expect(seen).toMatchObject({ name: 'main', host: readable, kind: 'asked' });
    expect(seen?.services.map(({ service }) => service).sort()).toEqual(['backups', 'updates']);
    const [held] = (await icinga.readServices(readable)).filter(({ name }) => name === 'backups');
    expect(seen?.services.find(({ service }) => service === 'backups')).toEqual({
      service: 'backups',
      title: { en: 'Backups' },
      result: {
        state: 'critical',
        output: 'The backup of [home] is 10 days old',
        longOutput: 'Newer than 7 days is expected',
        perfdata: held?.perfdata,
        at: held?.executionEnd,
      },
      // A workstation's user may not read comments, so there is no author.
      acknowledged: { until: expiry },
    });
    expect(held?.output).toBe('The backup of [home] is 10 days old\nNewer than 7 days is expected');
    expect(seen?.services.find(({ service }) => service === 'updates')).toEqual({
      service: 'updates',
      title: { en: 'Updates' },
    });
    expect(
      journal.entries().filter(({ method, path }) => method === 'GET' && path.includes('/objects/services')),
    ).toHaveLength(2);
  });

  it('is what was sent and accepted where the server may not be asked', async () => {
    const reporter = reporterOf(unreadable);
    await deliver(reporter);
    const [seen] = (await look(reporter)).targets;
    expect(seen?.kind).toBe('not-permitted');
    expect(seen?.services).toMatchObject([
      { service: 'backups', result: { state: 'critical', perfdata: ['age=864000s;345600;604800;0'] } },
    ]);
  });

  it('asks nothing when nothing may leave', async () => {
    const reporter = reporterOf(readable);
    await deliver(reporter);
    const before = journal.entries().length;
    const [seen] = (await look(reporter, false)).targets;
    expect(seen).toMatchObject({ kind: 'not-now', services: [{ service: 'backups' }] });
    expect(journal.entries()).toHaveLength(before);
  });

  it('says so when there is no answer', async () => {
    const [seen] = (await look(reporterOf(readable, 'https://localhost:1'))).targets;
    expect(seen).toMatchObject({
      kind: 'not-connected',
      reason: { id: 'delivery.unreachable' },
      services: [],
    });
  });
});
