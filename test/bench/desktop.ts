import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronSwitches } from '../../build/electron-start.mjs';
import { executableIn, findRuntime } from '../../build/setup/runtime.mjs';
import { startDisplay } from '../support/desktop/display';
import { type PrivateBus, startPrivateBus } from '../support/desktop/privateBus';
import { startTrayWatcher, type TrayItem } from '../support/desktop/trayWatcher';
import { endProcess } from '../support/processes/childProcess';
import type { Context } from './benchmark';

export const root = join(import.meta.dirname, '../..');

/** A desktop without a screen, with a tray. */
export interface Desktop {
  /** A system bus of our own, so that nothing here speaks to the machine's. */
  system: PrivateBus;
  /**
   * Starts the program in a folder on a copy of the checkout's Electron runtime and resolves when its icon is in the tray. All
   * programs get the same display, buses and an empty home of their own.
   */
  start(
    program: string,
    args: readonly string[],
    environment: Record<string, string>,
  ): Promise<RunningProgram>;
}

export interface RunningProgram {
  pid: number;
  /** Its tray icon. */
  item: TrayItem;
  /** Resolves when the process is gone. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

/** Starts display, session bus with a tray, and system bus. */
export async function startDesktop({ defer }: Context): Promise<Desktop> {
  const display = await startDisplay();
  defer(() => display.stop());
  const session = await startPrivateBus('session');
  defer(() => session.stop());
  const system = await startPrivateBus('system');
  defer(() => system.stop());
  const tray = await startTrayWatcher(session.address);
  defer(() => tray.stop());
  const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-desktop-'));
  defer(() => rm(folder, { recursive: true, force: true }));
  // A copy, because other Electron programs of this checkout that happen to run would share its pages.
  const runtime = join(folder, 'runtime');
  await cp(findRuntime(root).dir, runtime, { recursive: true, verbatimSymlinks: true });
  const executable = executableIn(runtime);
  let homes = 0;

  return {
    system,
    async start(program, args, environment) {
      const home = join(folder, `home-${homes++}`);
      await mkdir(home, { mode: 0o700 });
      const env = {
        PATH: process.env.PATH ?? '',
        LANG: 'C.UTF-8',
        HOME: home,
        XDG_RUNTIME_DIR: home,
        DISPLAY: display.name,
        DBUS_SESSION_BUS_ADDRESS: session.address,
        DBUS_SYSTEM_BUS_ADDRESS: system.address,
        ...environment,
      };
      const switches = electronSwitches({ platform: process.platform, uid: process.getuid?.(), env });
      await tray.count(0);
      const child = spawn(executable, [...switches, program, ...args], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      defer(() => endProcess(child));
      let complaint = '';
      child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
        complaint = (complaint + chunk).slice(-4000);
      });
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const early = gone.then(() =>
        Promise.reject(new Error(`${program} ended before it had a tray icon: ${complaint}`)),
      );
      const item = await Promise.race([tray.item(60), early]);
      early.catch(() => undefined);
      return { pid: child.pid ?? 0, item, gone, stop: () => endProcess(child) };
    },
  };
}
