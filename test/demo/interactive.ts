import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronSwitches } from '../../build/electron-start.mjs';
import { findRuntime } from '../../build/setup/runtime.mjs';
import type { FakeLogind } from '../support/desktop/fakeLogind';
import { endProcess } from '../support/processes/childProcess';
import type { Cleanup } from './cleanup';
import { buildScene, demoHost, type Scene } from './scene';
import { environmentWith, startSystem } from './surroundings';
import { table } from './table';
import type { Terminal } from './terminal';
import { root } from './window';

interface Parts {
  cleanup: Cleanup;
  terminal: Terminal;
}

/** Starts the app on the person's own desktop and leaves it to them, until Ctrl-C. */
export async function runInteractive({ cleanup, terminal }: Parts): Promise<void> {
  const scene = await buildScene({ cleanup, terminal, language: 'system' });
  // Only Linux can be told by somebody else that it shuts down.
  const system = process.platform === 'linux' ? await startSystem(cleanup) : undefined;
  const environment = environmentWith({ ...scene.environment, ...system?.environment });
  const command = process.platform === 'win32' ? undefined : await writeCommand(cleanup.folder, scene);
  let child: ChildProcess | undefined;
  const start = () => {
    child = startApp(environment, terminal);
    terminal.say('The app has started: look at the tray and the window.');
  };
  cleanup.add(async () => {
    if (child) await endProcess(child);
  });
  start();
  explain(terminal, scene, { command, canShutDown: system !== undefined });
  const orders: Record<string, () => Promise<void>> = {
    s: async () => {
      if (child && system) await shutDown(child, system.logind);
      await showTable(scene, terminal);
      terminal.say('"a" starts the app again: it takes its acknowledgements back.');
    },
    a: async () => {
      if (child && child.exitCode === null && child.signalCode === null) return;
      await system?.logind.setPreparingForShutdown(false);
      start();
    },
    t: () => showTable(scene, terminal),
  };
  createInterface({ input: process.stdin }).on('line', (line) => {
    orders[line.trim().toLowerCase()]?.().catch((error: Error) =>
      terminal.say(`That did not work: ${error.message}`),
    );
  });
  // Until a signal ends the demo; without this an input that has ended would.
  setInterval(() => undefined, 60_000);
}

function startApp(environment: Record<string, string>, terminal: Terminal): ChildProcess {
  const switches = electronSwitches({
    platform: process.platform,
    uid: process.getuid?.(),
    env: environment,
  });
  // In a group of its own, so that Ctrl-C is the demo's and the app is ended by it.
  const child = spawn(findRuntime(root).executable, [...switches, root], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  child.on('error', (error) => terminal.say(`The app cannot be started: ${error.message}`));
  child.on('exit', (status, signal) => {
    terminal.say(`The app has ended (${signal ?? status}).`);
    if (status !== 0 && signal === null) terminal.say(complaint);
  });
  return child;
}

/** What logind and systemd do at a poweroff: announce, wait for the delay lock, end what is left. */
async function shutDown(child: ChildProcess, logind: FakeLogind): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error('the app is not running; "a" starts it');
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await logind.announceShutdown();
  const longest = setTimeout(() => child.kill('SIGTERM'), 5000);
  await gone;
  clearTimeout(longest);
}

async function showTable({ server }: Scene, terminal: Terminal): Promise<void> {
  if (!server) return terminal.say('There is no Icinga 2 to read from.');
  terminal.say(
    `What Icinga holds for ${demoHost}, over ${server.proxy.connections.length} connections so far:`,
  );
  terminal.say(table(await server.icinga.readServices(demoHost)));
}

/** A command line that talks to the demo's app and not to the person's own. */
async function writeCommand(folder: string, { environment }: Scene): Promise<string> {
  const file = join(folder, 'fettle');
  const settings = Object.entries(environment).map(
    ([name, value]) => `${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  await writeFile(
    file,
    `#!/bin/sh\n${settings.join(' ')} exec node '${join(root, 'out', 'cli.js')}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  return file;
}

function explain(
  terminal: Terminal,
  { server }: Scene,
  { command, canShutDown }: { command: string | undefined; canShutDown: boolean },
): void {
  terminal.say();
  terminal.say('Try this:');
  terminal.say('  Answer the notice in the window. Nothing runs and nothing is sent before.');
  terminal.say('  Close the window, and open it again from the tray icon.');
  if (command) terminal.say(`  ${command} status      (also: run, report, show-config, --help)`);
  if (canShutDown) terminal.say('  s and Enter: tell the app that the machine shuts down');
  terminal.say('  a and Enter: start the app again after it has ended');
  if (server) terminal.say('  t and Enter: show what Icinga 2 holds');
  else
    terminal.say('  Icinga 2 is not on this machine, so the app runs in local-only mode: nothing is sent.');
  terminal.say('  Ctrl-C: end the demo and remove all of it');
  terminal.say();
}
