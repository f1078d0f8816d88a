import type { ActivityQuestion, ActivityView } from '../../shared/activity';
import type { CheckResult } from '../../shared/checkResult';
import type { ConnectionStep } from '../../shared/diagnosis';
import type { Fault } from '../../shared/fault';
import type { HistoryView } from '../../shared/history';
import type { Language } from '../../shared/i18n';
import type { Document, ExampleView, SentView, SnoozeOffer, SnoozePreview } from '../../shared/privacyViews';
import type { SeenView } from '../../shared/seen';
import type { Choice, Snapshot } from '../../shared/snapshot';
import type { CheckContext } from '../checks/check';
import type { Clock } from '../platform/clock';
import type { KeyStore } from '../platform/keystore/keyStore';
import type { RunProcess } from '../platform/processes/process';
import type { Redactor } from '../privacy/redactor';
import type { DepartureCause, Departures } from '../store/departures';
import type { History } from '../store/history';
import type { Journal } from '../store/journal';
import type { Outbox } from '../store/outbox';
import type { Pause } from '../store/pause';
import type { Results } from '../store/results';
import type { Snoozes } from '../store/snoozes';
import type { Agent } from './agent';
import { Checking } from './checking/checking';
import type { RunWish } from './checking/runner';
import type { Consent } from './consent/consent';
import type { Connect } from './delivery/connect';
import { Delivery } from './delivery/delivery';
import { Leaving } from './departure/leaving';
import { forgetRecovered } from './departure/preAcknowledge';
import { ComingBack } from './departure/returning';
import type { AccessBundle } from './documents/accessBundle';
import { makeDocument } from './documents/documents';
import type { CredentialsKeeper, KeeperParts } from './enrolment/keeper';
import { isWithin } from './plan/hours';
import type { Plan, PlanEntry, PlanTarget } from './plan/plan';
import { Snoozing } from './snooze/snoozing';
import { activityView } from './views/activity';
import { makeExample } from './views/example';
import { historyView } from './views/history';
import { whatItSees } from './views/seen';
import { sentView } from './views/sent';
import { makeSnapshot } from './views/snapshot';

/** Everything the agent is made of; made by `createAgent`, or by tests. */
export interface AgentParts {
  version: string;
  clock: Clock;
  plan: Plan;
  consent: Consent;
  results: Results;
  history: Pick<History, 'record' | 'looks' | 'remove'>;
  outbox: Outbox;
  departures: Departures;
  snoozes: Snoozes;
  run: RunProcess;
  secrets: Pick<KeyStore, 'get'>;
  macros: CheckContext<unknown>['macros'];
  connect: Connect;
  /** Walks the way to a target. */
  examine(target: PlanTarget): Promise<ConnectionStep[]>;
  redact: Redactor;
  journal: Pick<Journal, 'entries' | 'remove'>;
  pause: Pause;
  /** All local data about the person. */
  bundle(): AccessBundle;
  faults(): Fault[];
  /** Holds a suspend back and calls back, as long as the agent runs; only asked for when the policy wants it. */
  watchSleep?(events: { sleep(): Promise<void>; wake(): void }): { stop(): void };
  /** Leaves word for the system's own departure: the services with a problem, or undefined to take it back. */
  leaveHandover?(problems: readonly string[] | undefined): Promise<void>;
  /** Marks this machine as this person's; false when it is somebody else's. */
  becomeOwner(): boolean;
  /** Fetches and renews the certificates that Fettle enrolled itself. */
  keepIdentities?(on: Pick<KeeperParts, 'mayAsk' | 'issued'>): Pick<CredentialsKeeper, 'start' | 'stop'>;
  /** Claims the state folder for this process; rejects when another has it. */
  claim(agent: Agent, quit: () => void): Promise<{ release(): Promise<void> }>;
}

export class FettleAgent implements Agent {
  private readonly checking: Checking;
  private readonly delivery: Delivery;
  private readonly comingBack: ComingBack;
  private readonly leaving: Leaving;
  private readonly identities: ReturnType<NonNullable<AgentParts['keepIdentities']>> | undefined;
  private readonly snoozing: Snoozing;
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private claimed: { release(): Promise<void> } | undefined;
  private cancelPause: (() => void) | undefined;
  private quitRequested: () => void = () => undefined;

