import { randomInt } from 'node:crypto';
import type { CheckResult } from '../../shared/checkResult';
import type { Finding } from '../../shared/finding';
import { type Language, Translator } from '../../shared/i18n';
import type { Message } from '../../shared/message';
import type { ExampleView, SentView } from '../../shared/privacyViews';
import type { Problem } from '../../shared/problem';
import type { Choice, EntryView, Snapshot } from '../../shared/snapshot';
import type { ServiceState } from '../../shared/states';
import type { CheckContext, TraceStep } from '../checks/check';
import type { Clock } from '../platform/clock';
import type { KeyStore } from '../platform/keystore';
import type { RunProcess } from '../platform/process';
import type { Redactor } from '../privacy/redactor';
import type { Departures } from '../store/departures';
import type { Journal } from '../store/journal';
import type { Outbox } from '../store/outbox';
import type { Pause } from '../store/pause';
import type { Results } from '../store/results';
import type { AccessBundle } from './accessBundle';
import type { Agent, DepartureCause } from './agent';
import { ComingBack } from './comingBack';
import type { Connect } from './connect';
import type { Consent } from './consent';
import { isOpenOutcome, machineIsOpen } from './departureIntent';
import { type Document, makeDocument } from './documents';
import type { IdentityKeeper, KeeperParts } from './enrolment/keeper';
import { makeExample } from './example';
import { lanesOf } from './lanes';
import { Leaving } from './leaving';
import { localCard } from './notice';
import { passiveResult } from './passiveResult';
import type { Plan, PlanEntry, PlanTarget } from './plan';
import { forgetRecovered } from './preAcknowledge';
import { Reporter } from './reporter';
import { Runner } from './runner';
import { Scheduler, splay } from './scheduler';
import { sentView } from './sent';
import { makeSnapshot } from './snapshot';
import { isWithin } from './workday';

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
  secrets: Pick<KeyStore, 'get'>;
  macros: CheckContext<unknown>['macros'];
  connect: Connect;
  /** Walks the way to a target. */
  examine(target: PlanTarget): Promise<Finding[]>;
  redact: Redactor;
  journal: Pick<Journal, 'entries' | 'remove'>;
  pause: Pause;
  /** All local data about the person. */
  bundle(): AccessBundle;
  problems(): Problem[];
  /** Holds a suspend back and calls back, as long as the agent runs; only asked for when the policy wants it. */
  watchSleep?(events: { sleep(): Promise<void>; wake(): void }): { stop(): void };
  /** Leaves word for the system's own departure: the services with a problem, or undefined to take it back. */
  leaveTicket?(problems: readonly string[] | undefined): Promise<void>;
  /** Fetches and renews the certificates that Fettle enrolled itself. */
  keepIdentities?(on: Pick<KeeperParts, 'mayAsk' | 'issued'>): Pick<IdentityKeeper, 'start' | 'stop'>;
  /** Claims the state folder for this process; rejects when another has it. */
  claim(agent: Agent, quit: () => void): Promise<{ release(): Promise<void> }>;
}

/** A restarted fleet spreads its overdue checks over this many seconds. */
const restartSplay = 30;

export class FettleAgent implements Agent {
  private readonly scheduler: Scheduler;
  private readonly runner: Runner;
  private readonly reporters: Reporter[];
  private readonly running = new Map<string, Message>();
  private readonly comingBack: ComingBack;
  private readonly leaving: Leaving;
  private readonly identities: ReturnType<NonNullable<AgentParts['keepIdentities']>> | undefined;
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private readonly english = new Translator('en', 'en-GB');
  private claimed: { release(): Promise<void> } | undefined;
  private cancelPause: (() => void) | undefined;
  private readonly waits = new Set<() => void>();
  private quitRequested: () => void = () => undefined;

  constructor(private readonly parts: AgentParts) {
    const { clock, plan, results, outbox, connect, departures } = parts;
    this.scheduler = new Scheduler(clock, (id) => void this.runNow(id));
    this.runner = new Runner({
      clock,
      run: parts.run,
      secrets: parts.secrets,
      macros: parts.macros,
      memoryOf: (entry) => results.get(entry)?.result.memory,
      onProgress: (entry, step) => {
        if (step) this.running.set(entry, step);
        else this.running.delete(entry);
        this.changed();
      },
    });
    const mayLeave = () => this.mayLeave();
    const onChange = () => this.changed();
    this.reporters = lanesOf(plan.targets).map((lane) => {
      const reporter: Reporter = new Reporter(lane, {
        clock,
        outbox,
        connect,
        mayLeave,
        onChange: () => {
          this.changed();
          // A network that comes late delivers by itself; what was waiting for that may be undone then.
          if (reporter.view().phase === 'delivered') void this.comingBack.consider(reporter);
        },
      });
      return reporter;
    });
    const expected = () => plan.entries.filter((entry) => this.allowed(entry)).map((entry) => entry.service);
    this.comingBack = new ComingBack({ clock, outbox, departures, mayLeave, expected, onChange });
    this.identities = parts.keepIdentities?.({
      // A certificate is for sending; whoever allowed nothing needs none.
      mayAsk: () => this.mayLeave() && plan.entries.some((entry) => this.allowed(entry)),
      issued: (target) => {
        for (const reporter of this.reporters)
          if (reporter.lane.target.name === target) void reporter.renew();
      },
    });
    this.leaving = new Leaving({
      ...parts,
      reporters: this.reporters,
      problems: () => this.problemServices(),
      mayLeave,
      comeBack: () => this.comeBack(),
      onChange,
    });
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
    this.awaitPauseEnd();
    this.identities?.start();
    this.leaving.start();
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
      pausedUntil: parts.pause.until(parts.clock.now()),
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
  tryEntry(id: string, trace?: (step: TraceStep) => void): Promise<CheckResult> {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(`no entry ${id}`);
    return this.runner.run(entry, trace);
  }

  async runNow(id?: string): Promise<void> {
    if (this.paused()) return;
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
    this.leaving.renewTicket();
    this.changed();
  }

  example(card: string): Promise<ExampleView> {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === card);
    if (!entry) return Promise.reject(new Error(`no check ${card}`));
    return makeExample(entry, { ...this.parts, english: this.english, lane: this.reporters[0]?.lane });
  }

