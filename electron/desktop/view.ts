import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import type { Snapshot } from '../../shared/snapshot';
import type { Agent } from '../agent/agent';

/** The agent's snapshot with what only the desktop knows: whether anything shows the tray icon. */
export class DesktopView {
  private trayMissing = false;
  private readonly own = new Map<string, Fault>();
  private listener: (snapshot: Snapshot) => void = () => undefined;

  constructor(private readonly agent: Pick<Agent, 'snapshot' | 'onSnapshot'>) {
    agent.onSnapshot(() => this.listener(this.snapshot()));
  }

  snapshot(): Snapshot {
    const snapshot = this.agent.snapshot();
    const own = [...this.own.values(), ...(this.trayMissing ? [noTray] : [])];
    return own.length > 0 ? { ...snapshot, faults: [...snapshot.faults, ...own] } : snapshot;
  }

  /** Calls back now and at every change. */
  onChange(listener: (snapshot: Snapshot) => void): void {
    this.listener = listener;
    listener(this.snapshot());
  }

  /** Something is wrong with a file of the desktop's own. One problem per file: a full disk fails at every write. */
  report(fault: Fault): void {
    this.own.set(`${fault.message.id} ${fault.place?.file}`, fault);
    this.listener(this.snapshot());
  }

  setTrayMissing(missing: boolean): void {
    if (missing === this.trayMissing) return;
    this.trayMissing = missing;
    this.listener(this.snapshot());
  }
}

const noTray: Fault = {
  area: 'tray',
  message: message('tray.missing'),
  remedy: message('tray.missing.remedy'),
};
