import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectBus } from '../../electron/platform/logind/bus';
import { machineGoingAway } from '../../electron/platform/logind/session';
import { watchTrayHost } from '../../electron/platform/trayHost';
import { type FakeLogind, type FakeSession, startFakeLogind } from '../support/desktop/fakeLogind';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { startTrayWatcher } from '../support/desktop/trayWatcher';
import { endProcess } from '../support/processes/childProcess';
import { Happenings } from '../support/processes/waiting';

vi.setConfig({ testTimeout: 30_000 });

const session = (more: Partial<FakeSession>): FakeSession => ({
  id: '1',
  uid: 1000,
  user: 'alice',
  seat: 'seat0',
  class: 'user',
  state: 'active',
  pids: [],
  ...more,
});
const own = { pids: [process.pid] };

describe('evidence that the machine goes away', () => {
  let bus: PrivateBus;
  beforeEach(async () => {
    bus = await startPrivateBus('system');
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    vi.stubEnv('XDG_SESSION_ID', undefined);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await bus.stop();
  });

  it('is unknown without a bus, and without logind', async () => {
    expect(await machineGoingAway()).toBe('unknown');
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', `unix:path=${bus.folder}/none`);
    expect(await machineGoingAway()).toBe('unknown');
  });

  it('is unknown after half a second when the bus never answers', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined).resume());
    const path = join(bus.folder, 'silent');
    await new Promise<void>((resolve) => silent.listen(path, resolve));
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', `unix:path=${path}`);
    const started = performance.now();
    expect(await machineGoingAway()).toBe('unknown');
    expect(performance.now() - started).toBeLessThan(1500);
    // Resolves only when the connection was given up as well.
    await new Promise((resolve) => silent.close(resolve));
  });

  describe('with a logind', () => {
    let logind: FakeLogind;
    beforeEach(async () => {
      logind = await startFakeLogind(bus.address);
    });
    afterEach(() => logind.stop());

    it('is a shutdown when logind says so, whoever is logged in', async () => {
      await logind.setSessions([session(own), session({ id: '2' })]);
      await logind.setPreparingForShutdown(true);
      expect(await machineGoingAway()).toBe('shutdown');
      await logind.announceShutdown(false);
      expect(await machineGoingAway()).toBe('staying');
    });

    it('is unknown when our session is', async () => {
      await logind.setSessions([session({})]);
      expect(await machineGoingAway()).toBe('unknown');
    });

    it('is the last session closing when nobody else stays', async () => {
      const closing = { state: 'closing' } as const;
      const others = [session({ id: '2', ...closing }), session({ id: 'c1', class: 'greeter' })];
      await logind.setSessions([session({ ...own, ...closing }), ...others]);
      expect(await machineGoingAway()).toBe('last-session-closing');
      await logind.setSessions([
        session({ ...own, ...closing }),
        ...others,
        session({ id: '3', state: 'online' }),
      ]);
      expect(await machineGoingAway()).toBe('staying');
    });

    it('finds our session by its id when the process belongs to none, and understands that it is gone', async () => {
      vi.stubEnv('XDG_SESSION_ID', '7');
      await logind.setSessions([session({ id: '7' })]);
      expect(await machineGoingAway()).toBe('staying');
      await logind.setSessions([session({ id: '7', state: 'closing' })]);
      expect(await machineGoingAway()).toBe('last-session-closing');
      await logind.setSessions([]);
      expect(await machineGoingAway()).toBe('last-session-closing');
    });

    it('stands in for logind well enough: inhibitors are lent and their release is seen', async () => {
      // Any client that can receive a descriptor will do; the descriptor is closed when the process ends.
      const what = ['string:shutdown', 'string:test', 'string:why', 'string:delay'];
      const target = ['--dest=org.freedesktop.login1', '/org/freedesktop/login1'];
      const holder = spawn(
        'dbus-send',
        [
          `--bus=${bus.address}`,
          '--print-reply',
          ...target,
          'org.freedesktop.login1.Manager.Inhibit',
          ...what,
        ],
        { stdio: 'ignore' },
      );
      const lock = await logind.inhibited('shutdown');
      expect(lock).toMatchObject({ who: 'test', why: 'why', mode: 'delay' });
      await logind.released(lock);
      await endProcess(holder);
    });
  });
});

describe('the connection to a bus', () => {
  it('says when the bus goes away, and fails calls from then on', async () => {
    const bus = await startPrivateBus();
    const connected = await connectBus({ address: bus.address });
    if (!connected.ok) throw new Error(connected.detail);
    const closed = new Promise<void>((resolve) => connected.bus.onClosed(resolve));
    await bus.stop();
    await closed;
    const call = {
      destination: 'org.freedesktop.DBus',
      path: '/',
      interface: 'org.freedesktop.DBus',
      member: 'GetId',
    };
    expect(await connected.bus.call(call)).toMatchObject({ ok: false, error: 'closed' });
    connected.bus.close();
  });

  it('gives the name of a D-Bus error as a value', async () => {
    const bus = await startPrivateBus();
    const connected = await connectBus({ address: bus.address });
    if (!connected.ok) throw new Error(connected.detail);
    const call = { destination: 'org.example.Nobody', path: '/', interface: 'org.example.X', member: 'Y' };
    expect(await connected.bus.call(call)).toMatchObject({
      error: 'org.freedesktop.DBus.Error.ServiceUnknown',
    });
    connected.bus.close();
    await bus.stop();
  });
});

describe('the host of tray icons', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is absent without a session bus', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/at/all');
    expect((await watchTrayHost(() => undefined)).present).toBe(false);
  });

  it('is seen to come and go', async () => {
    const bus = await startPrivateBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
    const changes = new Happenings<boolean>();
    const host = await watchTrayHost((present) => changes.add(present));
    expect(host.present).toBe(false);
    const watcher = await startTrayWatcher(bus.address);
    await changes.first((present) => present);
    expect((await watchTrayHost(() => undefined)).present).toBe(true);
    await watcher.stop();
    await changes.first((present) => !present);
    host.stop();
    await bus.stop();
  });
});
