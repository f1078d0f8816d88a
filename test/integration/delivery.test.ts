import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CertificateWatch } from '../../electron/agent/delivery/certificateWatch';
import { clockFaults } from '../../electron/agent/delivery/clockFaults';
import { lanesOf } from '../../electron/agent/delivery/lanes';
import { Reporter } from '../../electron/agent/delivery/reporter';
import type { PlanTarget } from '../../electron/agent/plan/plan';
import { IcingaClient } from '../../electron/icinga/rest/client';
import { Outbox, type OutboxItem } from '../../electron/store/outbox';
import { ManualClock } from '../support/agent/manualClock';
import { makeAuthority } from '../support/icinga/certificates';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
const services = ['one', 'two', 'three'];
const day = 86_400;

let icinga: RunningIcinga;
let second: RunningIcinga | undefined;
let folder: string;
let clock: ManualClock;
let outbox: Outbox;
let reporters: Reporter[] = [];

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services, password: 'same' }] });
});
afterAll(() => icinga.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-delivery-'));
  clock = new ManualClock(Date.now() / 1000);
  outbox = new Outbox(folder, fail);
});
afterEach(async () => {
  for (const reporter of reporters) await reporter.stop();
  reporters = [];
  await second?.stop();
  second = undefined;
  await rm(folder, { recursive: true, force: true });
});

function fail(problem: unknown): never {
  throw new Error(JSON.stringify(problem));
}

function reporter(endpoints: string[], password = 'same'): Reporter {
  const target: PlanTarget = {
    name: 'main',
    mode: 'failover',
    endpoints,
    host,
    tls: 'intermediate',
    auth: { type: 'password', user: 'x' },
  };
  const [lane] = lanesOf([target]);
  if (!lane) throw new Error('no lane');
  const made = new Reporter(lane, {
    clock,
    outbox,
    mayLeave: () => true,
    onChange: () => undefined,
    connect: async (_lane, endpoint) => ({
      kind: 'client',
      client: new IcingaClient({
        endpoint,
        ca: await readFile(icinga.caFile, 'utf8'),
        tls: 'intermediate',
        credentials: { type: 'password', user: `passive-${host}`, password },
      }),
    }),
  });
  reporters.push(made);
  return made;
}

const item = (service: string, output: string, at = clock.now()): OutboxItem => ({
  lane: 'main',
  entry: service,
  host,
  service,
  exitStatus: 1,
  output,
  performanceData: [],
  executionStart: at,
  executionEnd: at,
  ttl: 7 * day,
  checkSource: host,
});

const outputs = async (server = icinga) =>
  Object.fromEntries((await server.readServices(host)).map(({ name, output }) => [name, output]));

