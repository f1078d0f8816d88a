import type { Snapshot } from '../../shared/snapshot';
import type { Claim } from '../platform/instance/instance';
import type { DepartureCause } from '../store/departures';
import type { Agent, AppAgent } from './agent';
import type { Configuration } from './plan/configuration';
import { describePlan } from './plan/describe';
import type { Plan } from './plan/plan';

export interface ReloadingParts {
  load(): Configuration;
  /** An agent of a configuration; it gets its right to write from `claim`. */
  create(configuration: Configuration, claim: () => Promise<Claim>): Promise<Agent>;
  /** Becomes the one instance of this person, which answers the command line for `agent`. */
  claim(agent: ReloadingAgent, quit: () => void): Promise<Claim>;
  /** Calls back when policy or settings may have changed; the returned function ends it. */
  watch(changed: () => void): () => void;
  /** A configuration could not be taken up; nothing is checked any more. */
  failed(error: unknown): void;
}

/**
 * The app's agent, which follows policy and settings without a restart. A plan never changes: a new one gets a new
 * agent, and what must outlast the old one (answers, results, outbox, departures) is on disk anyway. The claim on the
 * state folder is kept in between, so that no other process gets in. It passes on only what outlives an agent; everything else is
 * asked of the current one.
 */
export class ReloadingAgent implements AppAgent {
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private quitRequested: () => void = () => undefined;
  private present: { agent: Agent; plan: Plan } | undefined;
  private claimed: Claim | undefined;
  private unwatch: () => void = () => undefined;
  /** Exchanges happen one after the other and never during a departure; whatever is asked for waits for them. */
  private exchanges: Promise<void> = Promise.resolve();
  private departing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: ReloadingParts) {}

  async start(): Promise<void> {
    await this.take(this.parts.load());
    this.unwatch = this.parts.watch(() => void this.reload());
  }

  /** Reads the configuration again and, when it says something else, goes on with that. Never rejects. */
  reload(): Promise<void> {
    this.exchanges = this.exchanges
      .then(() => this.departing)
      .then(() => this.exchange())
      .catch((error: unknown) => this.parts.failed(error));
    return this.exchanges;
  }

  async current(): Promise<Agent> {
    await this.exchanges;
    return this.agent;
  }

  snapshot(): Snapshot {
    return this.agent.snapshot();
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onQuitRequest(listener: () => void): void {
    this.quitRequested = listener;
  }

  depart(cause: DepartureCause): Promise<void> {
    this.departing = this.exchanges.then(() => this.agent.depart(cause));
    return this.departing;
  }

  wake(): void {
    this.agent.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unwatch();
    await this.exchanges;
    await this.present?.agent.stop();
    await this.claimed?.release();
  }

  private get agent(): Agent {
    if (!this.present) throw new Error('the agent has not been started');
    return this.present.agent;
  }

  private async exchange(): Promise<void> {
    const configuration = this.parts.load();
    const before = this.present;
    if (this.stopped || !before || described(before.plan) === described(configuration.plan)) return;
    await before.agent.stop();
    await this.take(configuration);
    // An entry that looks elsewhere now must not show what was found before for another interval.
    for (const { id } of configuration.plan.entries) {
      if (entryOf(before.plan, id) !== entryOf(configuration.plan, id)) void this.agent.runNow(id);
    }
  }

  private async take(configuration: Configuration): Promise<void> {
    const agent = await this.parts.create(configuration, async () => {
      this.claimed ??= await this.parts.claim(this, () => this.quitRequested());
      return { release: async () => undefined };
    });
    agent.onSnapshot((snapshot) => {
      for (const listener of this.listeners) listener(snapshot);
    });
    this.present = { agent, plan: configuration.plan };
    await agent.start();
  }
}

/** Everything that a plan says, to be compared. */
function described(plan: Plan): string {
  return JSON.stringify([describePlan(plan), plan.localOnly, plan.faults]);
}

function entryOf(plan: Plan, id: string): string {
  const values = describePlan(plan).filter(({ path }) => path.startsWith(`checks.${id}.`));
  return JSON.stringify(values.map(({ path, value }) => [path, value]));
}
