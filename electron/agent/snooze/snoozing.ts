import { randomBytes, randomInt } from 'node:crypto';
import type { CheckResult } from '../../../shared/checkResult';
import type { SnoozeOffer, SnoozePreview } from '../../../shared/privacyViews';
import type { EntryView } from '../../../shared/snapshot';
import { worstState } from '../../../shared/states';
import type { Clock } from '../../platform/clock';
import type { Redactor } from '../../privacy/redactor';
import type { Snooze, SnoozeLane } from '../../store/snoozes';
import type { State } from '../../store/state';
import type { Consent } from '../consent/consent';
import { snoozeCard } from '../consent/notice';
import type { Reporter } from '../delivery/reporter';
import type { Plan, PlanEntry } from '../plan/plan';
import { canSnooze } from '../plan/plan';
import { SnoozeDelivery } from './delivery';
import { offerValidity, snoozeChoices, snoozeComment, snoozeView } from './offer';

export interface SnoozingParts extends Pick<State, 'results' | 'snoozes' | 'departures' | 'outbox'> {
  clock: Clock;
  plan: Plan;
  consent: Consent;
  redact: Redactor;
  reporters: readonly Reporter[];
  /** Whether a request may leave now (working hours, pause). */
  mayLeave(): boolean;
  onChange(): void;
}

/** Node's timers take no more than about 24 days. */
const longestTimer = 86_400;

/** What may be snoozed, until when, and what ends a snooze; that the servers hear of it is its delivery's part. */
export class Snoozing {
  private readonly delivery: SnoozeDelivery;
  private cancelEnd: (() => void) | undefined;

  constructor(private readonly parts: SnoozingParts) {
    const { sendJitter } = parts.plan.privacy;
    this.delivery = new SnoozeDelivery({ ...parts, sendJitter, isAllowed: () => this.isAllowed() });
  }

  /** Ends what has expired meanwhile, waits for the next end, and goes on with what was under way. */
  async start(): Promise<void> {
    const { clock, snoozes, consent } = this.parts;
    const now = clock.now();
    const due = snoozes.all().filter((one) => !one.ended && one.expiry <= now);
    for (const snooze of due) await this.over(snooze, 'expired');
    if (!consent.gate().allowed(snoozeCard)) await this.withdraw();
    this.awaitEnd();
    void this.delivery.considerAll();
    if (due.length > 0) this.parts.onChange();
  }

  /** What the window shows of an entry's snooze; nothing where there is none and can be none. */
  view(entry: PlanEntry): Pick<EntryView, 'snooze' | 'snoozesLeft'> {
    const present = this.present(entry.id);
    const left = this.left(entry.id);
    if (present) return { snooze: snoozeView(present, left) };
    return this.isFinding(entry.id) && this.isAllowed() ? { snoozesLeft: left } : {};
  }

  offer(entry: string): SnoozeOffer {
    const { clock, plan } = this.parts;
    return { choices: snoozeChoices(clock.now(), plan), left: this.left(entry) };
  }

  preview(words: string): SnoozePreview {
    const { plan, redact } = this.parts;
    return {
      author: authors(plan, redact).join(', '),
      comment: redact.pieces(snoozeComment(words), false),
    };
  }

  /** Snoozes the present finding of an entry; rejects with the reason when that may not be. */
  async set(entry: string, until: number, words: string): Promise<void> {
    const { clock, plan, snoozes, reporters, redact, results } = this.parts;
    const found = plan.entries.find((one) => one.id === entry);
    const state = results.get(entry)?.result.state;
    const now = clock.now();
    if (!found || !this.isAllowed()) throw new Error(`${entry} cannot be snoozed`);
    if (!state || state === 'ok') throw new Error(`${entry} has nothing to be snoozed`);
    if (this.present(entry)) throw new Error(`${entry} is snoozed already`);
    if (this.left(entry) === 0) throw new Error(`${entry} cannot be snoozed any more`);
    if (until <= now || until > now + plan.snooze.longest + offerValidity)
      throw new Error(`${entry} cannot be snoozed until then`);
    const said = words.trim();
    const lanes = reporters.map(({ lane }): [string, SnoozeLane] => {
      const { host } = lane.target;
      return [lane.name, { host, author: authorFor(plan.snooze.author, host, redact), outcome: 'waiting' }];
    });
    await snoozes.put({
      id: randomBytes(8).toString('hex'),
      at: now,
      entry,
      service: found.service,
      state,
      comment: redact.text(snoozeComment(words)),
      expiry: Math.floor(until) + randomInt(1, 1000) / 1000,
      lanes: Object.fromEntries(lanes),
      closed: false,
      ...(said === '' ? {} : { words: said }),
    });
    this.awaitEnd();
    this.parts.onChange();
    await this.delivery.considerSoon();
  }

