import type { Fault } from '../../../shared/fault';
import { type Message, message } from '../../../shared/message';
import type { TargetView } from '../../../shared/snapshot';
import type { RejectReason, RequestOutcome } from '../../icinga/types';
import type { Clock } from '../../platform/clock';
import type { Outbox, OutboxItem } from '../../store/outbox';
import { splay } from '../plan/splay';
import { backoff } from './backoff';
import type { Client, Connect } from './connect';
import type { Lane } from './lanes';
import { failureMessage, waitingForApproval } from './messages';
import { PlainerTexts } from './plainerTexts';

export interface ReporterParts {
  clock: Clock;
  outbox: Outbox;
  connect: Connect;
  /** Whether a request may leave now (working hours). */
  mayLeave(): boolean;
  onChange(): void;
}

type Unsuccessful = Extract<RequestOutcome, { kind: 'failed' | 'rejected' }>;
type Phase = Pick<TargetView, 'phase' | 'message' | 'remedy'>;

/** A key ring may be unlocked, and a certificate come, at any moment; nobody tells us. Looking costs no request. */
const lockedRetry = 60;

/** Seconds after which the first endpoint is tried again when another one took its place. */
const homeAfter = 300;

/** A server cannot ask for more silence than this; results would become stale. */
const longestPause = 3600;

/** Delivers one lane's outbox over one keep-alive connection and retries what failed. */
export class Reporter {
  private client: Client | undefined;
  private endpoint: string;
  private delivering: Promise<void> | undefined;
  private cancelRetry: (() => void) | undefined;
  private failures = 0;
  private state: Phase = { phase: 'idle' };
  private readonly plainer = new PlainerTexts();
  private stopped = false;
  /** Monotonic seconds; until then the server wants to be left alone. */
  private pausedUntil = 0;
  /** Monotonic seconds since when another endpoint than the first is used. */
  private awaySince: number | undefined;
  private cancelSplay: (() => void) | undefined;

  constructor(
    readonly lane: Lane,
    private readonly parts: ReporterParts,
  ) {
    this.endpoint = lane.endpoints[0] ?? '';
    if (lane.target.enrollment === 'pending') this.state = approvalPhase(lane.target.name);
  }

  view(): TargetView {
    const lastDelivered = this.parts.outbox.lastDelivered(this.lane.name);
    return {
      name: this.lane.name,
      host: this.lane.target.host,
      endpoint: this.endpoint,
      waiting: this.parts.outbox.waiting(this.lane.name).length,
      ...this.state,
      ...(lastDelivered === undefined ? {} : { lastDelivered }),
    };
  }

  /** Texts that the server refused, so that only the state arrived. */
  faults(): Fault[] {
    return this.plainer.faults(this.lane.name);
  }

  /** Sends what waits; never rejects. A call while one is under way joins it and then looks again. */
  async deliver(): Promise<void> {
    while (this.delivering) await this.delivering;
    if (this.stopped) return;
    this.cancelRetry?.();
    this.delivering = this.deliverNow().finally(() => {
      this.delivering = undefined;
    });
    await this.delivering;
  }

  /**
   * Sends what waits, at this workstation's place in the target's splay: a fleet that comes back at once must not speak all at once.
   */
  deliverInTurn(): void {
    this.cancelSplay?.();
    if (this.stopped) return;
    const { target, name } = this.lane;
    const wait = splay(`${target.host}!${name}`, target.splay ?? 0);
    this.cancelSplay = this.parts.clock.after(wait, () => void this.deliver());
  }

  /** A client with working credentials, or undefined with the phase saying why. */
  async open(): Promise<Client | undefined> {
    // After stop(), open() must not create a connection that nobody would close.
    if (this.stopped) return undefined;
    if (this.client) return this.client;
    const connected = await this.parts.connect(this.lane, this.endpoint);
    if (connected.kind === 'client') {
      this.client = connected.client;
      return this.client;
    }
    if (connected.kind === 'locked') {
      this.enter({
        phase: 'key-ring-locked',
        message: message('delivery.key-ring-locked'),
        remedy: message('delivery.key-ring-locked.remedy'),
      });
      this.retryAfter(lockedRetry);
    } else if (connected.kind === 'waiting') {
      this.enter(approvalPhase(this.lane.target.name));
      this.retryAfter(lockedRetry);
    } else {
      this.enter({ phase: 'refused', message: connected.message, remedy: connected.remedy });
      this.retryAfter(backoff(++this.failures));
    }
    return undefined;
  }

  /** New credentials have come: whatever is sent from now on is sent with these. */
  async renew(): Promise<void> {
    while (this.delivering) await this.delivering;
    await this.dropClient();
    if (this.state.phase === 'waiting-for-approval') this.enter({ phase: 'idle' });
    await this.deliver();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelRetry?.();
    this.cancelSplay?.();
    await this.dropClient();
  }

