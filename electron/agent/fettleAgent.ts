import type { CheckResult } from '../../shared/checkResult';
import type { Finding } from '../../shared/finding';
import { Translator } from '../../shared/i18n';
import type { Message } from '../../shared/message';
import type { Problem } from '../../shared/problem';
import type { Choice, EntryView, Snapshot } from '../../shared/snapshot';
import type { CheckContext } from '../checks/check';
import type { Clock } from '../platform/clock';
import type { RunProcess } from '../platform/process';
import type { DepartureIntent, Departures } from '../store/departures';
import type { Outbox } from '../store/outbox';
import type { Results } from '../store/results';
import type { Agent, DepartureCause } from './agent';
import type { Connect } from './connect';
import type { Consent } from './consent';
import { departOn } from './departure';
import { lanesOf } from './lanes';
import { departureCard, localCard } from './notice';
import { passiveResult } from './passiveResult';
import type { Plan, PlanEntry, PlanTarget } from './plan';
import { Reporter } from './reporter';
import { returnOn } from './return';
import { Runner } from './runner';
import { Scheduler, splay } from './scheduler';
import { makeSnapshot } from './snapshot';
import { type Hours, isWithin, nextWindowEnd, usualHours } from './workday';

/** Everything the agent is made of; made by `createAgent`, or by tests. */
export interface AgentParts {
  version: string;
  clock: Clock;
  plan: Plan;
  consent: Consent;
  results: Results;
  outbox: Outbox;
  departures: Departures;
  run: RunProcess;
  macros: CheckContext<unknown>['macros'];
  connect: Connect;
  /** Walks the way to a target. */
  examine(target: PlanTarget): Promise<Finding[]>;
  redact: { text(text: string): string; perfdata(metric: string): string };
  problems(): Problem[];
  /** Claims the state folder for this process; rejects when another has it. */
  claim(agent: Agent, quit: () => void): Promise<{ release(): Promise<void> }>;
}

/** A restarted fleet spreads its overdue checks over this many seconds. */
const restartSplay = 30;

/** The departure at the end of the working hours must still lie inside them. */
const windowEndLead = 10;

export class FettleAgent implements Agent {
  private readonly scheduler: Scheduler;
  private readonly runner: Runner;
  private readonly reporters: Reporter[];
  private readonly running = new Map<string, Message>();
  private readonly fresh = new Set<string>();
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private readonly english = new Translator('en', 'en-GB');
  private readonly startedAt: number;
  private claimed: { release(): Promise<void> } | undefined;
  private cancelWindowEnd: (() => void) | undefined;
  private quitRequested: () => void = () => undefined;
  private leaving: Promise<void> | undefined;

  constructor(private readonly parts: AgentParts) {
    const { clock, plan, results, outbox, connect } = parts;
    this.startedAt = clock.now();
    this.scheduler = new Scheduler(clock, (id) => void this.runNow(id));
    this.runner = new Runner({
      clock,
      run: parts.run,
      macros: parts.macros,
      memoryOf: (entry) => results.get(entry)?.result.memory,
      onProgress: (entry, step) => {
        if (step) this.running.set(entry, step);
        else this.running.delete(entry);
        this.changed();
      },
    });
    const mayLeave = () => this.mayLeave();
    this.reporters = lanesOf(plan.targets).map(
      (lane) => new Reporter(lane, { clock, outbox, connect, mayLeave, onChange: () => this.changed() }),
    );
  }

  /** Becomes the one writer of the state folder; rejects when another process is. */
  async claim(): Promise<void> {
    this.claimed = await this.parts.claim(this, () => this.quitRequested());
    this.parts.consent.repair();
  }

  async start(): Promise<void> {
    await this.claim();
    for (const entry of this.parts.plan.entries) {
      if (this.allowed(entry)) this.scheduler.schedule(entry, this.firstRun(entry));
    }
    for (const reporter of this.reporters) reporter.deliverInTurn();
    this.awaitWindowEnd();
    this.changed();
  }

  snapshot(): Snapshot {
    const { parts } = this;
    const gate = parts.consent.gate();
    return makeSnapshot({
      version: parts.version,
      now: parts.clock.now(),
      plan: parts.plan,
      cards: gate.cards,
      answerNeeded: gate.answerNeeded,
      phaseOf: (entry) => this.phaseOf(entry),
      stored: (entry) => parts.results.get(entry),
      running: this.running,
      nextRun: (entry) => this.scheduler.nextRun(entry),
      targets: this.reporters.map((reporter) => reporter.view()),
      problems: parts.problems(),
      departures: parts.departures.all(),
    });
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onQuitRequest(listener: () => void): void {
    this.quitRequested = listener;
  }

  /** Runs one entry of the plan whatever the person answered; stores and sends nothing. For a person at a terminal. */
  tryEntry(id: string): Promise<CheckResult> {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`no entry ${id}`);
    return this.runner.run(entry);
  }

  async runNow(id?: string): Promise<void> {
    const chosen = this.parts.plan.entries.filter((entry) => id === undefined || entry.id === id);
    await Promise.all(chosen.filter((entry) => this.allowed(entry)).map((entry) => this.runEntry(entry)));
  }

