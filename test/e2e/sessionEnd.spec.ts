import { expect, test } from '@playwright/test';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';
import { type FakeLogind, startFakeLogind } from '../support/desktop/fakeLogind';

let desktop: Desktop;
let logind: FakeLogind | undefined;
test.beforeEach(async () => {
  desktop = await startDesktopFor();
});
test.afterEach(async () => {
  await logind?.stop();
  logind = undefined;
  await desktop.stop();
});

/** The app in the tray, with a logind that it can ask. */
async function startWithLogind() {
  logind = await startFakeLogind(desktop.systemBus.address);
  await desktop.watcher();
  const running = await desktop.start('--hidden');
  return { ...running, logind, lock: await logind.inhibited('shutdown') };
}

const calls = async (): Promise<object[]> => (await desktop.calls()).map(({ at: _at, ...call }) => call);

test('an announced shutdown is a departure, and logind is let go at once', async () => {
  const { gone, logind: running, lock } = await startWithLogind();
  expect(lock.mode).toBe('delay');
  const announced = Date.now() / 1000;
  await running.announceShutdown();
  const released = await running.released(lock);
  expect(await gone).toEqual({ code: 0, signal: null });
  expect(await calls()).toEqual([{ call: 'start' }, { call: 'depart', cause: 'shutdown' }, { call: 'stop' }]);
  expect(released.at - announced).toBeLessThan(2);
});

test('SIGTERM while logind prepares a shutdown is a departure', async () => {
  const { app, gone, logind: running } = await startWithLogind();
  await running.setPreparingForShutdown(true);
  app.process().kill('SIGTERM');
  expect(await gone).toEqual({ code: 0, signal: null });
  expect(await calls()).toEqual([{ call: 'start' }, { call: 'depart', cause: 'shutdown' }, { call: 'stop' }]);
});

test('announcement and SIGTERM together are one departure', async () => {
  const { app, gone, logind: running } = await startWithLogind();
  await running.announceShutdown();
  app.process().kill('SIGTERM');
  // The signal may also meet an app that has done all and is just ending.
  expect([
    { code: 0, signal: null },
    { code: null, signal: 'SIGTERM' },
  ]).toContainEqual(await gone);
  expect(await calls()).toEqual([{ call: 'start' }, { call: 'depart', cause: 'shutdown' }, { call: 'stop' }]);
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} without evidence only delivers`, async () => {
    const { app, gone } = await startWithLogind();
    app.process().kill(signal);
    expect(await gone).toEqual({ code: 0, signal: null });
    expect(await calls()).toEqual([{ call: 'start' }, { call: 'deliver', seconds: 2.5 }, { call: 'stop' }]);
  });
}

test('SIGTERM twice, and no logind to ask: delivers and ends in its own time', async () => {
  await desktop.watcher();
  const { app, gone } = await desktop.start('--hidden');
  app.process().kill('SIGTERM');
  app.process().kill('SIGTERM');
  expect(await gone).toEqual({ code: 0, signal: null });
  expect(await calls()).toEqual([{ call: 'start' }, { call: 'deliver', seconds: 2.5 }, { call: 'stop' }]);
});

test('Ctrl-C is the person who quits', async () => {
  const { app, gone } = await startWithLogind();
  app.process().kill('SIGINT');
  expect(await gone).toEqual({ code: 0, signal: null });
  expect(await calls()).toEqual([{ call: 'start' }, { call: 'stop' }]);
});

test('an agent that never answers does not hold the shutdown longer than 3.5 s', async () => {
  const { app, gone, logind: running, lock } = await startWithLogind();
  await app.evaluate(() => {
    const { fakeAgent } = globalThis as unknown as { fakeAgent: { depart: unknown; stop: unknown } };
    const never = () => new Promise(() => undefined);
    Object.assign(fakeAgent, { depart: never, stop: never });
  });
  const announced = Date.now() / 1000;
  await running.announceShutdown();
  const released = await running.released(lock);
  expect(released.at - announced).toBeGreaterThan(3);
  expect(released.at - announced).toBeLessThan(4.5);
  expect(await gone).toEqual({ code: 0, signal: null });
});

test('waking up is told to the agent', async () => {
  const { logind: running } = await startWithLogind();
  await running.announceSleep(true);
  await running.announceSleep(false);
  await expect.poll(calls).toContainEqual({ call: 'wake' });
});
