import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lanesOf } from '../../../../../electron/agent/delivery/lanes';
import { Reporter } from '../../../../../electron/agent/delivery/reporter';
import { acknowledgeEarlyOn, departOn } from '../../../../../electron/agent/departure/depart';
import { returnOn } from '../../../../../electron/agent/departure/undo';
import { usualHours } from '../../../../../electron/agent/plan/hours';
import { departureView } from '../../../../../electron/agent/views/snapshot';
import { Departures } from '../../../../../electron/store/departures';
import { Outbox } from '../../../../../electron/store/outbox';
import type { DepartureMode } from '../../../../../shared/policy';
import { ManualClock } from '../../../../support/agent/manualClock';
import { FakeServer } from '../../../../support/servers/fakeServer';

const friday = Date.parse('2026-11-20T17:30:00+01:00') / 1000;
const monday = Date.parse('2026-11-23T08:00:00+01:00') / 1000;

describe('departure and return', () => {
  let folder: string;
  let server: FakeServer;
  let clock: ManualClock;
  let departures: Departures;
  let reporter: Reporter;
  let mode: DepartureMode[];

  const fail = (problem: unknown) => {
    throw new Error(JSON.stringify(problem));
  };
  const parts = () => ({
    clock,
    departures,
    plan: {
      mode,
      on: ['shutdown' as const],
      preAcknowledge: false,
      sticky: true,
      expiry: 'next-workday' as const,
      author: 'Fettle on {host}',
      comment: '{host} was shut down',
    },
    hours: usualHours('Europe/Berlin'),
    redact: (text: string) => text,
  });
  const depart = (services: string[]) => departOn(reporter, services, 'shutdown', parts());
  const comeBack = (...services: string[]) =>
    returnOn(
      reporter,
      { services: new Set(services), all: services.length > 1 },
      departures,
      clock.now(),
      clock,
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-departure-'));
    server = new FakeServer();
    mode = ['acknowledge'];
    clock = new ManualClock(friday);
    departures = new Departures(folder, fail);
    const [lane] = lanesOf([
      {
        name: 'main',
        mode: 'failover',
        endpoints: ['https://m1:5665'],
        host: 'laptop',
        tls: 'intermediate',
        auth: { type: 'password', user: 'laptop' },
      },
    ]);
    if (!lane) throw new Error('no lane');
    const outbox = new Outbox(folder, fail);
    reporter = new Reporter(lane, {
      clock,
      outbox,
      connect: server.connect,
      mayLeave: () => true,
      onChange: () => undefined,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('acknowledges with the policy’s words until the next working day', async () => {
    await depart(['archive']);
    const [intent] = departures.all();
    expect(intent).toMatchObject({
      author: 'Fettle on laptop',
      comment: 'laptop was shut down',
      sticky: true,
      services: { archive: 'acknowledged' },
    });
    expect(Math.floor(intent?.expiry ?? 0)).toBe(monday);
    expect(departureView(departures.of('departure'))?.message).toMatchObject({
      id: 'departure.acknowledged',
      params: { count: 1 },
    });
  });

  it('acknowledges nothing and makes no connection when there is no problem', async () => {
    await depart([]);
    expect(server.log).toEqual([]);
    expect(departures.all()).toEqual([]);
  });

  it('has its intent on disk before the first byte leaves', async () => {
    let seen: unknown;
    const connect = server.connect;
    server.connect = async (lane, endpoint) => {
      seen = new Departures(folder, fail).all()[0]?.services;
      return connect(lane, endpoint);
    };
    reporter = new Reporter(reporter.lane, {
      clock,
      outbox: new Outbox(folder, fail),
      connect: server.connect,
      mayLeave: () => true,
      onChange: () => undefined,
    });
    await depart(['archive']);
    expect(seen).toEqual({ archive: 'unknown' });
  });

  it('gives up after three seconds and says that it does not know', async () => {
    server.hanging = true;
    const leaving = depart(['archive']);
    await until(() => server.log.includes('acknowledge archive'));
    clock.advance(3);
    await leaving;
    const restarted = new Departures(folder, fail);
    expect(departureView(restarted.of('departure'))?.message.id).toBe('departure.unknown');
  });

  it('says that it failed when the server could not be reached', async () => {
    server.answers = [{ kind: 'failed', reason: 'unreachable', status: 'ECONNREFUSED' }];
    await depart(['archive']);
    expect(departureView(departures.of('departure'))?.message).toMatchObject({
      id: 'departure.failed',
      params: { reason: 'ECONNREFUSED' },
    });
  });

  it('takes back what was ours after a fresh result, and nothing before', async () => {
    await depart(['archive', 'backups']);
    clock.advance(3600);
    await comeBack();
    expect(server.acknowledgements.size).toBe(2);
    await comeBack('archive');
    expect([...server.acknowledgements.keys()]).toEqual(['backups']);
    await comeBack('archive', 'backups');
    expect(server.acknowledgements.size).toBe(0);
    expect(departures.all()[0]?.services).toEqual({ archive: 'undone', backups: 'undone' });
  });

  it('leaves an administrator’s acknowledgement alone, before and after', async () => {
    server.acknowledgements.set('archive', { author: 'root', expiry: 0 });
    await depart(['archive', 'backups']);
    server.acknowledgements.set('backups', { author: 'root', expiry: monday });
    clock.advance(3600);
    await comeBack('archive', 'backups');
    expect([...server.acknowledgements.values()].map(({ author }) => author)).toEqual(['root', 'root']);
  });

  it('takes back what no answer came for, when the server has it as ours', async () => {
    await depart(['archive']);
    const [intent] = departures.of('departure');
    if (!intent) throw new Error('no intent');
    await departures.save({ ...intent, services: { archive: 'unknown' } });
    clock.advance(3600);
    await comeBack('archive');
    expect(server.acknowledgements.size).toBe(0);
  });

  it('keeps the intent while the server does not let it look, and forgets it when it has expired', async () => {
    await depart(['archive']);
    server.mayQuery = false;
    clock.advance(3600);
    await comeBack('archive');
    expect(departures.all()[0]?.services).toEqual({ archive: 'acknowledged' });
    clock.advance(4 * 86_400);
    const asked = server.log.length;
    await comeBack('archive');
    expect(server.log).toHaveLength(asked);
  });

  it('announces a downtime before anything else, with or without problems, and ends it when all is fresh', async () => {
    mode = ['downtime', 'passive-down', 'acknowledge'];
    await depart(['archive']);
    expect(server.log.filter((line) => !line.startsWith('connect'))).toEqual([
      'downtime',
      'host down',
      'acknowledge host',
      'acknowledge archive',
    ]);
    expect(server.hostUp).toBe(false);
    expect(departureView(departures.of('departure'))?.message).toMatchObject({
      id: 'departure.announced',
      params: { what: { list: [{}, {}, {}] } },
    });
    clock.advance(3600);
    await comeBack('archive');
    expect(server.downtimes.size).toBe(1);
    await comeBack('archive', 'backups');
    expect(server.downtimes.size).toBe(0);
    expect(server.hostUp).toBe(true);
    expect(departures.all()[0]).toMatchObject({
      downtime: { outcome: 'undone' },
      hostDown: { outcome: 'undone' },
    });
  });

  it('ends a downtime whose name it never learned by the end that is its own', async () => {
    mode = ['downtime'];
    await depart([]);
    const [intent] = departures.of('departure');
    if (!intent) throw new Error('no intent');
    await departures.save({ ...intent, downtime: { outcome: 'unknown', names: [] } });
    server.downtimes.set('laptop!admin', monday);
    clock.advance(3600);
    await comeBack('archive', 'backups');
    expect([...server.downtimes.keys()]).toEqual(['laptop!admin']);
  });

  it('does not announce a second downtime while its own stands', async () => {
    mode = ['downtime'];
    await depart([]);
    await depart([]);
    expect(server.downtimes.size).toBe(1);
    expect(departures.all()).toHaveLength(1);
  });

  it('says the host is up again even after the departure has expired', async () => {
    mode = ['passive-down'];
    await depart([]);
    clock.advance(10 * 86_400);
    await comeBack('archive', 'backups');
    expect(server.hostUp).toBe(true);
  });

  it('leaves what was acknowledged as it appeared through a return', async () => {
    await acknowledgeEarlyOn(reporter, 'archive', parts());
    clock.advance(3600);
    await comeBack('archive', 'backups');
    expect(server.acknowledgements.size).toBe(1);
    expect(departureView(departures.of('departure'))).toBeUndefined();
  });

  it('does not take back what this very run of the app acknowledged', async () => {
    const startedAt = clock.now() - 60;
    await depart(['archive']);
    await returnOn(reporter, { services: new Set(['archive']), all: true }, departures, startedAt, clock);
    expect(server.acknowledgements.size).toBe(1);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
