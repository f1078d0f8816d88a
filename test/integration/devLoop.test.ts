import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { type Display, startDisplay } from '../support/display';
import { processesWith } from '../support/processes';
import { Happenings } from '../support/waiting';

const root = path.join(import.meta.dirname, '../..');

/** A checkout of its own, because the tests change sources. */
let checkout: string;
let display: Display;
const running: Loop[] = [];

beforeAll(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'fettle-checkout-'));
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'LICENSE'];
  for (const name of ['electron', 'renderer', 'shared', 'build', 'test', ...files])
    await cp(path.join(root, name), path.join(checkout, name), { recursive: true });
  for (const name of ['node_modules', '.runtime'])
    await symlink(path.join(root, name), path.join(checkout, name));
  display = await startDisplay();
});

afterEach(async () => {
  for (const loop of running.splice(0)) await loop.end('SIGKILL');
});

afterAll(async () => {
  await display.stop();
  await rm(checkout, { recursive: true, force: true });
});

interface Loop {
  process: ChildProcess;
  /** What it has said, line by line. */
  lines: Happenings<string>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** What `npm run dev` runs after the set-up. */
function startLoop(args: string[], environment: Record<string, string>): Loop {
  return startProgram(process.execPath, ['--import', 'tsx', 'build/dev/dev.ts', ...args], environment);
}

function startProgram(program: string, args: string[], environment: Record<string, string>): Loop {
  const child = spawn(program, args, {
    cwd: checkout,
    env: { PATH: process.env.PATH, HOME: checkout, LANG: 'en_US.UTF-8', TMPDIR: checkout, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = new Happenings<string>();
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.add(line));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const loop: Loop = {
    process: child,
    lines,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
  running.push(loop);
  return loop;
}

/** The file of that name below a folder. */
async function named(folder: string, name: string): Promise<string> {
  const all = await readdir(path.join(checkout, folder), { recursive: true });
  return path.join(folder, all.find((file) => path.basename(file) === name) ?? name);
}

async function change(file: string, from: string, to: string): Promise<void> {
  const place = path.join(checkout, file);
  const text = await readFile(place, 'utf8');
  expect(text).toContain(from);
  await writeFile(place, text.replaceAll(from, to));
}

const listening = /^DevTools listening on (ws:\S+)/;

/** The window of the app that listened as the n-th. */
async function attach({ lines }: Loop, nth: number): Promise<{ page: Page; port: string }> {
  await lines.first(() => lines.all.filter((line) => listening.test(line)).length >= nth, 60);
  const address = lines.all.filter((line) => listening.test(line))[nth - 1]?.match(listening)?.[1] ?? '';
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('there is no window');
  return { page, port: new URL(address).port };
}

const starts = ({ lines }: Loop) => lines.all.filter((line) => line.startsWith('Started the app')).length;
const soon = { timeout: 30_000 };

/** Marks a page: the mark is there until the page is loaded anew. */
const mark = (page: Page) =>
  page.evaluate(() => Object.assign(window, { marked: true })).then(() => undefined);
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);
const title = (page: Page) => page.evaluate(() => document.title);
const version = (page: Page) =>
  page.evaluate(async () => (await window.fettle.snapshot.get(undefined)).version);

/** The folders of all loops that run. */
async function folders(): Promise<string[]> {
  const names = await readdir(checkout);
  return names.filter((name) => name.startsWith('fettle-dev-')).map((name) => path.join(checkout, name));
}

test('a change to the window shows without a new load, one to the main process starts the app anew', async () => {
  const loop = startLoop(['--remote-debugging-port=0'], { DISPLAY: display.name });
  const { page } = await attach(loop, 1);
  await expect.poll(() => title(page), soon).toMatch(/ – Fettle$/);
  expect(page.url()).toMatch(/^app:\/\/fettle\//);
  await mark(page);

  await change('renderer/App.tsx', '– Fettle`', '– Fettle, changed`');
  await expect.poll(() => title(page), soon).toMatch(/ – Fettle, changed$/);
  await change(await named('renderer', 'base.css'), 'body {', 'body { outline-color: rgb(1, 2, 3);');
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.body).outlineColor), soon)
    .toBe('rgb(1, 2, 3)');
  expect(await isMarked(page)).toBe(true);
  expect(starts(loop)).toBe(1);

  await change('electron/main.ts', 'buildInfo().version', "'9.9.9'");
  const again = (await attach(loop, 2)).page;
  await expect.poll(() => version(again), soon).toBe('9.9.9');
  await loop.lines.first(() => starts(loop) === 2, 30);

  // What does not build leaves the app alone.
  await mark(again);
  await change('electron/main.ts', "'9.9.9'", "'9.9.9' 1");
  await loop.lines.first((line) => /main\.ts:\d+:\d+/.test(line), 30);
  expect(await isMarked(again)).toBe(true);
  await change('electron/main.ts', "'9.9.9' 1", "'9.9.10'");
  const third = (await attach(loop, 3)).page;
  await expect.poll(() => version(third), soon).toBe('9.9.10');
  await loop.lines.first(() => starts(loop) === 3, 30);
});

test('F5 loads the page anew and F12 opens the developer tools', async () => {
  const loop = startLoop(['--remote-debugging-port=0'], { DISPLAY: display.name });
  const { page, port } = await attach(loop, 1);
  await expect.poll(() => title(page), soon).toMatch(/Fettle/);
  await mark(page);
  await page.keyboard.press('F5');
  await expect.poll(() => isMarked(page).catch(() => true), soon).toBe(false);
  const addresses = async () => {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { url: string }[];
    return targets.map(({ url }) => url).filter((url) => url.startsWith('devtools://'));
  };
  expect(await addresses()).toEqual([]);
  await page.keyboard.press('F12');
  await expect.poll(addresses, soon).toHaveLength(1);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)('%s ends everything and leaves nothing', async (signal, status) => {
  const loop = startLoop([], { DISPLAY: display.name });
  await loop.lines.first(() => starts(loop) === 1, 60);
  const [folder] = await folders();
  expect(await readdir(folder ?? '')).toEqual(
    expect.arrayContaining(['app', 'config', 'etc', 'machine', 'state']),
  );
  expect(processesWith(folder ?? '').length).toBeGreaterThan(1);
  expect(await loop.end(signal)).toBe(status);
  await expect.poll(() => processesWith(folder ?? ''), soon).toEqual([]);
  await expect.poll(folders, soon).toEqual([]);
});

test('without a display the window is shown in a browser, with invented answers', async () => {
  const loop = startLoop([], {});
  const line = await loop.lines.first((said) => said.startsWith('The window'), 60);
  const browser = path.join(checkout, 'browser');
  await mkdir(browser);
  await writeFile(path.join(browser, 'package.json'), '{"name":"browser","main":"main.cjs"}');
  await writeFile(
    path.join(browser, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadURL(process.argv.at(-1)));",
  );
  const address = /http:\S+/.exec(line)?.[0];
  const other = startProgram(
    findRuntime(root).executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      browser,
      `${address}?screen=snoozed&language=de`,
    ],
    { DISPLAY: display.name },
  );
  const { page } = await attach(other, 1);
  await expect.poll(() => title(page), soon).toMatch(/^2 .*zurückgestellt/);
  await mark(page);
  await change('renderer/App.tsx', '– Fettle', '– Fettle in a browser');
  await expect.poll(() => title(page), soon).toMatch(/ – Fettle in a browser/);
  expect(await isMarked(page)).toBe(true);
  await other.end('SIGTERM');
});
