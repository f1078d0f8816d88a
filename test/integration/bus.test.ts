import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, type BusSignal, busDaemon, connectBus } from '../../electron/platform/logind/bus';
import { messageType, valueBytes } from '../support/desktop/busBytes';
import { type BusPeer, joinBus } from '../support/desktop/busPeer';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { Happenings } from '../support/processes/waiting';

const wellKnown = 'org.example.Peer';
const at = { destination: wellKnown, path: '/org/example/Peer', interface: 'org.example.Peer' };

let daemon: PrivateBus;
let bus: Bus;
let peer: BusPeer;
beforeEach(async () => {
  daemon = await startPrivateBus();
  const connected = await connectBus({ address: daemon.address });
  if (!connected.ok) throw new Error(connected.detail);
  ({ bus } = connected);
  peer = await joinBus(daemon.address, wellKnown);
});
afterEach(async () => {
  peer.leave();
  bus.close();
  await daemon.stop();
});

/** What the app gets when the peer answers with these values. */
async function received(signature: string, body: unknown[]): Promise<unknown> {
  peer.answers('Give', () => ({ signature, body }));
  const answer = await bus.call({ ...at, member: 'Give' }, 20_000);
  return answer.ok ? answer.body : answer;
}

/** What the peer gets when the app sends these values, as bytes. */
async function sent(signature: string, body: unknown[]): Promise<Buffer> {
  const answer = bus.call({ ...at, member: 'Take', signature, body }, 1);
  const call = await peer.calls.first(({ member }) => member === 'Take');
  await answer;
  expect(call.signature).toBe(signature);
  return call.body;
}

const works = async () => expect(await received('s', ['still here'])).toEqual(['still here']);

describe('what goes over the bus', () => {
  const numbers = [255, true, -32768, 65535, -2147483648, 4294967295, -(2n ** 63n), 2n ** 64n - 1n, -0.5];
  const plain = ['ybnqiuxtd', numbers] as const;

  it('is read with each basic type, 64-bit numbers whole', async () => {
    expect(await received(...(plain as unknown as [string, unknown[]]))).toEqual(numbers);
    const texts = ['Grüße, 你好', '/a/path', 'a{sv}'];
    expect(await received('sog', texts)).toEqual(texts);
  });

  it('is written with each basic type, 64-bit numbers whole', async () => {
    expect(await sent('ybnqiuxtdsog', [...numbers, 'Grüße', '/a/path', 'a{sv}'])).toEqual(
      valueBytes('ybnqiuxtdsog', [...numbers, 'Grüße', '/a/path', 'a{sv}']),
    );
  });

  it('is read with structures, dictionaries and lists', async () => {
    const entries = [
      ['one', { signature: 's', value: 'text' }],
      ['two', { signature: 'at', value: [1n, 2n] }],
    ];
    const [list, dictionary] = (await received('a(so)a{sv}', [[['a', '/b']], entries])) as [
      unknown,
      Record<string, { value: unknown }>,
    ];
    expect(list).toEqual([['a', '/b']]);
    expect(Object.keys(dictionary)).toEqual(['one', 'two']);
    expect(dictionary.one?.value).toBe('text');
    expect(dictionary.two?.value).toEqual([1n, 2n]);
  });

  it('is read with a variant in a variant, as deep as the bus lets through', async () => {
    const depth = 60;
    let value: { signature: string; value: unknown } = { signature: 's', value: 'core' };
    for (let level = 1; level < depth; level += 1) value = { signature: 'v', value };
    let [inner] = (await received('v', [value])) as unknown[];
    for (let level = 0; level < depth; level += 1) inner = (inner as { value: unknown }).value;
    expect(inner).toBe('core');
  });

  it('is read with large lists', async () => {
    const [bytes] = (await received('ay', [Array.from({ length: 100_000 }, (_, index) => index % 251)])) as [
      Uint8Array,
    ];
    expect(bytes).toHaveLength(100_000);
    expect(bytes[99_999]).toBe(99_999 % 251);
    const texts = Array.from({ length: 20_000 }, (_, index) => `text ${index}`);
    expect(await received('as', [texts])).toEqual([texts]);
  });

  it('is an error with the name and the text that the peer gave it', async () => {
    const error = { type: messageType.error, errorName: 'org.example.Error.Busy' };
    peer.answers('Give', () => ({ ...error, signature: 's', body: ['not now'] }));
    const failure = await bus.call({ ...at, member: 'Give' });
    expect(failure).toMatchObject({ ok: false, error: 'org.example.Error.Busy' });
    expect(failure).toHaveProperty('detail', expect.stringContaining('not now'));
    peer.answers('Give', () => error);
    expect(await bus.call({ ...at, member: 'Give' })).toMatchObject({ ok: false, error: error.errorName });
    const nobody = await bus.call({ ...at, destination: 'org.example.Nobody', member: 'Give' });
    expect(nobody).toMatchObject({ ok: false, error: 'org.freedesktop.DBus.Error.ServiceUnknown' });
  });
});

describe('a property', () => {
  it('comes out of its variant', async () => {
    peer.answers('Get', (call) => {
      expect(call.body).toEqual(valueBytes('ss', [at.interface, 'Size']));
      return { signature: 'v', body: [{ signature: 't', value: 7n }] };
    });
    expect(await bus.property({ ...at, name: 'Size' })).toEqual({ ok: true, body: [7n] });
  });

  it.each([
    ['nothing', {}],
    ['no variant', { signature: 's', body: ['bare'] }],
  ])('is a failure when the peer answers with %s', async (_, answer) => {
    peer.answers('Get', () => answer);
    expect(await bus.property({ ...at, name: 'Size' })).toMatchObject({ ok: false, error: 'bad-answer' });
  });
});

describe('signals', () => {
  const rule = { sender: wellKnown, interface: at.interface };
  const heard = async () => {
    const signals = new Happenings<BusSignal>();
    expect(await bus.subscribe(rule, (signal) => signals.add(signal))).toMatchObject({ ok: true });
    return signals;
  };
  const changed = { type: messageType.signal, path: at.path, interface: at.interface, member: 'Changed' };

  it('come with who sent them, which the sender cannot choose', async () => {
    const signals = await heard();
    peer.send({ ...changed, sender: 'org.freedesktop.login1', signature: 'st', body: ['now', 5n] });
    const signal = await signals.first(({ member }) => member === 'Changed');
    expect(signal).toMatchObject({ sender: peer.name, path: at.path, interface: at.interface });
    expect(signal.body).toEqual(['now', 5n]);
    const owner = await bus.call({
      ...busDaemon,
      member: 'GetNameOwner',
      signature: 's',
      body: [at.destination],
    });
    expect(owner).toEqual({ ok: true, body: [signal.sender] });
  });

  it('may be many, and calls are answered behind them', async () => {
    const signals = await heard();
    const many = 5_000;
    for (let index = 0; index < many; index += 1) peer.send({ ...changed, signature: 'u', body: [index] });
    await works();
    const own = signals.all.filter(({ member }) => member === 'Changed');
    expect(own.map(({ body }) => body[0])).toEqual(Array.from({ length: many }, (_, index) => index));
  });

  it('do not end the connection with a listener that throws', async () => {
    await bus.subscribe(rule, () => {
      throw new Error('of a listener');
    });
    const signals = await heard();
    peer.send(changed);
    await signals.first(({ member }) => member === 'Changed');
    await works();
  });
});
