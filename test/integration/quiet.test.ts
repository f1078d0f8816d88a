import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createRunProcess } from '../../electron/platform/processes/run';
import { quietTime } from '../../electron/platform/quiet';
import { joinBus } from '../support/desktop/busPeer';
import { type Display, startDisplay } from '../support/desktop/display';
import { startNotificationServer } from '../support/desktop/dunst';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { endProcess } from '../support/processes/childProcess';

const home = mkdtempSync(join(tmpdir(), 'fettle-quiet-'));
let display: Display;
let bus: PrivateBus;
const before = process.env.DBUS_SESSION_BUS_ADDRESS;

beforeAll(async () => {
  display = await startDisplay();
  bus = await startPrivateBus();
  process.env.DBUS_SESSION_BUS_ADDRESS = bus.address;
});
afterAll(async () => {
  if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  await bus.stop();
  await display.stop();
  rmSync(home, { recursive: true, force: true });
});
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const quiet = () => quietTime(createRunProcess(process.env));

it('is no time to be quiet on a desktop that says nothing', async () => {
  expect(await quiet()).toBeUndefined();
});

it('is quiet while dunst is paused', async () => {
  const server = await startNotificationServer(bus.address, display.name, home);
  ends.push(() => server.stop());
  expect(await quiet()).toBeUndefined();
  await server.pause(true);
  expect(await quiet()).toBe('asked');
  await server.pause(false);
  expect(await quiet()).toBeUndefined();
});

it('is quiet while Xfce does not want to be disturbed, or is in its presentation mode', async () => {
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_CONFIG_HOME: home,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
  };
  const service = await readFile('/usr/share/dbus-1/services/org.xfce.Xfconf.service', 'utf8');
  const daemon = spawn(/^Exec=(\S+)/m.exec(service)?.[1] ?? '', { env: environment, stdio: 'ignore' });
  ends.push(() => endProcess(daemon));
  const set = (channel: string, property: string, value: boolean) =>
    promisify(execFile)(
      'xfconf-query',
      ['-c', channel, '-p', property, '-n', '-t', 'bool', '-s', String(value)],
      { env: environment },
    );
  // The daemon has its name a moment after its start.
  await expect
    .poll(
      () =>
        set('xfce4-notifyd', '/do-not-disturb', true).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  expect(await quiet()).toBe('asked');
  await set('xfce4-notifyd', '/do-not-disturb', false);
  expect(await quiet()).toBeUndefined();
  await set('xfce4-power-manager', '/xfce4-power-manager/presentation-mode', true);
  expect(await quiet()).toBe('presenting');
});

it('is quiet while something keeps a GNOME session from being idle', async () => {
  const manager = await joinBus(bus.address, 'org.gnome.SessionManager');
  // A session manager that knows of one inhibitor of idleness (8) and none of suspending (4).
  manager.answers('IsInhibited', ({ body }) => ({ signature: 'b', body: [body.readUInt32LE(0) === 8] }));
  ends.push(async () => manager.leave());
  expect(await quiet()).toBe('presenting');
});
