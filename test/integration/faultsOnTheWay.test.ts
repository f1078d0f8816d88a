import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../electron/icinga/http/connection';
import { DeliveryBench, heldNumbers } from '../support/agent/deliveryBench';
import { ManualClock } from '../support/agent/manualClock';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { startRecordingProxy } from '../support/servers/recordingProxy';
import {
  type ProxyFault,
  startTerminatingProxy,
  type TerminatingProxy,
} from '../support/servers/terminatingProxy';

const host = 'laptop-alice';
const services = ['one', 'two', 'three'];

let icinga: RunningIcinga;
let way: TerminatingProxy;
let connection: Omit<ConnectionSettings, 'endpoint'>;
let bench: DeliveryBench<ManualClock>;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services }] });
  way = await startTerminatingProxy(icinga);
  connection = {
    ca: await readFile(icinga.caFile, 'utf8'),
    tls: 'intermediate',
    credentials: { type: 'password', ...icinga.credentials(host) },
    answerTimeout: 0.5,
  };
});
afterAll(async () => {
  await way.stop();
  await icinga.stop();
});
beforeEach(() => {
  bench = new DeliveryBench(host, new ManualClock(Date.now() / 1000));
});
afterEach(async () => {
  await bench.close();
  expect(way.faults).toEqual([]);
});

const held = () => heldNumbers(icinga, host);
const refusal = (status: number, text: string, headers = {}): ProxyFault => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ error: status, status: text }),
});
const discarded: ProxyFault = {
  status: 500,
  body: JSON.stringify({
    results: [
      {
        code: 409,
        status: "Newer check result already present. Check result for 'laptop-alice!one' was discarded.",
      },
    ],
  }),
};

describe('on the way to a real Icinga 2', () => {
  it.each<[string, ProxyFault, boolean]>([
    ['it hangs before the answer', 'hang', true],
    ['it hangs in the middle of the answer', 'hang-in-body', true],
    ['the answer ends half written', 'half', false],
    ['the answer is lost', 'lose-answer', false],
    ['the connection ends before the server hears of it', 'drop', false],
    ['it is unavailable without a word', 'unavailable', true],
    ['it answers 500', refusal(500, 'Unhandled exception'), true],
    ['it answers 503', refusal(503, 'Icinga is reloading'), true],
    ['something else answers', { status: 200, body: '<html>Welcome</html>' }, true],
  ])('%s: what was made since arrives, nothing older over it', async (_, fault, waits) => {
    const sender = bench.reporter([way.url], connection);
    way.faults.push(fault);
    await bench.make(services);
    await sender.deliver();
    // A connection that broke is tried again at once; for the rest there is a wait, and the results stay.
    expect(sender.view().waiting > 0).toBe(waits);
    expect(sender.view().phase).toBe(waits ? 'not-connected' : 'delivered');
    await bench.make(['one']);
    bench.clock.advance(20);
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
    expect(await held()).toEqual(bench.newest());
  });

  it('a Retry-After is kept to, although new results are made', async () => {
    const sender = bench.reporter([way.url], connection);
    way.faults.push(...services.map(() => refusal(503, 'busy', { 'retry-after': '60' })));
    await bench.make(services);
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'not-connected', message: { id: 'delivery.busy' } });
    const asked = way.seen.length;
    bench.clock.advance(59);
    await bench.make(services);
    await sender.deliver();
    expect(way.seen).toHaveLength(asked);
    bench.clock.advance(21);
    await sender.deliver();
    expect(await held()).toEqual(bench.newest());
  });

  it('409 "newer already there" ends that result, not the next', async () => {
    const sender = bench.reporter([way.url], connection);
    way.faults.push(discarded);
    await bench.make(['one']);
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
    bench.clock.advance(1);
    await bench.make(['one']);
    await sender.deliver();
    expect((await held()).one).toBe(bench.newest().one);
  });

  it.each<[number, string, ProxyFault | undefined]>([
    [400, 'delivery.bad-request', refusal(400, 'Invalid request body')],
    [401, 'delivery.unauthorized', undefined],
    [404, 'delivery.not-found', undefined],
  ])(
    '%d is not asked again, and says what to do; the next result is tried again',
    async (code, id, fault) => {
      const wrong: Partial<ConnectionSettings> =
        code === 401
          ? { credentials: { type: 'password', user: 'passive-laptop-alice', password: 'no' } }
          : {};
      const sender = bench.reporter([way.url], { ...connection, ...wrong });
      const service = code === 404 ? 'unknown' : 'one';
      // What is refused for its content is sent once more, plainer.
      const forms = fault ? 2 : 1;
      if (fault) way.faults.push(fault, fault);
      await bench.make([service]);
      const asked = () => way.seen.filter(({ body }) => body?.includes(service)).length;
      const before = asked();
      await sender.deliver();
      bench.clock.advance(3600);
      await sender.deliver();
      expect(asked()).toBe(before + forms);
      expect(sender.view()).toMatchObject({
        phase: 'refused',
        waiting: 0,
        message: { id },
        remedy: { id: `${id}.remedy` },
      });
      await bench.make([service]);
      await sender.deliver();
      expect(asked()).toBe(before + forms + 1);
      expect(sender.view().phase).toBe(code === 400 ? 'delivered' : 'refused');
    },
  );

  it('one target that hangs does not delay another', async () => {
    const slow = bench.reporter([way.url], { ...connection, answerTimeout: 30 }, { name: 'slow' });
    const quick = bench.reporter([icinga.url], connection, { name: 'quick' });
    way.faults.push(...services.map(() => 'hang' as const));
    await bench.make(services, 'slow');
    const hanging = slow.deliver();
    await bench.make(services, 'quick');
    await quick.deliver();
    expect(await held()).toEqual(bench.newest());
    expect(slow.view()).toMatchObject({ waiting: 3, phase: 'idle' });
    await slow.stop();
    await hanging;
  });
});

