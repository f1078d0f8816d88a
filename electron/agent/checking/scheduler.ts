import type { Clock } from '../../platform/clock';

/** What the scheduler needs to know of an entry; `interval` in seconds. */
export interface Scheduled {
  id: string;
  interval: number;
}

/** Looking at the wall clock at least this often bounds what a clock jump or a sleep can delay. */
const longestNap = 60;

/** A nap that took so many seconds more was the machine's. */
const noticeableSleep = 60;

/**
 * Decides when entries run, by the wall clock so that sleep does not stretch an interval. What fell due while the machine slept (or the
 * clock jumped forward) runs `turn` seconds later: a fleet that wakes at nine must not speak all at once. A clock that jumps back
 * never postpones an entry by more than its interval.
 */
export class Scheduler {
  private readonly due = new Map<string, { interval: number; at: number }>();
  private cancelNap: (() => void) | undefined;
  private looked: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly run: (id: string) => void,
    private readonly turn: (id: string) => number = () => 0,
  ) {}

  /** Plans an entry: first at `at` (epoch seconds), then an interval after each start. */
  schedule(entry: Scheduled, at: number): void {
    this.due.set(entry.id, { interval: entry.interval, at });
    this.wake();
  }

  unschedule(id: string): void {
    this.due.delete(id);
  }

  /** When an entry runs next, epoch seconds. */
  nextRun(id: string): number | undefined {
    return this.due.get(id)?.at;
  }

  /** The entry was started, on schedule or by hand: the next run is one interval away. */
  started(id: string): void {
    const planned = this.due.get(id);
    if (planned) planned.at = this.clock.now() + planned.interval;
  }

  /** Runs what is due and sleeps until the next. */
  wake(): void {
    this.cancelNap?.();
    const now = this.clock.now();
    const slept = this.looked !== undefined && now - this.looked > longestNap + noticeableSleep;
    this.looked = now;
    const dueNow: string[] = [];
    let next = now + longestNap;
    for (const [id, planned] of this.due) {
      planned.at = Math.min(planned.at, now + planned.interval);
      if (slept && planned.at <= now) planned.at = now + this.turn(id);
      if (planned.at <= now) {
        dueNow.push(id);
        planned.at = now + planned.interval;
      }
      next = Math.min(next, planned.at);
    }
    this.cancelNap = this.clock.after(Math.max(next - now, 0.05), () => this.wake());
    for (const id of dueNow) this.run(id);
  }

  stop(): void {
    this.cancelNap?.();
    this.due.clear();
  }
}
