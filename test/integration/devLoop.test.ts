import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { type Display, startDisplay } from '../support/desktop/display';
import { attach, type Checkout, inspect, makeCheckout, starts } from '../support/processes/devLoop';
import { processesWith } from '../support/processes/processes';

let checkout: Checkout;
let display: Display;

beforeAll(async () => {
  checkout = await makeCheckout();
  display = await startDisplay();
});
afterEach(() => checkout.endAll());
afterAll(async () => {
  await display.stop();
  await checkout.remove();
});

/** The file of that name below a folder. */
async function named(folder: string, name: string): Promise<string> {
  const all = await readdir(path.join(checkout.folder, folder), { recursive: true });
  return path.join(folder, all.find((file) => path.basename(file) === name) ?? name);
}

const soon = { timeout: 30_000 };

/** Marks a page: the mark is there until the page is loaded again. */
const mark = (page: Page) =>
  page.evaluate(() => Object.assign(window, { marked: true })).then(() => undefined);
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);
const title = (page: Page) => page.evaluate(() => document.title);
const version = (page: Page) =>
  page.evaluate(async () => (await window.fettle.snapshot.get(undefined)).version);

test('a change to the window shows without a new load, one to the main process starts the app again', async () => {
  const loop = checkout.startLoop(['--remote-debugging-port=0'], { DISPLAY: display.name });
  const page = await attach(loop, 1);
  await expect.poll(() => title(page), soon).toMatch(/ – Fettle$/);
  expect(page.url()).toMatch(/^app:\/\/fettle\//);
  await mark(page);

  await checkout.change('renderer/App.tsx', "{page === 'status'", "<b>first</b>{page === 'status'");
  await page.getByText('first', { exact: true }).waitFor(soon);
  await checkout.change(await named('renderer', 'base.css'), 'body {', 'body { outline-color: rgb(1, 2, 3);');
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.body).outlineColor), soon)
    .toBe('rgb(1, 2, 3)');
  expect(await isMarked(page)).toBe(true);
  expect(starts(loop)).toBe(1);

  await checkout.change('electron/main.ts', 'buildInfo().version', "'9.9.9'");
  const again = await attach(loop, 2);
  await expect.poll(() => version(again), soon).toBe('9.9.9');
  await loop.lines.first(() => starts(loop) === 2, 30);

  // What does not build leaves the app alone.
  await mark(again);
  await checkout.change('electron/main.ts', "'9.9.9'", "'9.9.9' 1");
  await loop.lines.first((line) => /main\.ts:\d+:\d+/.test(line), 30);
  expect(await isMarked(again)).toBe(true);
  await checkout.change('electron/main.ts', "'9.9.9' 1", "'9.9.10'");
  const third = await attach(loop, 3);
  await expect.poll(() => version(third), soon).toBe('9.9.10');
  await loop.lines.first(() => starts(loop) === 3, 30);
});

test('F5 loads the page again, F12 opens the developer tools, and debuggers can attach', async () => {
  const loop = checkout.startLoop(['--remote-debugging-port=0', '--inspect=0'], { DISPLAY: display.name });
  const page = await attach(loop, 1);
  await expect.poll(() => title(page), soon).toMatch(/Fettle/);
  const line = await loop.lines.first((said) => said.startsWith('Debugger listening'), 10);
  const main = await inspect(/ws:\S+/.exec(line)?.[0] ?? '');
  const window = "require('electron').BrowserWindow.getAllWindows()[0]";
  const contents = `${window}.webContents`;
  const press = (key: string) =>
    main.ask(`${contents}.sendInputEvent({ type: 'keyDown', keyCode: '${key}' })`);

  await mark(page);
  await press('F5');
  await expect.poll(() => isMarked(page).catch(() => true), soon).toBe(false);
  expect(await main.ask(`${contents}.isDevToolsOpened()`)).toBe(false);
  // Electron forgets to open the tools of a page that is still on its way.
  await expect.poll(() => main.ask(`${contents}.isLoadingMainFrame()`), soon).toBe(false);
  await expect.poll(() => title(page).catch(() => ''), soon).toMatch(/Fettle/);
  await press('F12');
  await expect.poll(() => main.ask(`${contents}.isDevToolsOpened()`), soon).toBe(true);
  main.close();
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGKILL', null],
] as const)('%s ends everything and leaves nothing', async (signal, status) => {
  const loop = checkout.startLoop([], { DISPLAY: display.name });
  await loop.lines.first(() => starts(loop) === 1, 60);
  const [folder] = await checkout.loops();
  expect(await readdir(folder ?? '')).toEqual(
    expect.arrayContaining(['app', 'config', 'etc', 'machine', 'state']),
  );
  expect(processesWith(folder ?? '').length).toBeGreaterThan(1);
  expect(await loop.end(signal)).toBe(status);
  await expect.poll(() => processesWith(folder ?? ''), soon).toEqual([]);
  await expect.poll(checkout.loops, soon).toEqual([]);
});

test('without a display the window is shown in a browser, with invented answers', async () => {
  const loop = checkout.startLoop([], {});
  const line = await loop.lines.first((said) => said.startsWith('The window'), 60);
  const browser = path.join(checkout.folder, 'browser');
  await mkdir(browser);
  await writeFile(path.join(browser, 'package.json'), '{"name":"browser","main":"main.cjs"}');
  await writeFile(
    path.join(browser, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadURL(process.argv.at(-1)));",
  );
  const address = /http:\S+/.exec(line)?.[0];
  const other = checkout.start(
    findRuntime(path.join(import.meta.dirname, '../..')).executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      browser,
      `${address}?screen=snoozed&language=de`,
    ],
    { DISPLAY: display.name },
  );
  const page = await attach(other, 1);
  await expect.poll(() => title(page), soon).toMatch(/^2 .*zurückgestellt/);
  await mark(page);
  await checkout.change('renderer/App.tsx', "{page === 'status'", "<b>second</b>{page === 'status'");
  await page.getByText('second', { exact: true }).waitFor(soon);
  expect(await isMarked(page)).toBe(true);
  await other.end('SIGTERM');
});
