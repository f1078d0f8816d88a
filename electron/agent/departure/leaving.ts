import type { Clock } from '../../platform/clock';
import type { Redactor } from '../../privacy/redactor';
import type { DepartureCause, DepartureIntent } from '../../store/departures';
import type { State } from '../../store/state';
import type { Consent } from '../consent/consent';
import { departureCard } from '../consent/notice';
import type { Reporter } from '../delivery/reporter';
import { isWithin, nextWindowEnd, usualHours } from '../plan/hours';
import type { Plan } from '../plan/plan';
import { acknowledgeEarlyOn, type DepartureParts, departOn, departureDeadline, within } from './depart';
import { newDeparture } from './intent';
import { isAcknowledgedEarly } from './preAcknowledge';

export interface LeavingParts extends Pick<State, 'departures' | 'outbox'> {
  clock: Clock;
  plan: Plan;
  consent: Consent;
  redact: Redactor;
  reporters: readonly Reporter[];
  /** The services whose present result is a problem. */
  problemServices(): string[];
  /** Whether a request may leave now (working hours, pause). */
  mayLeave(): boolean;
  /** The machine woke from a sleep that was a departure. */
  comeBack(): void;
  onChange(): void;
  watchSleep?: ((events: { sleep(): Promise<void>; wake(): void }) => { stop(): void }) | undefined;
  leaveHandover?: ((problems: readonly string[] | undefined) => Promise<void>) | undefined;
}

/** The departure at the end of the working hours must still lie inside them. */
const windowEndLead = 10;

/** Everything about the machine's going away: when, whether the person allows it, on every lane, and the unit's handover. */
export class Leaving {
  private present: Promise<void> | undefined;
  private cancelWindowEnd: (() => void) | undefined;
  private sleepWatch: { stop(): void } | undefined;
  private handoverLeft: Promise<void> = Promise.resolve();

  constructor(private readonly parts: LeavingParts) {}

  /** Waits for the working hours' end and for a suspend, where the policy has them. */
  start(): void {
    this.awaitWindowEnd();
    this.awaitSleep();
    this.renewHandover();
  }

  /** What a departure now would do on each lane; nothing is sent or written. `why` says why that is nothing. */
  foreseen(): { intents: DepartureIntent[]; why?: 'not-allowed' | 'outside-hours' } {
    if (!this.isAllowed()) return { intents: [], why: 'not-allowed' };
    if (!this.parts.mayLeave()) return { intents: [], why: 'outside-hours' };
    const parts = this.departureParts();
    const problems = this.parts.problemServices();
    const intents = this.parts.reporters.flatMap(
      ({ lane }) => newDeparture(lane, problems, 'command', parts) ?? [],
    );
    return { intents };
  }

  /** One departure at a time: who asks while one is under way gets that one. */
  depart(cause: DepartureCause): Promise<void> {
    this.present ??= this.leave(cause).finally(() => {
      this.present = undefined;
    });
    return this.present;
  }

  /** A problem is acknowledged once the server has it, where the policy says so. */
  async acknowledgeEarly(reporter: Reporter, service: string): Promise<void> {
    const { plan, departures, outbox, clock } = this.parts;
    const lane = reporter.lane.name;
    if (!plan.departure.preAcknowledge || !this.isAllowed() || !this.parts.mayLeave()) return;
    if (outbox.waiting(lane).some((item) => item.service === service)) return;
    if (isAcknowledgedEarly(service, lane, departures, clock.now())) return;
    await acknowledgeEarlyOn(reporter, service, this.departureParts());
  }

  /** Leaves word for the system's unit, one after the other, so that the newest stays. */
  renewHandover(): void {
    const renew = async () =>
      this.parts.leaveHandover?.(this.isAllowed() ? this.parts.problemServices() : undefined);
    this.handoverLeft = this.handoverLeft.then(renew);
  }

  async stop(): Promise<void> {
    this.cancelWindowEnd?.();
    this.sleepWatch?.stop();
    await this.handoverLeft;
  }

  private async leave(cause: DepartureIntent['cause']): Promise<void> {
    if (!this.parts.mayLeave()) return;
    const parts = this.departureParts();
    const deliver = (reporter: Reporter) => within(parts.clock, departureDeadline, reporter.deliver());
    const depart = (reporter: Reporter) => departOn(reporter, this.parts.problemServices(), cause, parts);
    await Promise.all(this.parts.reporters.map(this.isAllowed() ? depart : deliver));
    this.parts.onChange();
  }

  /** With working hours set, the machine departs once at their end, and a shutdown later sends nothing. */
  private awaitWindowEnd(): void {
    const { plan, clock, reporters } = this.parts;
    const { hours } = plan;
    if (!hours || reporters.length === 0) return;
    const left = nextWindowEnd(clock.now(), hours) - windowEndLead - clock.now();
    this.cancelWindowEnd = clock.after(Math.max(left, windowEndLead + 1), () => {
      if (isWithin(clock.now(), hours)) void this.leave('window-end');
      this.awaitWindowEnd();
    });
  }

  /** Suspending is a departure only where the policy says so. */
  private awaitSleep(): void {
    const { plan, reporters, watchSleep, comeBack } = this.parts;
    if (!plan.departure.on.includes('suspend') || reporters.length === 0) return;
    this.sleepWatch = watchSleep?.({
      sleep: () => (this.isAllowed() ? this.leave('suspend') : Promise.resolve()),
      wake: comeBack,
    });
  }

  /** Whether the policy has a departure and the person allows it. */
  private isAllowed(): boolean {
    return this.parts.plan.departure.mode.length > 0 && this.parts.consent.gate().allowed(departureCard);
  }

  private departureParts(): DepartureParts {
    const { clock, departures, plan, redact } = this.parts;
    const hours = plan.hours ?? usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone);
    return { clock, departures, plan: plan.departure, hours, redact: (text) => redact.text(text) };
  }
}