  async answer(card: string, hash: string, choice: Choice): Promise<void> {
    await this.parts.consent.answer(card, hash, choice);
    for (const entry of this.parts.plan.entries) {
      if (this.allowed(entry)) {
        if (this.scheduler.nextRun(entry.id) === undefined)
          this.scheduler.schedule(entry, this.parts.clock.now());
      } else {
        this.scheduler.unschedule(entry.id);
        await this.parts.results.remove(entry.id);
        await this.parts.outbox.purge(entry.id);
      }
    }
    this.changed();
  }

  async deliver(seconds: number): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = this.parts.clock.after(seconds, resolve);
    });
    await Promise.race([Promise.allSettled(this.reporters.map((reporter) => reporter.deliver())), late]);
    cancel();
  }

  async testTarget(name: string): Promise<Finding[]> {
    const found = this.reporters.find(({ lane }) => lane.name === name);
    return found ? this.parts.examine(found.lane.target) : [];
  }

  depart(cause: DepartureCause): Promise<void> {
    this.leaving ??= this.leave(cause).finally(() => {
      this.leaving = undefined;
    });
    return this.leaving;
  }

  wake(): void {
    this.scheduler.wake();
    for (const reporter of this.reporters) reporter.deliverInTurn();
  }

  async stop(): Promise<void> {
    this.cancelWindowEnd?.();
    this.scheduler.stop();
    await this.runner.stop();
    await Promise.all(this.reporters.map((reporter) => reporter.stop()));
    await this.claimed?.release();
  }

  private async runEntry(entry: PlanEntry): Promise<void> {
    this.scheduler.started(entry.id);
    const result = await this.runner.run(entry);
    // The answer may have been taken back while the check ran.
    if (!this.allowed(entry)) return;
    await this.parts.results.put(entry.id, result);
    const { outbox, redact } = this.parts;
    await outbox.put(
      this.reporters.map(({ lane }) => passiveResult(entry, result, lane, this.english, redact)),
    );
    this.fresh.add(entry.service);
    this.changed();
    await Promise.all(this.reporters.map((reporter) => this.deliverAndReturn(reporter)));
  }

  private async deliverAndReturn(reporter: Reporter): Promise<void> {
    await reporter.deliver();
    if (!this.mayLeave()) return;
    const { outbox, departures, clock } = this.parts;
    const name = reporter.lane.name;
    const unsent = new Set([...outbox.waiting(name), ...outbox.rejected(name)].map((item) => item.service));
    const reported = new Set([...this.fresh].filter((service) => !unsent.has(service)));
    await returnOn(reporter, reported, departures, this.startedAt, clock);
    this.changed();
  }

  /** With working hours set, the machine departs once at their end, and a shutdown later sends nothing. */
  private awaitWindowEnd(): void {
    const { plan, clock } = this.parts;
    const { hours } = plan;
    if (!hours || this.reporters.length === 0) return;
    const left = nextWindowEnd(clock.now(), hours) - windowEndLead - clock.now();
    this.cancelWindowEnd = clock.after(Math.max(left, windowEndLead + 1), () => {
      if (isWithin(clock.now(), hours)) void this.leave('window-end');
      this.awaitWindowEnd();
    });
  }

  private async leave(cause: DepartureIntent['cause']): Promise<void> {
    const { clock, departures, plan, redact } = this.parts;
    const hours: Hours = plan.hours ?? usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (!this.mayLeave()) return;
    const acknowledges =
      plan.departure.mode.includes('acknowledge') && this.parts.consent.gate().allowed(departureCard);
    const services = acknowledges ? this.problemServices() : [];
    const parts = {
      clock,
      departures,
      plan: plan.departure,
      hours,
      redact: (text: string) => redact.text(text),
    };
    await Promise.all(this.reporters.map((reporter) => departOn(reporter, services, cause, parts)));
    this.changed();
  }

  /** Outside the working hours nothing leaves the machine. */
  private mayLeave(): boolean {
    const { hours } = this.parts.plan;
    return hours === undefined || isWithin(this.parts.clock.now(), hours);
  }

  /** The services whose present result is a problem; a machine without results has none. */
  private problemServices(): string[] {
    return this.parts.plan.entries
      .filter((entry) => this.allowed(entry))
      .filter((entry) => (this.parts.results.get(entry.id)?.result.state ?? 'ok') !== 'ok')
      .map((entry) => entry.service);
  }

  private firstRun(entry: PlanEntry): number {
    const { clock, results, departures, macros } = this.parts;
    const now = clock.now();
    const stored = results.get(entry.id);
    if (!stored) return now;
    const soon = now + splay(`${macros.host}!${entry.service}`, restartSplay);
    const awaited = departures
      .all()
      .some((intent) => intent.expiry > now && isOpen(intent.services[entry.service]));
    return awaited ? soon : Math.max(soon, stored.result.ended + entry.interval);
  }

  private allowed(entry: PlanEntry): boolean {
    return this.parts.consent.gate().allowed(this.parts.plan.localOnly ? localCard : entry.id);
  }

  private phaseOf(entry: PlanEntry): EntryView['phase'] {
    if (this.allowed(entry)) return this.parts.results.get(entry.id) ? 'known' : 'waiting';
    const card = this.parts.consent.gate().cards.find((shown) => shown.id === entry.id);
    return card?.answer?.choice === 'declined' ? 'declined' : 'answer-needed';
  }

  private changed(): void {
    if (this.listeners.size === 0) return;
    const snapshot = this.snapshot();
    for (const listener of this.listeners) listener(snapshot);
  }
}

function isOpen(outcome: string | undefined): boolean {
  return outcome === 'acknowledged' || outcome === 'unknown';
}
