import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Snapshot } from '../../../shared/snapshot';
import type { Call, FakeAgent } from '../agent/fakeAgent';
import { ordinaryUser } from '../processes/ordinaryUser';
import { buildDesktopOnly } from './desktopBuild';
import { type Display, startDisplay } from './display';
import { launchElectron } from './launchElectron';
import { type PrivateBus, startPrivateBus } from './privateBus';
import { startTrayWatcher, type TrayWatcher } from './trayWatcher';

/** A desktop to start the app on: a display, a session bus, a system bus without anybody on it, a home folder. */
export interface Desktop {
  sessionBus: PrivateBus;
  systemBus: PrivateBus;
  home: string;
  /** For DISPLAY. */
  display: string;
  watcher(): Promise<TrayWatcher>;
  start(...args: string[]): Promise<RunningApp>;
  /** Starts the app as an ordinary user, without Playwright and so with Chromium's sandbox. Needs root. */
  startAsOrdinary(): Promise<Pick<RunningApp, 'renderers'>>;
  /** Starts the app beside a running one, as its launcher entry does; resolves with the exit code. */
  startAgain(...args: string[]): Promise<number | null>;
  /** What the agents on this desktop were asked, in order. */
  calls(): Promise<(Call & { at: number })[]>;
  stop(): Promise<void>;
}

interface RunningApp {
  app: ElectronApplication;
  show(snapshot: Snapshot): Promise<void>;
  /** How many windows there are. */
  windows(): Promise<number>;
  /** The ids of the app's processes that draw pages. */
  renderers(): Promise<number[]>;
  /** Resolves when the app has ended. */
  gone: Promise<{ code: number | null; signal: string | null }>;
}

/** `folder`: the app to start, default the desktop part alone with a fake agent; `environment` is added to the app's. */
export async function startDesktopFor(
  given: { folder?: string; environment?: Record<string, string> } = {},
): Promise<Desktop> {
  const { findRuntime } = await import('../../../build/setup/runtime.mjs');
  const folder = given.folder ?? (await buildDesktopOnly());
  const runtime = findRuntime(path.resolve(__dirname, '../../..'));
  const executable: string = runtime.executable;
  const home = await mkdtemp(path.join(tmpdir(), 'fettle-desktop-'));
  const display: Display = await startDisplay();
  const sessionBus = await startPrivateBus('session');
  const systemBus = await startPrivateBus('system');
  const callsFile = path.join(home, 'calls');
  const watchers = new Set<TrayWatcher>();
  const apps: ChildProcess[] = [];
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'en_US.UTF-8',
    DISPLAY: display.name,
    DBUS_SESSION_BUS_ADDRESS: sessionBus.address,
    DBUS_SYSTEM_BUS_ADDRESS: systemBus.address,
    FETTLE_TEST_CALLS: callsFile,
    ...given.environment,
  };

  return {
    sessionBus,
    systemBus,
    home,
    display: display.name,
    async watcher() {
      const started = await startTrayWatcher(sessionBus.address);
      const watcher = {
        ...started,
        stop: async () => {
          if (watchers.delete(watcher)) await started.stop();
        },
      };
      watchers.add(watcher);
      return watcher;
    },
    async start(...args) {
      const app = await launchElectron({ runtime: runtime.dir, args: [...switches, folder, ...args], env });
      apps.push(app.process());
      return runningApp(app);
    },
    async startAsOrdinary() {
      const [program, args] = ordinaryUser.command(executable, folder);
      const child = spawn(program, args, { env, stdio: 'ignore' });
      apps.push(child);
      return { renderers: () => renderersUnder(child.pid ?? 0) };
    },
    async startAgain(...args) {
      const child = spawn(executable, [...switches, folder, ...args], { env, stdio: 'ignore' });
      return new Promise((resolve, reject) => {
        child.once('exit', resolve);
        child.once('error', reject);
      });
    },
    async calls() {
      const text = await readFile(callsFile, 'utf8').catch(() => '');
      return text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
    },
    async stop() {
      for (const child of apps) await killed(child);
      for (const watcher of watchers) await watcher.stop();
      await sessionBus.stop();
      await systemBus.stop();
      await display.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function runningApp(app: ElectronApplication): RunningApp {
  return {
    app,
    show: (snapshot) =>
      app.evaluate(
        (_electron, value) => (globalThis as unknown as { fakeAgent: FakeAgent }).fakeAgent.show(value),
        snapshot,
      ),
    windows: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    renderers: async () => renderersUnder(app.process().pid ?? 0),
    gone: new Promise((resolve) => app.process().once('exit', (code, signal) => resolve({ code, signal }))),
  };
}

/** Read from /proc rather than from the app, which might not know its own leftovers. */
async function renderersUnder(root: number): Promise<number[]> {
  const commands = await Promise.all(
    (await descendants(root)).map(async (pid) => ({
      pid,
      command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    })),
  );
  return commands.filter(({ command }) => command.includes('--type=renderer')).map(({ pid }) => pid);
}

/** All processes below one, by id. */
export async function descendants(root: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return { pid, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
    }),
  );
  const below = (of: number): number[] =>
    parents.filter(({ parent }) => parent === of).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(root);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}
