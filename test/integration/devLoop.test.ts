import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
  /** The folder of everything that it made. */
  folder(): string | undefined;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** What `npm run dev` runs after the set-up. */
function startLoop(args: string[], environment: Record<string, string>): Loop {
  const child = spawn(process.execPath, ['--import', 'tsx', 'build/dev/dev.ts', ...args], {
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
    folder: () => undefined,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
  running.push(loop);
  return loop;
}

async function change(file: string, from: string, to: string): Promise<void> {
  const place = path.join(checkout, file);
  const text = await readFile(place, 'utf8');
  expect(text).toContain(from);
  await writeFile(place, text.replaceAll(from, to));
}

const listening = /^DevTools listening on (ws:\S+)/;

/** The window of the app that listened as the n-th. */
async function attach({ lines }: Loop, nth: number): Promise<{ browser: Browser; page: Page }> {
  await lines.first(() => lines.all.filter((line) => listening.test(line)).length >= nth, 60);
  const address = lines.all.filter((line) => listening.test(line))[nth - 1]?.match(listening)?.[1] ?? '';
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('there is no window');
  return { browser, page };
}

test('a change to the window shows without a new load, one to the main process starts the app anew', async () => {
  const loop = startLoop(['--remote-debugging-port=0'], { DISPLAY: display.name });
  const first = await attach(loop, 1);
  const heading = first.page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  expect(first.page.url()).toMatch(/^app:\/\/fettle\//);
  await first.page.evaluate(() => Object.assign(window, { stillTheSame: true }));

  const colour = () => first.page.evaluate(() => getComputedStyle(document.body).outlineColor);
  await change('renderer/styles/base.css', 'body {', 'body { outline-color: rgb(1, 2, 3);');
  await expect.poll(colour, { timeout: 20_000 }).toBe('rgb(1, 2, 3)');
  expect(await first.page.evaluate(() => 'stillTheSame' in window)).toBe(true);
  expect(loop.lines.all.filter((line) => line.startsWith('Started the app'))).toHaveLength(1);
});
