#!/usr/bin/env node
/**
 * Starts the built app in a throw-away home, waits until it answers the command line, and has it end: whether it starts at all on
 * this system with this Electron. Ends with 0 when it did.
 *
 *   node build/smoke.mjs [--within SECONDS] [--app FOLDER]
 *
 * --app is for tests: an app that is started in place of ours.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { electronSwitches } from './electron-start.mjs';
import { capture } from './setup/exec.mjs';
import { findRuntime } from './setup/runtime.mjs';
import { SetupError } from './setup/steps.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

async function main(args) {
  const { values } = parseArgs({
    args,
    options: { within: { type: 'string', default: '120' }, app: { type: 'string', default: ROOT } },
  });
  const runtime = findRuntime(ROOT);
  const switches = electronSwitches({
    platform: process.platform,
    uid: process.getuid?.(),
    env: process.env,
  });
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-smoke-'));
  const env = environmentOf(home);
  const app = startApp(runtime.executable, [...switches, values.app, '--hidden'], env);
  try {
    const limit = performance.now() + Number(values.within) * 1000;
    await until(() => isRunning(env), app, limit, 'answered the command line');
    process.stdout.write(`Electron ${runtime.version} (${runtime.origin}): the app answers\n`);
    ask(env, 'quit');
    await until(() => app.ended(), app, limit, 'ended when it was asked to');
    if (app.ended() !== 'with 0') throw new SetupError(`the app ended ${app.ended()}:\n${app.said()}`);
    process.stdout.write('the app ended when it was asked to\n');
  } finally {
    await app.kill();
    // A process of Chromium's may still write for a moment.
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A home of its own on every system, without the policy of this machine. */
function environmentOf(home) {
  const below = (name) => path.join(home, name);
  return {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    APPDATA: below('AppData/Roaming'),
    LOCALAPPDATA: below('AppData/Local'),
    XDG_CONFIG_HOME: below('.config'),
    XDG_STATE_HOME: below('.local/state'),
    FETTLE_POLICY: below('policy'),
    FETTLE_MACHINE: below('machine'),
  };
}

function startApp(executable, args, env) {
  const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let ended;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-10_000);
    });
  const gone = new Promise((resolve) => {
    child.once('error', (error) => resolve(`before it began (${error.message})`));
    child.once('exit', (code, signal) => resolve(signal ? `by ${signal}` : `with ${code}`));
  }).then((how) => {
    ended = how;
  });
  const kill = async () => {
    if (ended === undefined) child.kill('SIGKILL');
    await gone;
  };
  return { ended: () => ended, said: () => said, kill };
}

/** Asks again and again: the socket of an app that is only starting is not there to wait at. */
async function until(holds, app, limit, what) {
  while (!holds()) {
    if (app.ended() !== undefined && !holds())
      throw new SetupError(`the app ended ${app.ended()}:\n${app.said()}`);
    if (performance.now() > limit) throw new SetupError(`the app never ${what}. It said:\n${app.said()}`);
    await pause(200);
  }
}

function isRunning(env) {
  try {
    return JSON.parse(ask(env, 'status', '--json').stdout).running === true;
  } catch {
    return false;
  }
}

function ask(env, ...args) {
  return capture(process.execPath, [path.join(ROOT, 'out/cli.js'), ...args], { env, timeout: 30_000 });
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
