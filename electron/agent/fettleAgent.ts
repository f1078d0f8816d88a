import type { CheckResult } from '../../shared/checkResult';
import type { Choice, Snapshot } from '../../shared/snapshot';
import type { DepartureCause } from '../store/departures';
import type { Agent } from './agent';
import type { AgentParts } from './agentParts';
import { Checking } from './checking/checking';
import type { RunWish } from './checking/runner';
import { Delivery } from './delivery/delivery';
import { Leaving } from './departure/leaving';
import { forgetRecovered } from './departure/preAcknowledge';
import { ComingBack } from './departure/returning';
import { isWithin } from './plan/hours';
import type { PlanEntry } from './plan/plan';
import { type Questions, questionsTo } from './questions';
import { Snoozing } from './snooze/snoozing';
import { makeSnapshot } from './views/snapshot';

export class FettleAgent implements Agent {
  private readonly checking: Checking;
  private readonly delivery: Delivery;
  private readonly comingBack: ComingBack;
  private readonly leaving: Leaving;
  private readonly credentials: ReturnType<NonNullable<AgentParts['keepCredentials']>> | undefined;
  private readonly snoozing: Snoozing;
  readonly questions: Questions;
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private claimed: { release(): Promise<void> } | undefined;
  private cancelPause: (() => void) | undefined;

  constructor(private readonly parts: AgentParts) {
    const all = { ...parts, ...parts.state };
    const mayLeave = () => this.mayLeave();
    const onChange = () => this.changed();
    this.checking = new Checking({ ...all, onResult: (...found) => this.onResult(...found), onChange });
    this.delivery = new Delivery({
      ...all,
      mayLeave,
      delivered: (reporter) => {
        void this.comingBack.consider(reporter);
        void this.snoozing.consider(reporter);
      },
      onChange,
    });
    this.comingBack = new ComingBack({
      ...all,
      mayLeave,
      expected: () => this.checking.services(),
      onChange,
    });
    this.snoozing = new Snoozing({ ...all, reporters: this.delivery.reporters, mayLeave, onChange });
    this.credentials = parts.keepCredentials?.({
      // A certificate is for sending; whoever allowed nothing needs none.
      mayAsk: () => this.mayLeave() && this.checking.services().length > 0,
      issued: (target) => this.delivery.renew(target),
    });
    this.leaving = new Leaving({
      ...all,
      reporters: this.delivery.reporters,
      problemServices: () => this.checking.problemServices(),
      mayLeave,
      comeBack: () => this.comeBack(),
      onChange,
    });
    const { snoozing, delivery } = this;
    this.questions = questionsTo({ ...parts, snoozing, reporters: delivery.reporters, mayLeave });
  }

  /** Becomes the one writer of the state folder; rejects when another process is. */
  async claim(): Promise<void> {
    this.claimed = await this.parts.claim(this);
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
    this.credentials?.start();
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
      stored: (entry) => parts.state.results.get(entry),
      running: checking.running,
      nextRun: (entry) => checking.nextRun(entry),
      snoozeOf: (entry) => this.snoozing.view(entry),
      targets: this.delivery.views(),
      faults: [...parts.faults(), ...this.delivery.faults()],
      departures: parts.state.departures.of('departure'),
      pausedUntil: parts.state.pause.until(parts.clock.now()),
    });
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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
    if (choice === 'declined') this.parts.declined?.();
    this.leaving.renewHandover();
    this.changed();
  }

  snooze(entry: string, until: number, words: string): Promise<void> {
    return this.snoozing.set(entry, until, words);
  }

  endSnooze(entry: string): Promise<void> {
    return this.snoozing.end(entry);
  }

  forgetSent(): void {
    this.parts.state.journal.remove(() => true);
  }

  async pause(until?: number): Promise<void> {
    await this.parts.state.pause.set(until);
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
    await this.credentials?.stop();
    await this.claimed?.release();
  }

  private async onResult(entry: PlanEntry, result: CheckResult): Promise<void> {
    this.parts.state.history.record(entry.id, result);
    await this.delivery.put(entry, result);
    this.comingBack.note(entry.service);
    await this.snoozing.note(entry, result);
    this.changed();
    if (result.state === 'ok') await forgetRecovered(entry.service, this.parts.state.departures);
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

  private awaitPauseEnd(): void {
    const { clock, state } = this.parts;
    this.cancelPause?.();
    const until = state.pause.until(clock.now());
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

  /** As after a start: everything is looked at again, each in its turn, and what the departure did is undone once that has arrived. */
  private comeBack(): void {
    this.comingBack.again();
    this.checking.again();
    this.wake();
  }

  /** Outside the working hours and while paused nothing leaves the machine. */
  private mayLeave(): boolean {
    const { state, clock, plan } = this.parts;
    const now = clock.now();
    if (state.pause.until(now) !== undefined) return false;
    return plan.hours === undefined || isWithin(now, plan.hours);
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
