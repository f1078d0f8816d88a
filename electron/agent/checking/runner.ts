import type { CheckResult } from '../../../shared/checkResult';
import { type Message, message } from '../../../shared/message';
import type { CheckContext, TraceStep } from '../../checks/check';
import type { Clock } from '../../platform/clock';
import type { KeyStore } from '../../platform/keystore/keyStore';
import type { RunProcess } from '../../platform/processes/process';
import type { PlanEntry } from '../plan/plan';
import { HiddenSecrets } from './hiddenSecrets';

export interface RunnerParts {
  clock: Clock;
  run: RunProcess;
  /** Where the checks' own secrets are. */
  secrets: Pick<KeyStore, 'get'>;
  macros: CheckContext<unknown>['macros'];
  /** What an entry's last result asked to be remembered. */
  memoryOf(entry: string): unknown;
  /** Called when an entry starts, says something, or ends (undefined). */
  onProgress(entry: string, step: Message | undefined): void;
}

/** How somebody wants an entry to be run. */
export interface RunWish {
  /** What is remembered must not stand in for asking. */
  askAgain?: boolean;
  /** Sees every step. */
  trace?(step: TraceStep): void;
}

/** Runs entries, never the same one twice at a time. */
export class Runner {
  private readonly running = new Map<string, Promise<CheckResult>>();
  private readonly abort = new AbortController();

  constructor(private readonly parts: RunnerParts) {}

  /** The entry's result; asking again while it runs gives the same run. */
  run(entry: PlanEntry, wish: RunWish = {}): Promise<CheckResult> {
    const present = this.running.get(entry.id);
    if (present) return present;
    const run = this.start(entry, wish).finally(() => {
      this.running.delete(entry.id);
      this.parts.onProgress(entry.id, undefined);
    });
    this.running.set(entry.id, run);
    return run;
  }

  /** Ends every running check with its processes. */
  async stop(): Promise<void> {
    this.abort.abort();
    await Promise.allSettled(this.running.values());
  }

  private async start(entry: PlanEntry, { askAgain = false, trace }: RunWish): Promise<CheckResult> {
    const { clock, onProgress } = this.parts;
    const started = clock.now();
    const begun = clock.monotonic();
    onProgress(entry.id, message('engine.checking'));
    const overtime = new AbortController();
    const hidden = new HiddenSecrets();
    const signal = AbortSignal.any([this.abort.signal, overtime.signal]);
    const context: CheckContext<unknown> = {
      options: entry.options,
      run: async (command) => {
        const environment = { ...entry.environment, ...command.environment };
        const given = await this.parts.run({
          ...command,
          timeout: Math.min(command.timeout, Math.max(entry.timeout - (clock.monotonic() - begun), 0.1)),
          environment,
          signal,
        });
        const outcome = hidden.everywhere(given);
        trace?.({ kind: 'command', argv: command.argv, environment: Object.keys(environment), outcome });
        return hidden.inErrors(given);
      },
      clock,
      timeout: entry.timeout,
      signal,
      memory: this.parts.memoryOf(entry.id),
      askAgain,
      progress: (step) => onProgress(entry.id, step),
      secret: async (name) => hidden.note(await this.parts.secrets.get(`check/${entry.id}/${name}`)),
      macros: this.parts.macros,
      root: '/',
      ...(trace ? { trace } : {}),
    };
    return new Promise((resolve) => {
      // The programs a check starts have their own time-outs; the extra second lets the check say which one was late.
      const cancel = clock.after(entry.timeout + 1, () => {
        overtime.abort();
        resolve({
          state: 'unknown',
          summary: message('engine.timed-out', { timeout: { duration: entry.timeout } }),
          evidence: [],
          remedy: [],
          perfdata: [],
          started,
          ended: clock.now(),
          memory: this.parts.memoryOf(entry.id),
        });
      });
      void entry.check.run(context, entry.thresholds).then((result) => {
        cancel();
        resolve(result);
      });
    });
  }
}
