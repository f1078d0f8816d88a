import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../electron/icinga/http/connection';
import { IcingaClient } from '../../electron/icinga/rest/client';
import { DeliveryBench } from '../support/agent/deliveryBench';
import { ManualClock } from '../support/agent/manualClock';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { has, type ReverseProxy, reverseProxies, startReverseProxy } from '../support/servers/reverseProxies';

const host = 'laptop-alice';
let icinga: RunningIcinga;
let connection: Omit<ConnectionSettings, 'endpoint'>;
let bench: DeliveryBench<ManualClock>;
let proxy: ReverseProxy | undefined;

beforeAll(async () => {
  // Six hundred services of other hosts, of whose texts the answer about all would be too long.
  const others = Array.from(
    { length: 600 },
    (_, n) => `object Service "other-${n}" { host_name = "other"; check_command = "dummy" }`,
  );
  icinga = await startIcinga({
    hosts: [{ name: host, services: ['one', 'two'] }],
    config: `
object Host "other" { check_command = "dummy" }
${others.join('\n')}
object ApiUser "everybody" { password = "pw", permissions = [ "actions/*", "objects/query/*" ] }
`,
  });
  connection = {
    ca: await readFile(icinga.caFile, 'utf8'),
    tls: 'intermediate',
    credentials: { type: 'password', ...icinga.credentials(host) },
  };
});
afterAll(() => icinga.stop());
beforeEach(() => {
  bench = new DeliveryBench(host, new ManualClock(Date.now() / 1000));
});
afterEach(async () => {
  await bench.close();
  await proxy?.stop();
  proxy = undefined;
});

const held = async (service: string) =>
  (await icinga.readServices(host)).find(({ name }) => name === service);

/** Puts one CRITICAL result with a text into the outbox. */
async function enqueue(service: string, output: string, performanceData: string[] = []): Promise<void> {
  bench.clock.advance(1);
  const at = bench.clock.now();
  const times = { executionStart: at, executionEnd: at, ttl: 3600 };
  await bench.outbox.enqueue([
    {
      lane: 'main',
      entry: service,
      host,
      service,
      exitStatus: 2,
      output,
      performanceData,
      ...times,
      checkSource: host,
    },
  ]);
}

describe.each(reverseProxies)('%s in front of a real Icinga 2', (name) => {
  // https://github.com/Icinga/terraform-provider-icinga2/pull/9
  it.skipIf(!has(name))('passes results and questions on, with a path and without', async () => {
    proxy = await startReverseProxy(name, icinga);
    for (const [path, text] of [
      ['', 'root'],
      ['/icinga2/', 'below'],
      ['/icinga2/v1', 'with its version'],
    ] as const) {
      const sender = bench.reporter([proxy.url + path], connection);
      await enqueue('one', `${name} ${text}`);
      await sender.deliver();
      expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
      expect(await held('one')).toMatchObject({ state: 2, output: `${name} ${text}` });
      const client = await sender.open();
      expect(await client?.services(host, ['one', 'two'])).toMatchObject({
        kind: 'services',
        services: [{ name: 'one' }, { name: 'two' }],
      });
    }
  });
});

describe('a text that is refused', () => {
  it('by Icinga itself does not keep the state back, and is told', async () => {
    const sender = bench.reporter([icinga.url], connection);
    // Half a character, as it is left where a text is cut anywhere.
    await enqueue('two', 'CRITICAL - documents \ud83d', ['a=1']);
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
    expect(await held('two')).toMatchObject({
      state: 2,
      output: 'CRITICAL - documents ? (the server refused the full text)',
      perfdata: [],
    });
    expect(sender.faults()).toMatchObject([
      { message: { id: 'delivery.plainer', params: { service: 'two' } } },
    ]);
    await enqueue('two', 'whole again');
    await sender.deliver();
    expect(sender.faults()).toEqual([]);
    expect((await held('two'))?.output).toBe('whole again');
  });

  // https://github.com/openresty/lua-resty-upload/issues/27
  it.skipIf(!has('nginx'))('by a reverse proxy that takes short requests only, neither', async () => {
    proxy = await startReverseProxy('nginx', icinga);
    const sender = bench.reporter([proxy.url], connection);
    await enqueue('two', `long\n${'x'.repeat(8000)}`);
    await enqueue('one', 'short');
    await sender.deliver();
    expect(sender.view()).toMatchObject({ phase: 'delivered', waiting: 0 });
    expect((await held('two'))?.output).toBe('long (the server refused the full text)');
    expect((await held('one'))?.output).toBe('short');
  });
});

it('finds the own services among 600 of others with 8 KB of text each', async () => {
  const root = new IcingaClient({
    ...connection,
    endpoint: icinga.url,
    credentials: { type: 'password', user: 'everybody', password: 'pw' },
  });
  try {
    const at = bench.clock.now();
    const output = 'x'.repeat(8192);
    const sent = await root.sendResults(
      Array.from({ length: 600 }, (_, n) => ({
        ...{ host: 'other', service: `other-${n}`, exitStatus: 2 as const, output, performanceData: [] },
        ...{ executionStart: at, executionEnd: at, ttl: 3600, checkSource: 'other' },
      })),
    );
    expect(sent.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(await root.services(host, ['one', 'nope', 'two'])).toMatchObject({
      kind: 'services',
      services: [{ name: 'one' }, { name: 'two' }],
    });
    // Nothing limits this user, and it can be told.
    expect(await root.permissions()).toEqual({
      kind: 'permissions',
      permissions: ['actions/*', 'objects/query/*'],
      filtered: [],
    });
  } finally {
    await root.close();
  }
});
