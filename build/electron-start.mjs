#!/usr/bin/env node
/**
 * Starts the built app from the checkout: `npm start`. Further arguments go to the app.
 * Looks first at what would make Electron end without a word of help: no display, no sandbox, nothing built.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { findRuntime } from './setup/runtime.mjs';
import { sandboxProblem } from './setup/sandbox.mjs';
import { SetupError } from './setup/steps.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * Whether somebody is in front of a screen.
 * @param {{platform: string, env: NodeJS.ProcessEnv}} machine
 */
export function hasDisplay({ platform, env }) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The switches that Electron needs on this machine.
 * @param {{platform: string, uid: number | undefined, env: NodeJS.ProcessEnv}} machine
 * @returns {string[]}
 * @throws {SetupError} when there is no display
 */
export function electronSwitches({ platform, uid, env }) {
  if (platform !== 'linux') return [];
  if (!hasDisplay({ platform, env })) {
    throw new SetupError(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it in a graphical session, ' +
        'or without one under Xvfb: xvfb-run -a npm start',
    );
  }
  return [
    // Chromium refuses to run its sandbox as root.
    ...(uid === 0 ? ['--no-sandbox'] : []),
    ...(env.DISPLAY ? [] : ['--ozone-platform=wayland']),
  ];
}

async function main(args) {
  const runtime = findRuntime(ROOT);
  const uid = process.getuid?.();
  const switches = electronSwitches({ platform: process.platform, uid, env: process.env });
  const { main: bundle } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  if (!fs.existsSync(path.join(ROOT, bundle)))
    throw new SetupError(`${bundle} is not built yet. "npm start" builds it.`);
  const problem = process.platform === 'linux' ? sandboxProblem(runtime.dir, { uid }) : undefined;
  if (problem) await offerSandbox(problem);

  const child = spawn(runtime.executable, [...switches, ROOT, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl-C reaches the app from the terminal itself; we only have to outlive it.
  process.on('SIGINT', () => undefined);
  child.on('error', (error) =>
    fail(new SetupError(`${runtime.executable} cannot be started: ${error.message}`)),
  );
  child.on('exit', (status, signal) => {
    if (signal) process.stderr.write(`Electron was ended by ${signal}.\n`);
    process.exitCode = status ?? 1;
  });
}

async function offerSandbox({ reason, command }) {
  const text = `${reason}\nTo allow it for this checkout's Electron only, run:\n  ${command}`;
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new SetupError(text);
  process.stdout.write(`${text}\n`);
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Run it now? [y/N] ');
  terminal.close();
  if (!/^(y(es)?|j(a)?)$/i.test(answer.trim())) throw new SetupError('Nothing was changed.');
  const { status } = spawnSync('sh', ['-c', command], { stdio: 'inherit' });
  if (status !== 0) throw new SetupError('The line above did not work; ask an administrator to run it.');
}

function fail(error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2)).catch(fail);
