import type { Clock } from '../../../electron/platform/clock';

/** A clock that stands still until a test moves it. Wall clock and monotonic time can be moved apart. */
export class ManualClock implements Clock {
  private wall: number;
  private passed = 0;
  private timers: { at: number; callback: () => void }[] = [];

  constructor(start = 1_800_000_000) {
    this.wall = start;
  }

  now(): number {
    return this.wall;
  }

  monotonic(): number {
    return this.passed;
  }

  after(seconds: number, callback: () => void): () => void {
    const timer = { at: this.passed + seconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass and calls what becomes due, in order. */
  advance(seconds: number): void {
    const end = this.passed + seconds;
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.wall += next.at - this.passed;
      this.passed = next.at;
      next.callback();
    }
    this.wall += end - this.passed;
    this.passed = end;
  }

  /** Somebody sets the wall clock. */
  jump(seconds: number): void {
    this.wall += seconds;
  }

  /** The machine sleeps: the wall clock goes on, timers do not. */
  sleep(seconds: number): void {
    this.wall += seconds;
  }

  pendingTimers(): number {
    return this.timers.length;
  }
}