  /** The person takes a snooze back; nothing where there is none. */
  async end(entry: string): Promise<void> {
    const present = this.present(entry);
    if (!present) return;
    await this.over(present, 'taken-back');
    this.parts.onChange();
    await this.delivery.considerSoon();
  }

  /**
   * A new result of an entry. A recovery is the end of the finding; a worse state is another one than the person wanted
   * to be left alone with. Its acknowledgement is taken back before the result is sent, so that IT hears of it.
   */
  async note(entry: PlanEntry, { state }: CheckResult): Promise<void> {
    const present = this.present(entry.id);
    const worse = present && present.state !== state && worstState([present.state, state]) === state;
    if (present && state === 'ok') await this.over(present, 'recovered');
    else if (present && worse) await this.over(present, 'worse');
    if (state === 'ok') await this.close(entry.id);
    if (present && this.present(entry.id) === undefined) await this.delivery.considerAll();
  }

  /** The answers have changed: what is no longer allowed ends here, and nothing more is sent about it. */
  async followAnswers(): Promise<void> {
    const { plan, results } = this.parts;
    if (!this.isAllowed()) await this.withdraw();
    for (const { id } of plan.entries) {
      if (!results.get(id)) await this.withdraw(id);
    }
    this.awaitEnd();
  }

  /** Sends what is to be sent about snoozes on a lane. */
  consider(reporter: Reporter): Promise<void> {
    return this.delivery.consider(reporter);
  }

  stop(): void {
    this.cancelEnd?.();
    this.delivery.stop();
  }

  private present(entry: string): Snooze | undefined {
    const now = this.parts.clock.now();
    return this.parts.snoozes.all().find((one) => one.entry === entry && !one.ended && one.expiry > now);
  }

  private left(entry: string): number {
    const used = this.parts.snoozes.all().filter((one) => one.entry === entry && !one.closed).length;
    return Math.max(0, this.parts.plan.snooze.limit - used);
  }

  private isFinding(entry: string): boolean {
    return (this.parts.results.get(entry)?.result.state ?? 'ok') !== 'ok';
  }

  private isAllowed(): boolean {
    return canSnooze(this.parts.plan) && this.parts.consent.gate().allowed(snoozeCard);
  }

  private async over(snooze: Snooze, why: NonNullable<Snooze['ended']>['why']): Promise<void> {
    const settled = Object.entries(snooze.lanes).map(([name, lane]): [string, SnoozeLane] => [
      name,
      lane.outcome === 'waiting' ? { ...lane, outcome: 'over' } : lane,
    ]);
    const ended = { at: this.parts.clock.now(), why };
    await this.parts.snoozes.put({ ...snooze, lanes: Object.fromEntries(settled), ended });
  }

  /** The finding is over; the next one may be snoozed as often again. */
  private async close(entry: string): Promise<void> {
    const counted = this.parts.snoozes.all().filter((one) => one.entry === entry && !one.closed);
    for (const snooze of counted) await this.parts.snoozes.put({ ...snooze, closed: true });
  }

  private async withdraw(entry?: string): Promise<void> {
    const lasting = this.parts.snoozes
      .all()
      .filter((one) => !one.ended && (entry === undefined || one.entry === entry));
    for (const snooze of lasting) await this.over(snooze, 'not-allowed');
  }

  private awaitEnd(): void {
    const { clock, snoozes } = this.parts;
    this.cancelEnd?.();
    const ends = snoozes.all().flatMap((one) => (one.ended ? [] : [one.expiry]));
    if (ends.length === 0) return;
    const left = Math.min(Math.max(0, Math.min(...ends) - clock.now()), longestTimer);
    this.cancelEnd = clock.after(left, () => void this.start());
  }
}

/** Who is said to have acknowledged, by target; IT's template, and not a person's name. */
function authors({ targets, snooze }: Plan, redact: Redactor): string[] {
  return [...new Set(targets.map(({ host }) => authorFor(snooze.author, host, redact)))];
}

function authorFor(template: string, host: string, redact: Redactor): string {
  return redact.text(template).replaceAll('{host}', host);
}