  private async deliverNow(): Promise<void> {
    let items = this.parts.outbox.waiting(this.lane.name);
    if (items.length === 0) return;
    const pause = this.pausedUntil - this.parts.clock.monotonic();
    if (pause > 0) {
      this.retryAfter(pause);
      return;
    }
    await this.goHome();
    let tried = 0;
    while (items.length > 0 && !this.stopped && this.parts.mayLeave()) {
      const client = await this.open();
      if (!client) return;
      const outcomes = await client.sendResults(items);
      const failure = await this.settle(items, outcomes);
      if (!failure) {
        items = this.parts.outbox.waiting(this.lane.name);
        continue;
      }
      await this.dropClient();
      tried += 1;
      this.moveToNextEndpoint();
      if (tried >= this.lane.endpoints.length) {
        const phase = failure.kind === 'failed' ? 'not-connected' : 'refused';
        this.enter({ phase, ...failureMessage(failure, this.lane) });
        this.retryAfter(this.patience(failure));
        return;
      }
    }
  }

  /** Seconds until the next attempt: the back-off, after as long as the server asked for. */
  private patience(failure: Unsuccessful): number {
    if (failure.kind !== 'failed') return backoff(++this.failures);
    const { reason, retryAfter } = failure;
    const wait = backoff(++this.failures, reason);
    if (reason !== 'server-error' && retryAfter === undefined) return wait;
    // New results must not press a server that cannot keep up; and all who were asked to come back at one time must not come at one moment.
    const asked = Math.min(retryAfter ?? 0, longestPause) + wait;
    this.pausedUntil = this.parts.clock.monotonic() + asked;
    return asked;
  }

  /** Goes back to the first endpoint after a while; if it still does not answer, the next one is tried at once. */
  private async goHome(): Promise<void> {
    const { clock } = this.parts;
    const [home] = this.lane.endpoints;
    if (home === undefined || this.awaySince === undefined) return;
    if (clock.monotonic() - this.awaySince < homeAfter) return;
    await this.dropClient();
    this.endpoint = home;
    this.awaySince = undefined;
  }

  /** Settles each item by its own answer; the first failure, if any, means: try again later. */
  private async settle(
    items: readonly OutboxItem[],
    outcomes: readonly RequestOutcome[],
  ): Promise<Unsuccessful | undefined> {
    const settled: { item: OutboxItem; rejected?: string }[] = [];
    let failed: Unsuccessful | undefined;
    let refused: Unsuccessful | undefined;
    items.forEach((item, index) => {
      const outcome = outcomes[index] ?? { kind: 'failed', reason: 'connection-lost', status: '' };
      const later = failureForNow(outcome);
      if (later) failed ??= later;
      else if (outcome.kind === 'rejected') {
        refused ??= outcome;
        settled.push({ item, rejected: outcome.status });
      } else settled.push({ item });
    });
    this.plainer.note(items, outcomes);
    await this.parts.outbox.settle(settled, this.parts.clock.now());
    if (settled.some(({ rejected }) => rejected === undefined)) this.failures = 0;
    if (refused) this.enter({ phase: 'refused', ...failureMessage(refused, this.lane) });
    else if (!failed) this.enter({ phase: 'delivered' });
    return failed;
  }

  /** Credentials and certificates are read again at the next connection. */
  private async dropClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.close();
  }

  private moveToNextEndpoint(): void {
    const { endpoints } = this.lane;
    this.endpoint = endpoints[(endpoints.indexOf(this.endpoint) + 1) % endpoints.length] ?? this.endpoint;
    this.awaySince = this.endpoint === endpoints[0] ? undefined : this.parts.clock.monotonic();
  }

  private retryAfter(seconds: number): void {
    this.cancelRetry?.();
    if (this.stopped) return;
    this.cancelRetry = this.parts.clock.after(seconds, () => void this.deliver());
  }

  private enter(state: { phase: Phase['phase']; message?: Message; remedy?: Message }): void {
    this.state = state;
    this.parts.onChange();
  }
}

function approvalPhase(target: string): Phase {
  return { phase: 'waiting-for-approval', ...waitingForApproval(target) };
}

const certificateReasons: ReadonlySet<string> = new Set<RejectReason>([
  'certificate-untrusted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'host-name-mismatch',
]);

/** What may work later. A wrong certificate counts: it may be a hotel's sign-in page and not the server. */
function failureForNow(outcome: RequestOutcome): Unsuccessful | undefined {
  if (outcome.kind === 'failed') return outcome;
  if (outcome.kind !== 'rejected') return undefined;
  return certificateReasons.has(outcome.reason) ? outcome : undefined;
}
