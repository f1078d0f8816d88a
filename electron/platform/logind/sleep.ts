import { type ChildProcess, spawn } from 'node:child_process';
import { currentSystem } from '../system';
import { type Bus, connectBus } from './bus';

export interface SleepEvents {
  /** The machine is about to sleep; it waits for this, but logind not for longer than 5 s. */
  sleep(): Promise<void>;
  /** It is awake again; the network may still be missing. */
  wake(): void;
}

const prepareForSleep = {
  sender: 'org.freedesktop.login1',
  interface: 'org.freedesktop.login1.Manager',
  member: 'PrepareForSleep',
};

/** Seconds until a bus that went away is sought again. */
const reconnectDelay = 30;

/**
 * Holds suspend and hibernation back until `sleep` is done, with a delay lock of its own: Electron gives its lock back at
 * once. logind hands locks over as file descriptors, which Node cannot receive, so `systemd-inhibit` holds ours; it ends
 * with its standard input, and so at the latest with us. Does nothing where there is no logind.
 * Source: https://systemd.io/INHIBITOR_LOCKS/
 */
export function watchSleep(events: SleepEvents): { stop(): void } {
  if (currentSystem() !== 'linux') return { stop: () => undefined };
  const watch = new SleepWatch(events);
  void watch.connect();
  return watch;
}

class SleepWatch {
  private bus: Bus | undefined;
  private lock: ChildProcess | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly events: SleepEvents) {}

  async connect(): Promise<void> {
    const connected = await connectBus('system');
    if (this.stopped) {
      if (connected.ok) connected.bus.close();
      return;
    }
    if (!connected.ok) return this.connectLater();
    this.bus = connected.bus;
    this.bus.onClosed(() => this.connectLater());
    await this.bus.subscribe(prepareForSleep, ({ body }) => void this.heard(body[0] === true));
    this.take();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.bus?.close();
    this.release();
  }

  private connectLater(): void {
    this.release();
    if (this.stopped) return;
    this.retry = setTimeout(() => void this.connect(), reconnectDelay * 1000);
    this.retry.unref();
  }

  private async heard(sleeping: boolean): Promise<void> {
    if (sleeping) {
      try {
        await this.events.sleep();
      } finally {
        this.release();
      }
    } else if (!this.stopped) {
      this.take();
      this.events.wake();
    }
  }

  private take(): void {
    if (this.lock) return;
    const lock = spawn(
      'systemd-inhibit',
      ['--what=sleep', '--mode=delay', '--who=Fettle', '--why=Tells the monitoring server', 'cat'],
      { stdio: ['pipe', 'ignore', 'ignore'], env: inhibitorEnvironment() },
    );
    this.lock = lock;
    const over = () => {
      if (this.lock === lock) this.lock = undefined;
    };
    lock.once('error', over).once('exit', over);
    lock.stdin.on('error', () => undefined);
  }

  private release(): void {
    this.lock?.stdin?.end();
    this.lock = undefined;
  }
}

function inhibitorEnvironment(): NodeJS.ProcessEnv {
  const { PATH = '/usr/bin:/bin', DBUS_SYSTEM_BUS_ADDRESS: bus } = process.env;
  return { PATH, LC_ALL: 'C', ...(bus ? { DBUS_SYSTEM_BUS_ADDRESS: bus } : {}) };
}
