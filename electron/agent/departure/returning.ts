import type { Clock } from '../../platform/clock';
import type { State } from '../../store/state';
import type { Reporter } from '../delivery/reporter';
import { returnOn } from './undo';

export interface ComingBackParts extends Pick<State, 'outbox' | 'departures'> {
  clock: Clock;
  /** Whether a request may leave now (working hours). */
  mayLeave(): boolean;
  /** The services that are to have a fresh result before the machine counts as back. */
  expected(): readonly string[];
  onChange(): void;
}

/** Seconds until a take-back that did not work is tried again. */
const retryDelay = 60;

/** Undoes the departures before the present stretch of presence, as fresh results reach the server. */
export class ComingBack {
  private readonly fresh = new Set<string>();
  private readonly busy = new Map<Reporter, Promise<void>>();
  private readonly retries = new Map<Reporter, () => void>();
  private since: number;

  constructor(private readonly parts: ComingBackParts) {
    this.since = parts.clock.now();
  }

  /** The machine woke up: departures until now are over, and earlier results are not fresh. */
  again(): void {
    this.since = this.parts.clock.now();
    this.fresh.clear();
  }

  /** A new result of a service is in the outbox. */
  note(service: string): void {
    this.fresh.add(service);
  }

  /** Undoes what may be undone by now; a call while one is under way joins it and then looks again. */
  async consider(reporter: Reporter): Promise<void> {
    while (this.busy.has(reporter)) await this.busy.get(reporter);
    if (this.fresh.size === 0 || !this.parts.mayLeave()) return;
    const work = this.takeBack(reporter).finally(() => this.busy.delete(reporter));
    this.busy.set(reporter, work);
    await work;
  }

  stop(): void {
    for (const cancel of this.retries.values()) cancel();
  }

  private async takeBack(reporter: Reporter): Promise<void> {
    const { outbox, departures, clock, expected } = this.parts;
    const { name } = reporter.lane;
    const unsent = new Set([...outbox.waiting(name), ...outbox.rejected(name)].map((item) => item.service));
    const services = new Set([...this.fresh].filter((service) => !unsent.has(service)));
    // What the server does not take will not come; it must not hold the downtime.
    const refused = new Set(outbox.rejected(name).map((item) => item.service));
    const all = expected().every((service) => services.has(service) || refused.has(service));
    const left = await returnOn(reporter, { services, all }, departures, this.since, clock);
    this.retries.get(reporter)?.();
    this.retries.delete(reporter);
    if (left)
      this.retries.set(
        reporter,
        clock.after(retryDelay, () => void this.consider(reporter)),
      );
    this.parts.onChange();
  }
}
