import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bus, busDaemon, connectBus } from '../../electron/platform/logind/bus';
import { messageType, valueBytes } from '../support/desktop/busBytes';
import { type BusPeer, joinBus } from '../support/desktop/busPeer';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';

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

const works = async () => expect(await received('s', ['still here'])).toEqual(['still here']);

/** What the app gets when the peer answers with these values. */
async function received(signature: string, body: unknown[]): Promise<unknown> {
  peer.answers('Give', () => ({ signature, body }));
  const answer = await bus.call({ ...at, member: 'Give' }, 20_000);
  return answer.ok ? answer.body : answer;
}

describe('a peer on the same bus', () => {
  it('may never answer: the call ends by itself, and an answer that is late disturbs nothing', async () => {
    const call = bus.call({ ...at, member: 'Never' }, 50);
    const { serial, sender } = await peer.calls.first(({ member }) => member === 'Never');
    expect(await call).toMatchObject({ ok: false, error: 'no-answer' });
    peer.send({ type: messageType.answer, replySerial: serial, destination: String(sender) });
    await works();
  });

  it('may leave before it has answered', async () => {
    const call = bus.call({ ...at, member: 'Never' });
    await peer.calls.first(({ member }) => member === 'Never');
    peer.leave();
    expect(await call).toMatchObject({ ok: false, error: 'org.freedesktop.DBus.Error.NoReply' });
  });

  // The daemon lets these through; signals from any user of the system bus, as its usual policy allows them.
  it.each([
    ['a message of an unknown type', { type: 9, path: '/', interface: at.interface, member: 'What' }],
    [
      'the number of a file that was not sent',
      {
        type: messageType.signal,
        path: '/',
        interface: at.interface,
        member: 'File',
        signature: 'hv',
        body: [0, { signature: 'h', value: 7 }],
      },
    ],
    ['an answer that nobody waits for', { type: messageType.answer, replySerial: 4_000_000_000 }],
    [
      'a call of something that we have not',
      { type: messageType.call, path: '/__proto__', interface: at.interface, member: 'constructor' },
    ],
    [
      'a question what we have',
      {
        type: messageType.call,
        path: '/',
        interface: 'org.freedesktop.DBus.Introspectable',
        member: 'Introspect',
      },
    ],
  ])('may send %s, and it ends neither the program nor the connection', async (_, message) => {
    let closed = false;
    bus.onClosed(() => {
      closed = true;
    });
    peer.answers('WhoAmI', () => ({}));
    await bus.call({ ...at, member: 'WhoAmI' });
    const { sender } = await peer.calls.first(({ member }) => member === 'WhoAmI');
    peer.send({ destination: String(sender), ...message });
    await works();
    expect(closed).toBe(false);
  });
});

it('a list of nothings, which the library would read for ever, does not come through the bus', async () => {
  const [name] = (await bus
    .call({ ...busDaemon, member: 'ListNames' })
    .then((answer) => (answer.ok ? answer.body : []))) as [string[]];
  const us = name.find((one) => one.startsWith(':') && one !== peer.name);
  peer.send({
    type: messageType.signal,
    path: '/',
    interface: at.interface,
    member: 'Nothings',
    ...(us && { destination: us }),
    signature: 'a()',
    body: valueBytes('uu', [8, 0]),
  });
  expect(us).toBeDefined();
  await peer.left;
  expect(await bus.call({ ...busDaemon, member: 'GetId' })).toMatchObject({ ok: true });
});

describe('a call that cannot be sent', () => {
  it.each([
    ['a member that is no name', { member: 'no name' }],
    ['a path that is none', { path: 'nowhere' }],
    ['values that do not fit', { signature: 's', body: [5] }],
    ['fewer values than types', { signature: 'ss', body: ['one'] }],
    ['a type that is none', { signature: '!', body: ['one'] }],
  ])('with %s, is a failure', async (_, wrong) => {
    expect(await bus.call({ ...at, member: 'Give', ...wrong }, 300)).toMatchObject({ ok: false });
    await works();
  });
});

describe('the bus', () => {
  it('may be killed: what waits ends at once, and whoever wants to know hears it once', async () => {
    let heard = 0;
    const closed = new Promise<void>((resolve) => {
      bus.onClosed(() => {
        heard += 1;
        resolve();
      });
    });
    const call = bus.call({ ...at, member: 'Never' }, 60_000);
    await peer.calls.first(({ member }) => member === 'Never');
    process.kill(daemon.pid, 'SIGKILL');
    expect(await call).toMatchObject({ ok: false, error: 'closed' });
    await closed;
    expect(await bus.call({ ...at, member: 'Give' })).toMatchObject({ ok: false, error: 'closed' });
    expect(await bus.subscribe({ sender: wellKnown }, () => undefined)).toMatchObject({ ok: false });
    expect(heard).toBe(1);
    expect(await connectBus({ address: daemon.address }, 500)).toMatchObject({ ok: false, error: 'no-bus' });
  });

  it('may hang: calls and new connections end by themselves, and the bus goes on where it stopped', async () => {
    process.kill(daemon.pid, 'SIGSTOP');
    try {
      expect(await bus.call({ ...at, member: 'Give' }, 50)).toMatchObject({ error: 'no-answer' });
      expect(await connectBus({ address: daemon.address }, 50)).toMatchObject({ error: 'no-bus' });
    } finally {
      process.kill(daemon.pid, 'SIGCONT');
    }
    await works();
  });

  it('is not told of by the one who closed the connection', async () => {
    let heard = false;
    bus.onClosed(() => {
      heard = true;
    });
    const call = bus.call({ ...at, member: 'Never' }, 60_000);
    bus.close();
    expect(await call).toMatchObject({ ok: false, error: 'closed' });
    expect(heard).toBe(false);
  });
});
