import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { WebSocket } from 'undici';
import { Happenings } from './waiting';

const root = path.join(import.meta.dirname, '../../..');

/** A checkout whose sources may be changed. */
export interface Checkout {
  folder: string;
  /** Replaces all of a text in a file; rejects when it is not there. */
  change(file: string, from: string, to: string): Promise<void>;
  /** What `npm run dev` runs after the set-up. */
  startLoop(args: string[], environment: Record<string, string>): Started;
  start(program: string, args: string[], environment: Record<string, string>): Started;
  /** The folders of all loops that run. */
  loops(): Promise<string[]>;
  /** Ends what still runs, by its id. */
  endAll(): Promise<void>;
  remove(): Promise<void>;
}

/** A program that was started. */
export interface Started {
  /** What it has said, line by line. */
  lines: Happenings<string>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Copies what the developer's loop needs of this checkout; packages and Electron are shared. */
export async function makeCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fettle-checkout-'));
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'LICENSE'];
  for (const name of ['electron', 'renderer', 'shared', 'build', 'test', ...files])
    await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  for (const name of ['node_modules', '.runtime'])
    await symlink(path.join(root, name), path.join(folder, name));
  const running = new Set<Started>();

  const start: Checkout['start'] = (program, args, environment) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', TMPDIR: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines = new Happenings<string>();
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => lines.add(line));
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const started: Started = {
      lines,
      end: (signal) => {
        child.kill(signal);
        running.delete(started);
        return gone;
      },
    };
    running.add(started);
    return started;
  };
  return {
    folder,
    start,
    startLoop: (args, environment) =>
      start(process.execPath, ['--import', 'tsx', 'build/dev/dev.ts', ...args], environment),
    change: async (file, from, to) => {
      const place = path.join(folder, file);
      const text = await readFile(place, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not have ${from}`);
      await writeFile(place, text.replaceAll(from, to));
    },
    loops: async () => {
      const names = await readdir(folder);
      return names.filter((name) => name.startsWith('fettle-dev-')).map((name) => path.join(folder, name));
    },
    endAll: async () => {
      for (const started of running) await started.end('SIGKILL');
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** How often a loop has started the app. */
export function starts({ lines }: Started): number {
  return lines.all.filter((line) => line.startsWith('Started the app')).length;
}

const listening = /^DevTools listening on (ws:\S+)/;

/** The window of the app that listened as the n-th; it was started with --remote-debugging-port=0. */
export async function attach({ lines }: Started, nth: number): Promise<Page> {
  const addresses = () => lines.all.flatMap((line) => listening.exec(line)?.[1] ?? []);
  await lines.first(() => addresses().length >= nth, 60);
  const browser = await chromium.connectOverCDP(addresses()[nth - 1] ?? '');
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('there is no window');
  return page;
}

/** Node's debugger of a main process. */
export async function inspect(
  address: string,
): Promise<{ ask(expression: string): Promise<unknown>; close(): void }> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = 0;
  return {
    close: () => socket.close(),
    ask: (expression) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const hear = ({ data }: { data: unknown }) => {
          const { id: answered, result } = JSON.parse(String(data));
          if (answered !== id) return;
          socket.removeEventListener('message', hear);
          if (result.exceptionDetails) reject(new Error(JSON.stringify(result.exceptionDetails)));
          else resolve(result.result.value);
        };
        socket.addEventListener('message', hear);
        socket.send(
          JSON.stringify({
            id,
            method: 'Runtime.evaluate',
            params: { expression, includeCommandLineAPI: true, returnByValue: true },
          }),
        );
      }),
  };
}
