import { randomInt } from 'node:crypto';
import type { Clock } from '../../platform/clock';
import type { Snooze, SnoozeLane } from '../../store/snoozes';
import type { State } from '../../store/state';
import type { Reporter } from '../delivery/reporter';
import { acknowledgeSnooze, takeBackSnooze } from './steps';

export interface SnoozeDeliveryParts extends Pick<State, 'snoozes' | 'departures' | 'outbox'> {
  clock: Clock;
  reporters: readonly Reporter[];
  /** Seconds within which a random time is waited for before something is sent; 0: at once. */
  sendJitter: number;
  /** Whether the policy and the person allow that anything is sent about snoozes. */
  isAllowed(): boolean;
  /** Whether a request may leave now (working hours, pause). */
  mayLeave(): boolean;
  onChange(): void;
}

/** Seconds until a request that did not work is tried again. */
const retryDelay = 60;

/** Brings snoozes to the servers: acknowledges their findings on every lane, and takes that back when they end. */
export class SnoozeDelivery {
  private readonly busy = new Map<Reporter, Promise<void>>();
  private readonly timers = new Map<Reporter | 'jitter', () => void>();

  constructor(private readonly parts: SnoozeDeliveryParts) {}

  /** Sends what is to be sent on a lane; a call while one is under way joins it and then looks again. */
  async consider(reporter: Reporter): Promise<void> {
    while (this.busy.has(reporter)) await this.busy.get(reporter);
    if (!this.parts.mayLeave() || this.open(reporter).length === 0) return;
    const work = this.settle(reporter).finally(() => this.busy.delete(reporter));
    this.busy.set(reporter, work);
    await work;
  }

  async considerAll(): Promise<void> {
    await Promise.all(this.parts.reporters.map((reporter) => this.consider(reporter)));
  }

  /** Snoozing tells that somebody sits here, so it waits for a random time where the policy wants that of results. */
  async considerSoon(): Promise<void> {
    const { clock, sendJitter } = this.parts;
    if (sendJitter === 0) return this.considerAll();
    this.cancel('jitter');
    const delay = randomInt(sendJitter * 1000) / 1000;
    this.timers.set(
      'jitter',
      clock.after(delay, () => void this.considerAll()),
    );
  }

  stop(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  private async settle(reporter: Reporter): Promise<void> {
    const { name } = reporter.lane;
    this.cancel(reporter);
    for (const snooze of this.open(reporter)) {
      const waits = this.parts.outbox.waiting(name).some((item) => item.service === snooze.service);
      // The server cannot acknowledge a problem that it does not know of.
      if (waits && !snooze.ended) await reporter.deliver();
      const client = await reporter.open();
      if (!client) break;
      if (snooze.ended) {
        if (await takeBackSnooze(snooze, name, client)) await this.mark(snooze.id, name, { outcome: 'over' });
        continue;
      }
      // On disk before the first byte leaves: an answer that gets lost must not make it somebody else's.
      await this.mark(snooze.id, name, { outcome: 'unknown' });
      await this.mark(snooze.id, name, await acknowledgeSnooze(snooze, name, client, this.parts.departures));
    }
    if (this.open(reporter).length > 0) {
      this.timers.set(
        reporter,
        this.parts.clock.after(retryDelay, () => void this.consider(reporter)),
      );
    }
    this.parts.onChange();
  }

  /** The snoozes that something is still to be sent about on a lane. */
  private open({ lane }: Reporter): Snooze[] {
    const now = this.parts.clock.now();
    if (!this.parts.isAllowed()) return [];
    return this.parts.snoozes.all().filter(({ lanes, ended, expiry }) => {
      const outcome = lanes[lane.name]?.outcome;
      if (expiry <= now || ended?.why === 'not-allowed') return false;
      return outcome === 'unknown' || outcome === (ended ? 'acknowledged' : 'waiting');
    });
  }

  /** Writes down what became of a snooze on a lane; the person may have ended it meanwhile. */
  private async mark(
    id: string,
    lane: string,
    outcome: Pick<SnoozeLane, 'outcome' | 'reason'>,
  ): Promise<void> {
    const snooze = this.parts.snoozes.all().find((one) => one.id === id);
    const before = snooze?.lanes[lane];
    if (!snooze || !before) return;
    const { host, author } = before;
    await this.parts.snoozes.put({
      ...snooze,
      lanes: { ...snooze.lanes, [lane]: { host, author, ...outcome } },
    });
  }

  private cancel(timer: Reporter | 'jitter'): void {
    this.timers.get(timer)?.();
    this.timers.delete(timer);
  }
}
