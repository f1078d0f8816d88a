import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endProcess } from '../processes/childProcess';
import { Happenings } from '../processes/waiting';

export interface FakeSession {
  id: string;
  uid: number;
  user: string;
  seat: string;
  class: 'user' | 'greeter' | 'lock-screen' | 'background';
  state: 'online' | 'active' | 'closing';
  /** Processes that belong to it, for GetSessionByPID. */
  pids: number[];
}

interface Lock {
  lock: number;
  what: string;
  who: string;
  why: string;
  mode: string;
}

type LogindEvent =
  | { event: 'ready' }
  | { event: 'done'; id: number }
  | { event: 'ended' }
  | ((({ event: 'inhibited' } | { event: 'released' }) & Lock) & { at: number });

export interface FakeLogind {
  events: LogindEvent[];
  pid: number;
  /** Sets the PreparingForShutdown property without any signal. */
  setPreparingForShutdown(value: boolean): Promise<void>;
  setSessions(sessions: FakeSession[]): Promise<void>;
  /** As logind at poweroff: sets the property and emits PrepareForShutdown. */
  announceShutdown(value?: boolean): Promise<void>;
  announceSleep(value: boolean): Promise<void>;
  /** Waits until somebody holds an inhibitor for `what` (for instance "shutdown"). `at`: epoch seconds when seen. */
  inhibited(what: string, seconds?: number): Promise<Lock & { at: number }>;
  /** Waits until that inhibitor's descriptor is closed by its holder. */
  released(lock: Lock, seconds?: number): Promise<Lock & { at: number }>;
  stop(): Promise<void>;
}

/** Takes org.freedesktop.login1 on a bus that `startPrivateBus('system')` made. Needs python3 (3.7 or later). */
export async function startFakeLogind(address: string): Promise<FakeLogind> {
  const script = join(__dirname, 'fakeLogind.py');
  const child = spawn(python(), [script, address], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C is for us alone; it ends when its stdin does, so it cannot outlive us.
    detached: true,
  });
  const happenings = listen(child);
  let orders = 0;
  const order = async (command: Record<string, unknown>) => {
    const id = ++orders;
    child.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    await happenings.first((event) => event.event === 'done' && event.id === id);
  };
  const stop = () => endProcess(child);
  const first = await happenings.first((event) => event.event === 'ready' || event.event === 'ended');
  if (first.event === 'ended') throw new Error('the stand-in logind did not start');
  return {
    events: happenings.all,
    pid: child.pid ?? 0,
    setPreparingForShutdown: (value) => order({ preparingForShutdown: value }),
    setSessions: (sessions) => order({ sessions }),
    announceShutdown: (value = true) =>
      order({ preparingForShutdown: value, announce: ['PrepareForShutdown', value] }),
    announceSleep: (value) => order({ announce: ['PrepareForSleep', value] }),
    inhibited: (what, seconds) =>
      happenings.first(
        (event): event is Extract<LogindEvent, Lock> =>
          event.event === 'inhibited' && event.what.split(':').includes(what),
        seconds,
      ),
    released: (lock, seconds) =>
      happenings.first(
        (event): event is Extract<LogindEvent, Lock> =>
          event.event === 'released' && event.lock === lock.lock,
        seconds,
      ),
    stop,
  };
}

function listen(child: ChildProcess): Happenings<LogindEvent> {
  const happenings = new Happenings<LogindEvent>();
  const { stdout } = child;
  if (stdout === null) throw new Error('no stdout');
  createInterface({ input: stdout }).on('line', (line) => {
    happenings.add({ at: Date.now() / 1000, ...JSON.parse(line) });
  });
  child.once('error', () => happenings.add({ event: 'ended' }));
  child.once('exit', () => happenings.add({ event: 'ended' }));
  return happenings;
}

/** Debian's own interpreter where there is one, whatever else comes first in PATH. */
function python(): string {
  return existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
}