describe('delivery to a real Icinga 2', () => {
  it('sends after three days offline the newest of each service, in one burst', async () => {
    const lonely = reporter(['https://localhost:1']);
    for (let hour = 0; hour < 72; hour += 1) {
      await outbox.enqueue(services.map((service) => item(service, `hour ${hour}`)));
      await lonely.deliver();
      clock.advance(3600);
    }
    expect(lonely.view()).toMatchObject({ phase: 'not-connected', waiting: 3 });
    await reporter([icinga.url]).deliver();
    expect(await outputs()).toEqual({ one: 'hour 71', two: 'hour 71', three: 'hour 71' });
  });

  it('loses nothing while the server reloads again and again', async () => {
    const sender = reporter([icinga.url]);
    let number = 0;
    let reloading = true;
    const reloads = (async () => {
      for (let n = 0; n < 3; n += 1) await icinga.reload();
      reloading = false;
    })();
    while (reloading) {
      number += 1;
      clock.advance(0.01);
      await outbox.enqueue(services.map((service) => item(service, `reload ${number}`)));
      await sender.deliver();
    }
    await reloads;
    clock.advance(900);
    await sender.deliver();
    expect(sender.view().waiting).toBe(0);
    expect(await outputs()).toEqual(
      Object.fromEntries(services.map((service) => [service, `reload ${number}`])),
    );
  });

  it('goes on with the second master when the first is killed, and back when it is there again', async () => {
    const options = { hosts: [{ name: host, services, password: 'same' }] };
    second = await startIcinga(options);
    const { port } = second;
    const sender = reporter([second.url, icinga.url]);
    await outbox.enqueue([item('one', 'to the first')]);
    await sender.deliver();
    expect(await outputs(second)).toMatchObject({ one: 'to the first' });
    await second.end('SIGKILL');
    await second.stop();
    second = undefined;
    clock.advance(1);
    await outbox.enqueue([item('one', 'to the second')]);
    await sender.deliver();
    expect(await outputs()).toMatchObject({ one: 'to the second' });
    second = await startIcinga({ ...options, port });
    clock.advance(300);
    await outbox.enqueue([item('one', 'to the first again')]);
    await sender.deliver();
    expect(await outputs(second)).toMatchObject({ one: 'to the first again' });
    expect(sender.view()).toMatchObject({ phase: 'delivered', endpoint: second.url });
  });

  it('goes on when the clock was a day ahead and is set right, and says so', async () => {
    const sender = reporter([icinga.url]);
    clock.jump(day);
    await outbox.enqueue([item('one', 'from tomorrow')]);
    await sender.deliver();
    expect(await outputs()).toMatchObject({ one: 'from tomorrow' });
    clock.jump(-day);
    for (const word of ['today', 'today, later']) {
      clock.advance(60);
      await outbox.enqueue([item('one', word)]);
      await sender.deliver();
      expect(await outputs()).toMatchObject({ one: word });
    }
    expect(clockFaults(outbox, clock)).toMatchObject([{ message: { id: 'delivery.clock-back' } }]);
    clock.advance(2 * day);
    expect(clockFaults(outbox, clock)).toEqual([]);
  });

  it('goes on when the clock falls behind by a day, and says so', async () => {
    const sender = reporter([icinga.url]);
    clock.advance(3 * day);
    await outbox.enqueue([item('two', 'before')]);
    await sender.deliver();
    clock.jump(-day);
    await outbox.enqueue([item('two', 'after')]);
    await sender.deliver();
    expect(await outputs()).toMatchObject({ two: 'after' });
    expect(clockFaults(new Outbox(folder, fail), clock)).toHaveLength(1);
  });

  it('keeps nobody busy with a password that is wrong, and says what to do', async () => {
    const sender = reporter([icinga.url], 'wrong');
    await outbox.enqueue([item('one', 'secret')]);
    await sender.deliver();
    await sender.deliver();
    expect(sender.view()).toMatchObject({
      phase: 'refused',
      waiting: 0,
      message: { id: 'delivery.unauthorized' },
    });
  });
});

describe('the watch over certificates', () => {
  it('warns thirty days before the workstation’s own or an authority ends, and after', async () => {
    const authority = await makeAuthority(join(folder, 'ca'), 'CA', 300);
    // Certificates end at whole seconds.
    const soon = Math.floor(clock.now()) + 20 * day - 60;
    const own = await authority.issue({ names: 'DNS:laptop', until: soon });
    const target: PlanTarget = {
      name: 'main',
      mode: 'failover',
      endpoints: [icinga.url],
      host,
      ca: authority.caFile,
      tls: 'intermediate',
      auth: { type: 'certificate', cert: own.cert, key: own.key },
    };
    const watch = new CertificateWatch([target], clock);
    const said = () =>
      watch.faults().map(({ message, place }) => [message.id, message.params?.days, place?.file]);
    expect(said()).toEqual([['delivery.expires', 19, own.cert]]);
    expect(watch.firstEnd()).toBeCloseTo(soon, -1);
    clock.advance(21 * day);
    expect(said()).toEqual([['delivery.expired', undefined, own.cert]]);
    clock.advance(260 * day);
    expect(said().map(([id]) => id)).toEqual(['delivery.expired', 'delivery.expires']);
  });
});
