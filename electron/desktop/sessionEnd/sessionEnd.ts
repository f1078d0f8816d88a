import type { Agent } from '../../agent/agent';
import type { GoingAway } from '../../platform/logind/session';

/** Seconds for everything that goes over the network at the end; logind ends programs after 5. */
const LONGEST_END = 3;
const LONGEST_DELIVERY = 2.5;
const LONGEST_STOP = 0.5;

export interface SessionEndOptions {
  agent: Pick<Agent, 'depart' | 'deliver' | 'stop'>;
  machineGoingAway(): Promise<GoingAway>;
  /** Asks the app to quit; comes back here as `beforeQuit`. */
  quit(): void;
}

/**
 * Decides what the end of the app means. Announced by the system: a departure. Asked to end without a word why: a
 * departure with evidence, else only delivery. Chosen by the person: neither.
 */
export class SessionEnd {
  private ending: Promise<void> | undefined;
  private ended = false;

  constructor(private readonly options: SessionEndOptions) {}

  /** The system said that it shuts down. */
  announced(): void {
    this.end(() => this.options.agent.depart('shutdown'));
  }

  /** The person chose Quit. */
  chosen(): void {
    this.end(async () => undefined);
  }

  /** The app was asked to quit; true when that has to wait until everything is done, which then quits again. */
  beforeQuit(): boolean {
    if (this.ended) return false;
    this.end(() => this.judge());
    return true;
  }

  private async judge(): Promise<void> {
    const away = await this.options.machineGoingAway();
    if (away === 'shutdown' || away === 'last-session-closing') await this.options.agent.depart(away);
    else await this.options.agent.deliver(LONGEST_DELIVERY);
  }

  private end(work: () => Promise<void>): void {
    this.ending ??= this.run(work);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    await within(LONGEST_END, work());
    await within(LONGEST_STOP, this.options.agent.stop());
    this.ended = true;
    this.options.quit();
  }
}

/** Waits for work, but no longer than some seconds; a failure counts as done, because the end must come. */
async function within(seconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
