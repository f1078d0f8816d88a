import { randomInt } from 'node:crypto';
import type { CheckResult } from '../../../shared/checkResult';
import type { Fault } from '../../../shared/fault';
import { Translator } from '../../../shared/i18n';
import type { TargetView } from '../../../shared/snapshot';
import type { Clock } from '../../platform/clock';
import type { Redactor } from '../../privacy/redactor';
import type { Outbox } from '../../store/outbox';
import type { Plan, PlanEntry } from '../plan/plan';
import type { Connect } from './connect';
import { lanesOf } from './lanes';
import { passiveResult } from './passiveResult';
import { Reporter } from './reporter';

export interface DeliveryParts {
  clock: Clock;
  plan: Plan;
  outbox: Outbox;
  connect: Connect;
  redact: Redactor;
  /** Whether a request may leave now (working hours, pause). */
  mayLeave(): boolean;
  /** A lane has delivered: what waited for that may go on, such as a network that comes late. */
  delivered(reporter: Reporter): void;
  onChange(): void;
}

/** Brings results to every target. */
export class Delivery {
  readonly reporters: readonly Reporter[];
  private readonly waits = new Set<() => void>();
  private readonly english = new Translator('en', 'en-GB');

  constructor(private readonly parts: DeliveryParts) {
    const { clock, plan, outbox, connect, mayLeave, onChange } = parts;
    this.reporters = lanesOf(plan.targets).map((lane) => {
      const reporter: Reporter = new Reporter(lane, {
        clock,
        outbox,
        connect,
        mayLeave,
        onChange: () => {
          onChange();
          if (reporter.view().phase === 'delivered') parts.delivered(reporter);
        },
      });
      return reporter;
    });
  }

  views(): TargetView[] {
    return this.reporters.map((reporter) => reporter.view());
  }

  /** What of this start's results did not arrive as it was meant. */
  faults(): Fault[] {
    return this.reporters.flatMap((reporter) => reporter.faults());
  }

  /** Puts a result into the outbox, in English and redacted, one for each target. */
  async put(entry: PlanEntry, result: CheckResult): Promise<void> {
    const { outbox, redact, plan } = this.parts;
    await outbox.enqueue(
      this.reporters.map(({ lane }) =>
        passiveResult(entry, result, lane, this.english, redact, plan.privacy.timeRounding),
      ),
    );
  }

  /**
   * Sends what waits, then calls back for each target. With jitter, nobody waits for it: that a check has ended must not
   * be told by the second.
   */
  async sendSoon(then: (reporter: Reporter) => Promise<void>): Promise<void> {
    const { sendJitter } = this.parts.plan.privacy;
    const send = () =>
      Promise.all(
        this.reporters.map(async (reporter) => {
          await reporter.deliver();
          await then(reporter);
        }),
      );
    if (sendJitter === 0) {
      await send();
      return;
    }
    const cancel = this.parts.clock.after(randomInt(sendJitter * 1000) / 1000, () => {
      this.waits.delete(cancel);
      void send();
    });
    this.waits.add(cancel);
  }

  /** Delivers within some seconds; never rejects. */
  async deliver(seconds: number): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = this.parts.clock.after(seconds, resolve);
    });
    await Promise.race([Promise.allSettled(this.reporters.map((reporter) => reporter.deliver())), late]);
    cancel();
  }

  /**
   * Drops what was made for another notice than the present one: what has no answer any more, and what names this computer otherwise,
   * because it was enrolled under another name since.
   */
  forget(mayStillSend: (entry: string) => boolean): Promise<void> {
    const hosts = new Map(this.reporters.map(({ lane }) => [lane.name, lane.target.host]));
    return this.parts.outbox.drop(
      ({ lane, host, entry }) => hosts.has(lane) && (hosts.get(lane) !== host || !mayStillSend(entry)),
    );
  }

  /** Each target is tried again when its turn comes. */
  wake(): void {
    for (const reporter of this.reporters) reporter.deliverInTurn();
  }

  /** A target's credentials are new. */
  renew(target: string): void {
    for (const reporter of this.reporters) if (reporter.lane.target.name === target) void reporter.renew();
  }

  /** No new sending begins. */
  hold(): void {
    for (const cancel of this.waits) cancel();
  }

  async stop(): Promise<void> {
    await Promise.all(this.reporters.map((reporter) => reporter.stop()));
  }
}
