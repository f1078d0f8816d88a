import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Display, startDisplay } from '../support/desktop/display';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { processesWith } from '../support/processes/processes';

/** What the runners of .github/workflows/ci.yml call on Windows and macOS, tried here with this checkout's Electron. */
let display: Display;
let bus: PrivateBus;
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  display = await startDisplay();
  bus = await startPrivateBus();
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-smoking-'));
  const address = { DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: bus.address };
  env = { ...process.env, DISPLAY: display.name, TMPDIR: folder, ...address };
});
afterAll(async () => {
  await bus?.stop();
  await display?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function smoke(...args: string[]) {
  const told = { env, timeout: 150_000 };
  return promisify(execFile)(process.execPath, ['build/smoke.mjs', ...args], told).then(
    ({ stdout }) => ({ code: 0, words: stdout }),
    (error) => ({ code: error.code, words: String(error.stderr) }),
  );
}

/** An app of another kind than ours. */
function app(script: string): string {
  const place = path.join(folder, 'app');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name: 'other', main: 'main.js' }));
  writeFileSync(path.join(place, 'main.js'), script);
  return place;
}

function leftovers() {
  return readdirSync(folder).filter((name) => name.startsWith('fettle-smoke-'));
}

it('passes with the built app, which answers and ends', async () => {
  await promisify(execFile)(process.execPath, ['build/bundle.mjs', '--if-changed', '--quiet']);
  expect(await smoke()).toEqual({
    code: 0,
    words: expect.stringMatching(/^Electron [\d.]+ \(\w+\): the app answers\nthe app ended when/),
  });
  expect(leftovers()).toEqual([]);
});

it('fails with the words of an app that ends by itself', async () => {
  const broken = app("console.error('no such library'); process.exit(3)");
  expect(await smoke('--app', broken)).toEqual({
    code: 1,
    words: expect.stringMatching(/^the app ended with 3:\n[\s\S]*no such library/),
  });
});

it('fails in time with an app that answers nobody, and leaves nothing behind', async () => {
  const silent = app('setInterval(() => undefined, 1000)');
  expect(await smoke('--app', silent, '--within', '4')).toEqual({
    code: 1,
    words: expect.stringContaining('the app never answered the command line'),
  });
  await expect.poll(() => processesWith(silent)).toEqual([]);
  expect(leftovers()).toEqual([]);
});
