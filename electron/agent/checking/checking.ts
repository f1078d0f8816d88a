import type { CheckResult } from '../../../shared/checkResult';
import type { Message } from '../../../shared/message';
import type { EntryView } from '../../../shared/snapshot';
import type { CheckContext } from '../../checks/check';
import type { Clock } from '../../platform/clock';
import type { KeyStore } from '../../platform/keystore/keyStore';
import type { RunProcess } from '../../platform/processes/process';
import { isOpenOutcome, machineIsOpen } from '../../store/departures';
import type { History } from '../../store/history';
import type { State } from '../../store/state';
import type { Consent } from '../consent/consent';
import { localCard } from '../consent/notice';
import type { Plan, PlanEntry } from '../plan/plan';
import { turnOf } from '../plan/splay';
import { Runner, type RunWish } from './runner';
import { Scheduler } from './scheduler';

export interface CheckingParts extends Pick<State, 'results' | 'outbox' | 'departures' | 'pause'> {
  clock: Clock;
  plan: Plan;
  consent: Consent;
  history: Pick<History, 'remove'>;
  run: RunProcess;
  secrets: Pick<KeyStore, 'get'>;
  macros: CheckContext<unknown>['macros'];
  /** A new result of an entry is stored. */
  onResult(entry: PlanEntry, result: CheckResult): Promise<void>;
  onChange(): void;
}

/** Runs the entries that the person's answers allow, when they are due and not paused. */
export class Checking {
  /** The words of each entry that is running. */
  readonly running = new Map<string, Message>();
  private readonly scheduler: Scheduler;
  private readonly runner: Runner;
  private readonly underWay = new Set<Promise<void>>();
  private stopped = false;

  constructor(private readonly parts: CheckingParts) {
    const { clock, results, run, secrets, macros, onChange } = parts;
    this.scheduler = new Scheduler(
      clock,
      (id) => void this.runEntries(id, {}),
      (id) => this.turn(id),
    );
    this.runner = new Runner({
      clock,
      run,
      secrets,
      macros,
      memoryOf: (entry) => results.get(entry)?.result.memory,
      onProgress: (entry, step) => {
        if (step) this.running.set(entry, step);
        else this.running.delete(entry);
        onChange();
      },
    });
  }

  /** Plans every allowed entry, by its last result; also after a pause, when some have fallen due. */
  start(): void {
    for (const entry of this.allowedEntries()) this.scheduler.schedule(entry, this.firstRun(entry));
  }

  /** The machine was away: every entry is looked at again, each in its turn. */
  again(): void {
    const now = this.parts.clock.now();
    for (const entry of this.allowedEntries()) this.scheduler.schedule(entry, now + this.turn(entry.id));
  }

  /** The answers have changed: what is no longer allowed is forgotten, what is newly allowed runs. */
  async followAnswers(): Promise<void> {
    const { plan, clock, results, outbox, history } = this.parts;
    for (const entry of plan.entries) {
      if (this.isAllowed(entry)) {
        if (this.scheduler.nextRun(entry.id) === undefined) this.scheduler.schedule(entry, clock.now());
      } else {
        this.scheduler.unschedule(entry.id);
        await results.remove(entry.id);
        await outbox.purge(entry.id);
        // A question that is only open, because IT changed what is asked, costs nobody their past.
        if (this.phaseOf(entry) === 'declined') history.remove(entry.id);
      }
    }
  }

  /** Runs one entry, or all, as far as they are allowed and nothing is paused, and asks again; resolves when they have ended. */
  async runNow(id?: string): Promise<void> {
    await this.runEntries(id, { askAgain: true });
  }

  /** Runs one entry of the plan whatever the person answered; stores and sends nothing. For a person at a terminal. */
  tryEntry(id: string, wish?: RunWish): Promise<CheckResult> {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`no entry ${id}`);
    return this.runner.run(entry, wish);
  }

  wake(): void {
    this.scheduler.wake();
  }

  /** Ends what runs, without a result, and waits for what is being written. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.scheduler.stop();
    await this.runner.stop();
    await Promise.allSettled(this.underWay);
  }

  nextRun(entry: string): number | undefined {
    return this.scheduler.nextRun(entry);
  }

  /** Whether what was found earlier may go out: unless the entry waits for an answer, or was declined. */
  mayStillSend(id: string): boolean {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === id);
    return entry === undefined || this.isAllowed(entry);
  }

  /** The services that results are expected for. */
  services(): string[] {
    return this.allowedEntries().map((entry) => entry.service);
  }

  /** The services whose present result is a problem; a machine without results has none. */
  problemServices(): string[] {
    return this.allowedEntries()
      .filter((entry) => (this.parts.results.get(entry.id)?.result.state ?? 'ok') !== 'ok')
      .map((entry) => entry.service);
  }

  phaseOf(entry: PlanEntry): EntryView['phase'] {
    if (this.isAllowed(entry)) return this.parts.results.get(entry.id) ? 'known' : 'waiting';
    const card = this.parts.consent.gate().cards.find((shown) => shown.id === entry.id);
    return card?.answer?.choice === 'declined' ? 'declined' : 'answer-needed';
  }

  private async runEntries(id: string | undefined, wish: RunWish): Promise<void> {
    const { pause, clock } = this.parts;
    if (pause.until(clock.now()) !== undefined) return;
    const chosen = this.allowedEntries().filter((entry) => id === undefined || entry.id === id);
    await Promise.all(chosen.map((entry) => this.follow(this.runEntry(entry, wish))));
  }

  private async runEntry(entry: PlanEntry, wish: RunWish): Promise<void> {
    this.scheduler.started(entry.id);
    const result = await this.runner.run(entry, wish);
    // The answer may have been taken back while the check ran; and a check that we ended has found nothing.
    if (this.stopped || !this.isAllowed(entry)) return;
    await this.parts.results.put(entry.id, result);
    await this.parts.onResult(entry, result);
  }

  private follow(work: Promise<void>): Promise<void> {
    const followed = work.finally(() => this.underWay.delete(followed));
    this.underWay.add(followed);
    return followed;
  }

  private firstRun(entry: PlanEntry): number {
    const { clock, results, departures } = this.parts;
    const now = clock.now();
    const stored = results.get(entry.id);
    if (!stored) return now;
    const soon = now + this.turn(entry.id);
    const awaited = departures
      .all()
      .some(
        (intent) =>
          machineIsOpen(intent) || (intent.expiry > now && isOpenOutcome(intent.services[entry.service])),
      );
    return awaited ? soon : Math.max(soon, stored.result.ended + entry.interval);
  }

  /** Seconds that an entry waits for its turn when the whole fleet may be coming back. */
  private turn(id: string): number {
    const { plan, macros } = this.parts;
    const service = plan.entries.find((entry) => entry.id === id)?.service ?? id;
    return turnOf(macros.host, service, plan.targets);
  }

  private allowedEntries(): PlanEntry[] {
    return this.parts.plan.entries.filter((entry) => this.isAllowed(entry));
  }

  private isAllowed(entry: PlanEntry): boolean {
    return this.parts.consent.gate().allowed(this.parts.plan.localOnly ? localCard : entry.id);
  }
}
