import { dirname } from 'node:path';
import type { CertificateAnswer } from '../../icinga/pki/certificateRequest';
import type { Clock } from '../../platform/clock';
import { endOf } from '../../store/certificateFile';
import {
  type CredentialFiles,
  credentialFilesIn,
  credentialsState,
  readCredentialFile,
} from '../../store/credentials';
import type { PlanTarget } from '../plan/plan';
import { askAgain, type Way } from './enroll';

/** Icinga renews what ends within so many seconds, and calls everything else up to date. */
const renewAhead = 30 * 86_400;

/** An approval is a person's work: asked for after a minute at first, then ever more rarely, at last every hour. */
const firstWait = 60;
const longestWait = 3600;
/** How often the certificate's end is looked at, and how long nothing that may not be sent is tried. */
const lookEvery = 6 * 3600;
const notAllowedWait = 300;

export interface KeeperParts {
  clock: Clock;
  /** How to get to an endpoint, or undefined when there is no way now. */
  way(target: PlanTarget, endpoint: string): Promise<Way | undefined>;
  /** Whether a request may leave now. */
  mayAsk(): boolean;
  /** A target's certificate has come or was renewed. */
  issued(target: string): void;
  /** A target's files could not be read or written. */
  failed(target: string, error: unknown): void;
  /** Default: `Math.random`. */
  random?(): number;
}

/** Fetches certificates that wait for approval, and renews them before they end. Those that IT brought are IT's to renew. */
export class CredentialsKeeper {
  private readonly waits = new Map<string, () => void>();
  private readonly asking = new Set<Promise<void>>();
  private readonly failures = new Map<string, number>();
  private stopped = false;

  constructor(
    private readonly targets: readonly PlanTarget[],
    private readonly parts: KeeperParts,
  ) {}

  start(): void {
    for (const target of this.targets) {
      if (target.enrollment === undefined || target.enrollment === 'none') continue;
      this.again(target, target.enrollment === 'pending' ? this.patience(target.name) : (target.splay ?? 0));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const cancel of this.waits.values()) cancel();
    await Promise.all(this.asking);
  }

  private again(target: PlanTarget, seconds: number): void {
    if (this.stopped) return;
    this.waits.get(target.name)?.();
    const look = () => {
      const asked = this.look(target)
        .catch((error: unknown) => {
          this.parts.failed(target.name, error);
          this.again(target, this.patience(target.name));
        })
        .finally(() => this.asking.delete(asked));
      this.asking.add(asked);
    };
    this.waits.set(target.name, this.parts.clock.after(seconds, look));
  }

  private async look(target: PlanTarget): Promise<void> {
    const files = filesOf(target);
    if (!files || credentialsState(files) === 'none' || readCredentialFile(files.request) === undefined)
      return;
    const end = endOf(files.cert);
    if (end !== undefined && end - this.parts.clock.now() > renewAhead) this.again(target, lookEvery);
    else if (!this.parts.mayAsk()) this.again(target, notAllowedWait);
    else if (await this.ask(target, files)) {
      this.failures.delete(target.name);
      this.parts.issued(target.name);
      this.again(target, lookEvery);
    } else this.again(target, this.patience(target.name));
  }

  /** Whether a certificate came. A server that cannot be reached has others beside it. */
  private async ask(target: PlanTarget, files: CredentialFiles): Promise<boolean> {
    for (const endpoint of target.endpoints) {
      const way = await this.parts.way(target, endpoint);
      const answer: CertificateAnswer | undefined =
        way && !this.stopped ? await askAgain(files, way, this.parts.clock.now()) : undefined;
      if (answer?.kind === 'issued') return true;
      if (answer && answer.kind !== 'failed') return false;
    }
    return false;
  }

  /** Seconds until the next attempt; at random, because a fleet was rolled out at once. */
  private patience(name: string): number {
    const failures = this.failures.get(name) ?? 0;
    this.failures.set(name, failures + 1);
    const wait = Math.min(firstWait * 2 ** Math.min(failures, 10), longestWait);
    return wait * (0.5 + (this.parts.random ?? Math.random)() / 2);
  }
}

function filesOf({ auth }: PlanTarget): CredentialFiles | undefined {
  return auth.type === 'certificate' ? credentialFilesIn(dirname(auth.cert)) : undefined;
}
