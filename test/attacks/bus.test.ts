import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { busDaemon, connectBus, ownerChanged } from '../../electron/platform/logind/bus';
import { watchSleep } from '../../electron/platform/logind/sleep';
import { watchTrayHost } from '../../electron/platform/trayHost';
import { messageType, type OutgoingMessage } from '../support/desktop/busBytes';
import { type BusPeer, joinBus } from '../support/desktop/busPeer';
import { startFakeLogind } from '../support/desktop/fakeLogind';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { Happenings } from '../support/processes/waiting';

let bus: PrivateBus;
let stranger: BusPeer;
beforeEach(async () => {
  bus = await startPrivateBus('system');
  stranger = await joinBus(bus.address, 'org.example.Stranger');
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  stranger.leave();
  await bus.stop();
});

/** Says the same to everybody and to each program alone, which no match rule keeps away. */
async function saysToAll(signal: Omit<OutgoingMessage, 'type'>): Promise<void> {
  const connected = await connectBus({ address: bus.address });
  if (!connected.ok) throw new Error(connected.detail);
  const names = await connected.bus.call({ ...busDaemon, member: 'ListNames' });
  const all = names.ok ? (names.body[0] as string[]).filter((name) => name.startsWith(':')) : [];
  expect(all.length).toBeGreaterThan(2);
  const message = { type: messageType.signal, ...signal };
  for (const destination of [undefined, ...all])
    stranger.send({ ...message, ...(destination ? { destination } : {}) });
  // Answered behind the signals, so that they are with their receivers before anything that is sent from now on.
  stranger.answers('Ping', () => ({}));
  await connected.bus.call({
    destination: stranger.name,
    path: '/',
    interface: 'org.example.Stranger',
    member: 'Ping',
  });
  connected.bus.close();
}

it('3 a suspend that a stranger announces on the system bus is none', async () => {
  const logind = await startFakeLogind(bus.address);
  const heard = new Happenings<string>();
  const watch = watchSleep({
    sleep: async () => void heard.add('sleep'),
    wake: () => heard.add('wake'),
  });
  try {
    const lock = await logind.inhibited('sleep');
    const from = { path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' };
    await saysToAll({ ...from, member: 'PrepareForSleep', signature: 'b', body: [true] });
    await logind.announceSleep(true);
    await logind.released(lock);
    await logind.announceSleep(false);
    await heard.first((what) => what === 'wake');
    expect(heard.all).toEqual(['sleep', 'wake']);
  } finally {
    watch.stop();
    await logind.stop();
  }
});

it('3 a panel that a stranger announces on the session bus is none', async () => {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const heard = new Happenings<boolean>();
  const host = await watchTrayHost((present) => heard.add(present));
  expect(host.present).toBe(false);
  const { sender: _, arg0: __, ...signal } = ownerChanged(watcher);
  await saysToAll({ ...signal, path: busDaemon.path, signature: 'sss', body: [watcher, '', stranger.name] });
  const panel = await joinBus(bus.address, watcher);
  await heard.first(() => true);
  panel.leave();
  await heard.first((present) => !present);
  expect(heard.all).toEqual([true, false]);
  host.stop();
});

it('3 who had the name before is a stranger afterwards', async () => {
  const name = 'org.example.Service';
  const connected = await connectBus({ address: bus.address });
  if (!connected.ok) throw new Error(connected.detail);
  const before = await joinBus(bus.address, name);
  const heard = new Happenings<unknown>();
  const rule = { sender: name, interface: name, member: 'Said' };
  await connected.bus.subscribe(rule, ({ body }) => heard.add(body[0]));
  const signal = { type: messageType.signal, path: '/', interface: name, member: 'Said', signature: 's' };
  before.send({ ...signal, body: ['as the owner'] });
  await heard.first((what) => what === 'as the owner');
  const released = { ...busDaemon, member: 'ReleaseName', signature: 's', body: [name] };
  before.send({ type: messageType.call, ...released });
  before.send({ ...signal, body: ['as nobody'] });
  const after = await joinBus(bus.address, name);
  after.send({ ...signal, body: ['as the next'] });
  await heard.first((what) => what === 'as the next');
  expect(heard.all).toEqual(['as the owner', 'as the next']);
  before.leave();
  after.leave();
  connected.bus.close();
});