  sent(): SentView {
    return sentView(this.parts.journal, this.parts.plan);
  }

  forgetSent(): void {
    this.parts.journal.remove(() => true);
  }

  document(kind: 'bundle' | 'record' | 'sheet' | 'sent', language: Language): Document {
    return makeDocument(kind, language, { ...this.parts, sent: () => this.sent() });
  }

  async pause(until?: number): Promise<void> {
    await this.parts.pause.set(until);
    if (until === undefined) this.resume();
    else this.awaitPauseEnd();
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

  /** What a departure now would do on each lane; nothing is sent or written. `why` says why that is nothing. */
  foreseen(): ReturnType<Leaving['foreseen']> {
    return this.leaving.foreseen();
  }

  depart(cause: DepartureCause): Promise<void> {
    return this.leaving.depart(cause);
  }

  wake(): void {
    this.awaitPauseEnd();
    this.scheduler.wake();
    for (const reporter of this.reporters) reporter.deliverInTurn();
  }

  async stop(): Promise<void> {
    this.cancelPause?.();
    for (const cancel of this.waits) cancel();
    this.comingBack.stop();
    this.scheduler.stop();
    await this.runner.stop();
    await this.leaving.stop();
    await this.identities?.stop();
    await Promise.all(this.reporters.map((reporter) => reporter.stop()));
    await this.claimed?.release();
  }

  private async runEntry(entry: PlanEntry): Promise<void> {
    this.scheduler.started(entry.id);
    const result = await this.runner.run(entry);
    // The answer may have been taken back while the check ran.
    if (!this.allowed(entry)) return;
    await this.parts.results.put(entry.id, result);
    const { outbox, redact, plan } = this.parts;
    await outbox.put(
      this.reporters.map(({ lane }) =>
        passiveResult(entry, result, lane, this.english, redact, plan.privacy.timeRounding),
      ),
    );
    this.comingBack.note(entry.service);
    this.changed();
    if (result.state === 'ok') await forgetRecovered(entry.service, this.parts.departures);
    this.leaving.renewTicket();
    await this.sendSoon(plan.privacy.sendJitter, entry.service, result.state);
  }

  /** With jitter, nobody waits: that a check has ended must not be told by the second. */
  private async sendSoon(jitter: number, service: string, state: ServiceState): Promise<void> {
    const send = () =>
      Promise.all(
        this.reporters.map(async (reporter) => {
          await reporter.deliver();
          await this.comingBack.consider(reporter);
          if (state !== 'ok') await this.leaving.acknowledgeEarly(reporter, service);
        }),
      );
    if (jitter === 0) {
      await send();
      return;
    }
    const cancel = this.parts.clock.after(randomInt(jitter * 1000) / 1000, () => {
      this.waits.delete(cancel);
      void send();
    });
    this.waits.add(cancel);
  }

  private paused(): boolean {
    return this.parts.pause.until(this.parts.clock.now()) !== undefined;
  }

  private awaitPauseEnd(): void {
    const { pause, clock } = this.parts;
    this.cancelPause?.();
    const until = pause.until(clock.now());
    if (until !== undefined) this.cancelPause = clock.after(until - clock.now(), () => this.resume());
  }

  /** What fell due meanwhile is looked at now, and what waits is sent. */
  private resume(): void {
    this.cancelPause?.();
    for (const entry of this.parts.plan.entries) {
      if (this.allowed(entry)) this.scheduler.schedule(entry, this.firstRun(entry));
    }
    for (const reporter of this.reporters) reporter.deliverInTurn();
    this.changed();
  }

  /** As after a start: everything is looked at anew, and what the departure did is undone once that has arrived. */
  private comeBack(): void {
    this.comingBack.again();
    void this.runNow();
    this.wake();
  }

  /** Outside the working hours and while paused nothing leaves the machine. */
  private mayLeave(): boolean {
    const { hours } = this.parts.plan;
    if (this.paused()) return false;
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
      .some(
        (intent) =>
          machineIsOpen(intent) || (intent.expiry > now && isOpenOutcome(intent.services[entry.service])),
      );
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