describe('a real Icinga 2 that changes under load', () => {
  /** Resolves when results were made and delivery was tried so many times more. */
  async function rounds(more: number): Promise<void> {
    const before = bench.newest().one ?? 0;
    await expect.poll(() => bench.newest().one, { timeout: 30_000 }).toBeGreaterThan(before + more);
  }

  /** Makes and delivers until the work is done, and then what is left. */
  async function under(work: () => Promise<unknown>): Promise<void> {
    const sender = bench.reporter([icinga.url], connection);
    const before = new Map(Object.entries(await held()));
    let busy = true;
    const changing = work().finally(() => {
      busy = false;
    });
    while (busy) {
      bench.clock.advance(5);
      await bench.make(services);
      await sender.deliver();
      for (const [service, number] of Object.entries(await held().catch(() => ({})))) {
        expect(number).toBeGreaterThanOrEqual(before.get(service) ?? -1);
        before.set(service, number);
      }
      await pause(5);
    }
    await changing;
    bench.clock.advance(900);
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
    expect(await held()).toEqual(bench.newest());
  }
  beforeEach(async () => {
    // The numbers of this test begin again.
    const sender = bench.reporter([icinga.url], connection);
    await bench.make(services);
    await sender.deliver();
  });

  it('by restarts', async () => {
    await under(async () => {
      for (let n = 0; n < 2; n += 1) {
        await icinga.end('SIGTERM');
        await rounds(3);
        await icinga.startAgain();
        await rounds(3);
      }
    });
  });

  it('by objects that come and go at run time', async () => {
    await under(async () => {
      for (let n = 0; n < 5; n += 1) {
        const path = `/v1/objects/services/${host}!new-${n}`;
        const attrs = { check_command: 'passive', 'vars.n': n };
        expect((await icinga.ask('PUT', path, { attrs })).status).toBe(200);
        await icinga.ask('POST', path, { attrs: { 'vars.n': n + 1 } });
        expect((await icinga.ask('DELETE', `${path}?cascade=1`)).status).toBe(200);
      }
    });
  });
});

it('a connection that nobody uses is ended before the server would', async () => {
  const between = await startRecordingProxy(icinga.port);
  try {
    const sender = bench.reporter([`https://localhost:${between.port}`], connection);
    await bench.make(services);
    await sender.deliver();
    await pause(3000);
    await bench.make(services);
    await sender.deliver();
    const last = performance.now();
    // Used again after three seconds, and ours to end: Icinga ends what was idle for ten.
    expect(between.connections).toHaveLength(1);
    await expect.poll(() => between.connections[0]?.endedBy, { timeout: 20_000 }).toBe('client');
    expect(performance.now() - last).toBeLessThan(9900);
  } finally {
    await between.stop();
  }
});
