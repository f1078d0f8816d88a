import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { createAppAgent } from './agent/appAgent';
import { configureChromium } from './desktop/chromium';
import { runAsCommandLine } from './desktop/commandLine';
import { showFailure } from './desktop/failure';
import { startDesktop } from './desktop/startDesktop';
import { guardContents, guardSessions } from './desktop/window/guard';
import { registerAppScheme } from './desktop/window/protocol';
import { buildInfo } from './platform/buildInfo';
import { handedOver, isOpened } from './platform/handedOver';
import { resolvePaths } from './platform/paths';

declare const FETTLE_RELEASE: boolean;

const { state } = resolvePaths(process.env, homedir());

if (handedOver(process.argv)) {
  void runAsCommandLine(path.join(state, 'chromium-command-line'), () => import('./cli'));
} else if (FETTLE_RELEASE && !buildInfo().testBuild && isOpened(process.argv)) {
  process.stderr.write('fettle: a release does not let others into its window\n');
  app.exit(2);
} else becomeTheApp();

function becomeTheApp(): void {
  configureChromium(path.join(state, 'chromium'));
  registerAppScheme();
  guardSessions();
  guardContents();
  // A second start only asks the first one to open its window.
  if (app.requestSingleInstanceLock()) start().catch(showFailure);
  else app.exit();
}

async function start(): Promise<void> {
  await app.whenReady();
  const agent = createAppAgent({
    environment: process.env,
    version: buildInfo().version,
    failed: showFailure,
  });
  await agent.start();
  await startDesktop(agent, {
    folder: __dirname,
    state,
    development: !FETTLE_RELEASE,
    hidden: process.argv.includes('--hidden'),
  });
}