  constructor(private readonly parts: AgentParts) {
    const mayLeave = () => this.mayLeave();
    const onChange = () => this.changed();
    this.checking = new Checking({ ...parts, onResult: (...found) => this.onResult(...found), onChange });
    this.delivery = new Delivery({
      ...parts,
      mayLeave,
      delivered: (reporter) => {
        void this.comingBack.consider(reporter);
        void this.snoozing.consider(reporter);
      },
      onChange,
    });
    this.comingBack = new ComingBack({
      ...parts,
      mayLeave,
      expected: () => this.checking.services(),
      onChange,
    });
    this.snoozing = new Snoozing({ ...parts, reporters: this.delivery.reporters, mayLeave, onChange });
    this.identities = parts.keepIdentities?.({
      // A certificate is for sending; whoever allowed nothing needs none.
      mayAsk: () => this.mayLeave() && this.checking.services().length > 0,
      issued: (target) => this.delivery.renew(target),
    });
    this.leaving = new Leaving({
      ...parts,
      reporters: this.delivery.reporters,
      problems: () => this.checking.problemServices(),
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
    // Anyone who answered before owner marks existed counts as the owner.
    if (this.parts.consent.gate().cards.some(({ answer }) => allows(answer?.choice))) this.takeMachine();
    await this.delivery.forget((entry) => this.checking.mayStillSend(entry));
    this.checking.start();
    this.delivery.wake();
    this.awaitPauseEnd();
    this.identities?.start();
    this.leaving.start();
    await this.snoozing.start();
    this.changed();
  }

  snapshot(): Snapshot {
    const { parts, checking } = this;
    const gate = parts.consent.gate();
    return makeSnapshot({
      version: parts.version,
      now: parts.clock.now(),
      plan: parts.plan,
      cards: gate.cards,
      answerNeeded: gate.answerNeeded,
      phaseOf: (entry) => checking.phaseOf(entry),
      stored: (entry) => parts.results.get(entry),
      running: checking.running,
      nextRun: (entry) => checking.nextRun(entry),
      snoozeOf: (entry) => this.snoozing.view(entry),
      targets: this.delivery.views(),
      faults: parts.faults(),
      departures: parts.departures.of('departure'),
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
  tryEntry(id: string, wish?: RunWish): Promise<CheckResult> {
    return this.checking.tryEntry(id, wish);
  }

  runNow(id?: string): Promise<void> {
    return this.checking.runNow(id);
  }

  async answer(card: string, hash: string, choice: Choice): Promise<void> {
    if (allows(choice) && !this.takeMachine())
      throw new Error('Somebody else reports for this computer since a moment ago');
    await this.parts.consent.answer(card, hash, choice);
    await this.checking.followAnswers();
    await this.snoozing.followAnswers();
    this.leaving.renewHandover();
    this.changed();
  }

  example(card: string): Promise<ExampleView> {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === card);
    if (!entry) return Promise.reject(new Error(`no check ${card}`));
    return makeExample(entry, { ...this.parts, lane: this.delivery.reporters[0]?.lane });
  }

  snoozeOffer(entry: string): SnoozeOffer {
    return this.snoozing.offer(entry);
  }

  previewSnooze(words: string): SnoozePreview {
    return this.snoozing.preview(words);
  }

  snooze(entry: string, until: number, words: string): Promise<void> {
    return this.snoozing.set(entry, until, words);
  }

  endSnooze(entry: string): Promise<void> {
    return this.snoozing.end(entry);
  }

  sent(): SentView {
    return sentView(this.parts.journal, this.parts.plan);
  }

  history(id: string): HistoryView | undefined {
    const entry = this.parts.plan.entries.find((candidate) => candidate.id === id);
    return entry && historyView(entry, this.parts);
  }

  activity(asked: ActivityQuestion): ActivityView {
    return activityView(asked, this.parts);
  }

  seen(): Promise<SeenView> {
    return whatItSees(this.delivery.reporters, this.parts, () => this.mayLeave());
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

  deliver(seconds: number): Promise<void> {
    return this.delivery.deliver(seconds);
  }

  async enrolled(): Promise<void> {
    await Promise.all(this.delivery.reporters.map((reporter) => reporter.renew()));
  }

  async testTarget(name: string): Promise<ConnectionStep[]> {
    const found = this.delivery.reporters.find(({ lane }) => lane.name === name);
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
    this.checking.wake();
    this.delivery.wake();
    void this.snoozing.start();
  }

  async stop(): Promise<void> {
    this.cancelPause?.();
    this.delivery.hold();
    this.comingBack.stop();
    this.snoozing.stop();
    // Side by side: a result on its way to a server that hangs must not hold the end.
    await Promise.all([this.checking.stop(), this.delivery.stop()]);
    await this.leaving.stop();
    await this.identities?.stop();
    await this.claimed?.release();
  }

  private async onResult(entry: PlanEntry, result: CheckResult): Promise<void> {
    this.parts.history.record(entry.id, result);
    await this.delivery.put(entry, result);
    this.comingBack.note(entry.service);
    await this.snoozing.note(entry, result);
    this.changed();
    if (result.state === 'ok') await forgetRecovered(entry.service, this.parts.departures);
    this.leaving.renewHandover();
    await this.delivery.sendSoon(async (reporter) => {
      await this.comingBack.consider(reporter);
      if (result.state !== 'ok') await this.leaving.acknowledgeEarly(reporter, entry.service);
    });
  }

  /** The first who allows something reports for the machine, where the policy names nobody. */
  private takeMachine(): boolean {
    const { localOnly, owner } = this.parts.plan;
    return localOnly !== undefined || owner !== undefined || this.parts.becomeOwner();
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
    this.checking.start();
    this.delivery.wake();
    void this.snoozing.start();
    this.changed();
  }

  /** As after a start: everything is looked at anew, each in its turn, and what the departure did is undone once that has arrived. */
  private comeBack(): void {
    this.comingBack.again();
    this.checking.again();
    this.wake();
  }

  /** Outside the working hours and while paused nothing leaves the machine. */
  private mayLeave(): boolean {
    const { hours } = this.parts.plan;
    if (this.paused()) return false;
    return hours === undefined || isWithin(this.parts.clock.now(), hours);
  }

  private changed(): void {
    if (this.listeners.size === 0) return;
    const snapshot = this.snapshot();
    for (const listener of this.listeners) listener(snapshot);
  }
}

function allows(choice: Choice | undefined): boolean {
  return choice === 'read' || choice === 'accepted';
}
