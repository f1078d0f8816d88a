import { setTimeout as pause } from 'node:timers/promises';
import type { ReadService } from '../support/icinga/icinga';
import type { Cleanup } from './cleanup';
import { type BeforeAnswer, type DemoResult, failures, hasReported, servicesOf } from './readBack';
import { buildScene, demoHost, type Scene } from './scene';
import { environmentWith, foreignToDesktop, startDesktop, startSystem } from './surroundings';
import { table } from './table';
import type { Terminal } from './terminal';
import { answerNotice, cardTitles, type DrivenApp, openPage, picture, startDriven } from './window';

/** Seconds that the unanswered app is watched: a check or a request that does not wait for the answer shows by then. */
const watched = 3;
const resultsWithin = 180;
const acknowledgedWithin = 10;
const goneWithin = 15;

/** Drives the real window through the whole story and reads the outcome back from Icinga; true when all is well. */
export async function runDriven(parts: {
  cleanup: Cleanup;
  terminal: Terminal;
  json: boolean;
}): Promise<boolean> {
  const { cleanup, terminal } = parts;
  const scene = await buildScene({ cleanup, terminal, language: 'en' });
  if (!scene.server) terminal.say('  Icinga 2 is not on this machine: the app runs in local-only mode.');
  const system = await startSystem(cleanup);
  const desktop = await startDesktop(cleanup);
  const environment = environmentWith(
    { ...scene.environment, ...system.environment, ...desktop.environment },
    foreignToDesktop,
  );
  const driven = await terminal.step(
    'The app',
    () => startDriven(cleanup, environment),
    ({ electron }) => `Electron ${electron}`,
  );
  const lock = await system.logind.inhibited('shutdown');
  const tray = await desktop.tray.item();

  const { page } = driven;
  const before = await terminal.step(
    'The notice, unanswered',
    async () => {
      await picture(driven, 'notice');
      await pause(watched * 1000);
      return count(scene);
    },
    ({ requests, processes }) => `${requests} requests, ${processes} processes`,
  );
  const titles = await cardTitles(page);
  await terminal.step(
    'Answering',
    () =>
      answerNotice(page, async () => {
        Object.assign(before, await count(scene));
      }),
    () => titles.join(', '),
  );
  if (scene.server) await terminal.step('First results in Icinga', () => results(scene, terminal));
  await openPage(page, 'Status');
  await picture(driven, 'status');
  await page.getByRole('button', { name: /^Updates/ }).click();
  await page.getByRole('heading', { name: 'Why' }).waitFor();
  await picture(driven, 'status-open');
  await openPage(page, 'Privacy');
  await picture(driven, 'privacy');
  terminal.say(`  The tray says: ${(await tray.tooltip()).replaceAll('\n', ' - ')}`);
  if (!scene.server) {
    await leave(driven, cleanup);
    terminal.say('Nothing was sent, so there is nothing to read back.');
    return false;
  }

  const announced = Date.now() / 1000;
  await terminal.step('Shutdown announced, acknowledging', async () => {
    await system.logind.announceShutdown();
    await Promise.race([system.logind.released(lock, acknowledgedWithin), driven.gone]);
  });
  await terminal.step('SIGTERM, the app ends', () => leave(driven, cleanup));
  const services = await readAll(scene);
  const total = await count(scene);
  const result = report(driven, before, services, announced);
  terminal.say();
  terminal.say(table(services));
  if (result.departure_ms !== null)
    terminal.say(
      `From the announcement to the last acknowledgement, as Icinga dates it: ${result.departure_ms} ms`,
    );
  terminal.say(`Counted from outside in all: connections ${total.requests}, programs ${total.processes}`);
  const failed = failures(result);
  // Counters that cannot count would make their zeros worthless.
  if (total.requests === 0 || total.processes === 0)
    failed.push('the proxy or the stand-ins counted nothing at all');
  for (const failure of failed) terminal.say(`FAILED: ${failure}`);
  if (failed.length === 0)
    terminal.say('All four services were reported, and every problem is acknowledged.');
  await terminal.step('Cleaning up', () => cleanup.run());
  if (parts.json) terminal.result(result);
  return failed.length === 0;
}

/** What left the app and what it started so far, seen from outside. */
async function count({ server, standIns }: Scene): Promise<BeforeAnswer> {
  return {
    requests: server?.proxy.connections.length ?? 0,
    processes: (await standIns.started()).length,
  };
}

async function readAll({ server }: Scene): Promise<ReadService[]> {
  return (await server?.icinga.readServices(demoHost)) ?? [];
}

/** Waits until every service has a result of the app, and tells each as it comes. */
async function results(scene: Scene, terminal: Terminal): Promise<void> {
  const began = Date.now();
  const seen = new Set<string>();
  for (;;) {
    const services = await readAll(scene);
    for (const { name } of services.filter(
      (service) => hasReported(service, demoHost) && !seen.has(service.name),
    )) {
      seen.add(name);
      terminal.say(`    ${name} after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    }
    if (seen.size === services.length) return;
    if (Date.now() - began > resultsWithin * 1000) {
      const missing = services.filter(({ name }) => !seen.has(name)).map(({ name }) => name);
      throw new Error(`Icinga got no result for ${missing.join(', ')} within ${resultsWithin} s`);
    }
    await pause(200);
  }
}

/** SIGTERM, as a session end sends it; the app may already be ending. */
async function leave(driven: DrivenApp, cleanup: Cleanup): Promise<void> {
  if (driven.app.process().exitCode === null) process.kill(driven.pid, 'SIGTERM');
  const late = pause(goneWithin * 1000, 'late', { ref: false });
  if ((await Promise.race([driven.gone, late])) === 'late') {
    await cleanup.run();
    throw new Error(`the app still ran ${goneWithin} s after SIGTERM`);
  }
}

function report(
  driven: DrivenApp,
  before: BeforeAnswer,
  services: ReadService[],
  announced: number,
): DemoResult {
  const latest = Math.max(...services.map((service) => service.acknowledgedAt));
  return {
    electron: driven.electron,
    before_answer: before,
    services: servicesOf(services),
    departure_ms: latest > announced ? Math.round((latest - announced) * 1000) : null,
  };
}
