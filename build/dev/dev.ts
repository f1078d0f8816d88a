/**
 * The developer's loop: shows a change to the window at once, and starts the app again after one to the main process.
 *
 *   npm run dev [-- --icinga | --browser] [--inspect=9229] [--remote-debugging-port=9222]
 *
 * The app gets a state folder, settings and a policy of its own, which are thrown away at the end; with --icinga those of the demo, with a
 * real Icinga 2. Debuggers attach to the ports of the last two, to the main process and to the window. Without a display, or with --browser, only the window, in any browser and with invented answers.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { openCleanup } from '../../test/demo/cleanup';
import { buildScene } from '../../test/demo/scene';
import { openTerminal } from '../../test/demo/terminal';
import { hasDisplay } from '../electron-start.mjs';
import { startLoop } from './loop';
import { ownPlaces } from './ownPlaces';
import { addressOf, startPageServer } from './pageServer';

const root = path.join(import.meta.dirname, '../..');
const options = process.argv.slice(2);
const icinga = options.includes('--icinga');
const browser = options.includes('--browser') || (!icinga && !hasDisplay(process));
const switches = options.filter((option) => /^--(inspect(-brk)?|remote-debugging-port)(=|$)/.test(option));
const known = ['--icinga', '--browser', ...switches];
const unknown = options.filter((option) => !known.includes(option));
const terminal = openTerminal(false);

function hindrance(): string | undefined {
  if (unknown.length > 0)
    return `unknown: ${unknown.join(' ')}; known are --icinga, --browser, --inspect and --remote-debugging-port`;
  if (icinga && browser) return '--icinga is for the app, which a browser does not show';
  if (icinga && !hasDisplay(process))
    return 'The app needs a display, for example: xvfb-run -a npm run dev -- --icinga';
  return undefined;
}

async function main(): Promise<void> {
  const problem = hindrance();
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exit(2);
  }
  if (icinga) setUpDemo();
  const cleanup = openCleanup('fettle-dev-');
  try {
    if (browser) return await showInBrowser(cleanup);
    const places = icinga ? (await buildScene({ cleanup, terminal, language: 'system' })).environment : {};
    const loop = await startLoop({
      root,
      folder: cleanup.folder,
      switches,
      environment: { ...process.env, ...(await ownPlaces(cleanup.folder, process.platform)), ...places },
      say: terminal.say,
      // As people end it: from the tray, or by its keys.
      quit: () => void process.kill(process.pid, 'SIGTERM'),
    });
    cleanup.add(loop.stop);
  } catch (error) {
    terminal.say(`FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    await cleanup.run();
    process.exit(1);
  }
}

/** What the demo needs beside the app: Icinga 2, backup programs. */
function setUpDemo(): void {
  const script = path.join(root, 'build/setup/setup.mjs');
  const { status } = spawnSync(process.execPath, [script, '--for', 'demo', '--quiet'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  // Debian keeps icinga2 where an ordinary user's PATH does not look.
  if (process.platform === 'linux') process.env.PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
}

async function showInBrowser(cleanup: ReturnType<typeof openCleanup>): Promise<void> {
  const server = await startPageServer({
    root,
    cache: path.join(cleanup.folder, 'vite'),
    port: 5173,
    before: 'test/dev/inventedAgent.ts',
  });
  cleanup.add(() => server.close());
  const address = addressOf(server);
  terminal.say(`The window, with invented answers: ${address}/`);
  terminal.say(
    `One of its states, of test/screenshots/pages.ts: ${address}/?screen=findings-open&language=de`,
  );
  terminal.say('Ctrl-C ends it.');
}

void main();
