import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectBus } from '../../electron/platform/logind/bus';
import { messageBytes, messageType } from '../support/desktop/busBytes';
import { startStandInBus } from '../support/desktop/busPeer';

// An exception outside of a promise fails the run: vitest watches for it.

const signal = {
  type: messageType.signal,
  path: '/a',
  interface: 'org.example.Peer',
  member: 'Changed',
  sender: ':1.9',
};
const whole = messageBytes({
  ...signal,
  signature: 'a{sv}as',
  body: [[['one', { signature: 't', value: 1n }]], ['text']],
});
const withByte = (bytes: Buffer, at: number, value: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(value, at);
  return copy;
};
const number = (value: number) => Buffer.from(new Uint32Array([value]).buffer);

it.each<[string, Buffer]>([
  ['noise', Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'.repeat(20))],
  ['zeros', Buffer.alloc(4096)],
  ['an unknown byte order', withByte(whole, 0, 0x58)],
  ['an unknown version of the protocol', withByte(whole, 3, 9)],
  ['a body of 4 GB', Buffer.concat([whole.subarray(0, 4), number(0xffffffff), whole.subarray(8)])],
  ['fields of 4 GB', Buffer.concat([whole.subarray(0, 12), number(0xffffffff), whole.subarray(16)])],
  ['a body of 1.5 GB', Buffer.concat([whole.subarray(0, 4), number(0x60000000), whole.subarray(8)])],
  ['half a message', whole.subarray(0, whole.length - 7)],
  ['a type that is none', messageBytes({ ...signal, signature: 'Z', body: Buffer.alloc(8) })],
  ['a list without a type', messageBytes({ ...signal, signature: 'a', body: Buffer.alloc(8) })],
  ['a structure that never ends', messageBytes({ ...signal, signature: '(((', body: Buffer.alloc(8) })],
  ['a list longer than the message', messageBytes({ ...signal, signature: 'au', body: number(0x7fffffff) })],
  ['texts longer than the message', messageBytes({ ...signal, signature: 's', body: number(0x7fffffff) })],
  ['a number that is cut off', messageBytes({ ...signal, signature: 't', body: Buffer.alloc(3) })],
  [
    'a variant of itself without end',
    messageBytes({ ...signal, signature: 'v', body: Buffer.from('\x01v\0'.repeat(20_000)) }),
  ],
  ['a signal without a name', messageBytes({ type: messageType.signal, sender: ':1.9' })],
  ['names that are none', messageBytes({ ...signal, path: 'x', interface: '..', member: ' ' })],
])('a bus that sends %s ends neither the program nor a promise', async (_, bytes) => {
  const stand = await startStandInBus();
  try {
    const connected = await connectBus({ address: stand.address });
    if (!connected.ok) throw new Error(connected.detail);
    const { bus } = connected;
    const heard: unknown[] = [];
    const subscribed = bus.subscribe({ sender: ':1.9' }, (one) => heard.push(one));
    const call = bus.call({ destination: 'org.example.Peer', path: '/', interface: 'a.b', member: 'C' }, 200);
    stand.say(bytes);
    const answer = await call;
    expect(answer.ok).toBe(false);
    expect(['closed', 'no-answer']).toContain(answer.ok ? '' : answer.error);
    stand.hangUp();
    expect(await subscribed).toMatchObject({ ok: false });
    bus.close();
  } finally {
    await stand.stop();
  }
});

it('whatever a bus sends, each call ends with a value', async () => {
  const damaged = fc
    .tuple(
      fc.array(fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.nat(whole.length),
    )
    .map(([changes, keep]) => {
      const copy = changes.reduce((bytes, { at, value }) => withByte(bytes, at, value), whole);
      return Buffer.concat([copy.subarray(0, keep), copy]);
    });
  // The library reads a list of nothings for ever; no bus lets one through, see busFaults.test.ts.
  const whatBusesSend = (bytes: Buffer) => !/\(\)|\{\}/.test(bytes.toString('latin1'));
  const noise = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes));
  const stand = await startStandInBus();
  try {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, noise).filter(whatBusesSend), async (bytes) => {
        const connected = await connectBus({ address: stand.address });
        if (!connected.ok) throw new Error(connected.detail);
        const { bus } = connected;
        const call = bus.call(
          { destination: 'org.example.Peer', path: '/', interface: 'a.b', member: 'C' },
          20,
        );
        stand.say(bytes);
        expect(await call).toMatchObject({ ok: false });
        bus.close();
      }),
      { numRuns: 150 },
    );
  } finally {
    await stand.stop();
  }
});

it.each<[string, Parameters<typeof startStandInBus>[0]]>([
  ['refuses us', { auth: 'REJECTED EXTERNAL\r\n' }],
  ['says nothing to us', { auth: '' }],
  ['answers nonsense to who we are', { auth: 'WHAT\r\nWHAT\r\nWHAT\r\n' }],
  ['does not answer our greeting', { hello: () => Buffer.alloc(0) }],
  [
    'refuses our greeting',
    {
      hello: (serial) =>
        messageBytes({
          type: messageType.error,
          replySerial: serial,
          errorName: 'org.freedesktop.DBus.Error.LimitsExceeded',
        }),
    },
  ],
  ['greets us with noise', { hello: () => Buffer.alloc(64, 0x58) }],
])('a bus that %s is no bus', async (_, greeting) => {
  const stand = await startStandInBus(greeting);
  try {
    expect(await connectBus({ address: stand.address }, 300)).toMatchObject({ ok: false, error: 'no-bus' });
  } finally {
    await stand.stop();
  }
});

it.each([
  'nonsense',
  'unix:',
  'unix:path=',
  'unix:path=/nowhere/bus',
  'tcp:host=127.0.0.1',
  'unknown:a=b',
  ';;',
])('an address "%s" is no bus', async (address) => {
  expect(await connectBus({ address }, 300)).toMatchObject({ ok: false, error: 'no-bus' });
});
