import { type ChildProcess, spawn } from 'node:child_process';
import { electronSwitches } from '../electron-start.mjs';
import { findRuntime } from '../setup/runtime.mjs';

/** Enough for an app that has something to send to its end. */
const patienceMs = 3000;

interface AppOptions {
  /** The checkout. */
  root: string;
  /** The folder to start Electron with. */
  folder: string;
  /** Electron's, beside those that the machine needs. */
  switches: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** Called when the app ended without having been asked to. */
  ended(status: string | number): void;
}

/** The app in Electron, which is ended and started again. */
export class App {
  private child: ChildProcess | undefined;

  constructor(private readonly options: AppOptions) {}

  start(): void {
    const { root, folder, environment: env, ended } = this.options;
    const needed = electronSwitches({ platform: process.platform, uid: process.getuid?.(), env });
    // In a group of its own, so that Ctrl-C is the loop's and the app is ended by it.
    const child = spawn(findRuntime(root).executable, [...needed, ...this.options.switches, folder], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    });
    this.child = child;
    const gone = (status: string | number) => {
      if (this.child !== child) return;
      this.child = undefined;
      ended(status);
    };
    child.once('error', (error) => gone(error.message));
    child.once('exit', (code, signal) => gone(signal ?? code ?? 1));
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await gone;
    clearTimeout(timer);
  }
}
