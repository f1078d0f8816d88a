import { catalog } from '../../../electron/checks/catalog';
import type { CheckContext } from '../../../electron/checks/check';
import { systemClock } from '../../../electron/platform/clock';
import type { Secret } from '../../../electron/platform/keystore/keyStore';
import type { ProcessOutcome, RunProcess } from '../../../electron/platform/processes/process';
import { createRunProcess } from '../../../electron/platform/processes/run';
import type { CheckResult } from '../../../shared/checkResult';
import { Translator } from '../../../shared/i18n';
import type { Message } from '../../../shared/message';

/** How a check is run in a test; everything has a default. */
export interface CheckRun {
  options?: unknown;
  thresholds?: unknown;
  environment?: Record<string, string>;
  memory?: unknown;
  askAgain?: boolean;
  timeout?: number;
  run?: RunProcess;
  root?: string;
  /** The home folder; default one that does not exist. */
  home?: string;
  /** What this machine is called; default `laptop-alice`. */
  host?: string;
  secret?: (name: string) => Promise<Secret>;
}

/** Runs a check of the catalog the way the engine does, with real programs unless `run` says otherwise. */
export async function runCheck(id: string, given: CheckRun = {}): Promise<CheckResult> {
  const check = catalog.get(id);
  if (!check) throw new Error(`no check ${id}`);
  const context = contextFor(check.options.parse(given.options), given);
  return check.run(context, check.thresholds.parse(given.thresholds));
}

/** A context as the engine makes it. */
export function contextFor<Options>(options: Options, given: CheckRun = {}): CheckContext<Options> {
  const run = given.run ?? createRunProcess(process.env);
  return {
    options,
    run: (command) => run({ ...command, environment: { ...given.environment, ...command.environment } }),
    clock: systemClock(),
    timeout: given.timeout ?? 60,
    signal: new AbortController().signal,
    memory: given.memory,
    askAgain: given.askAgain ?? false,
    progress: () => {},
    secret: given.secret ?? holding({}),
    macros: {
      user: 'alice',
      host: given.host ?? 'laptop-alice',
      address: '192.0.2.7',
      home: given.home ?? '/home/alice',
    },
    root: given.root ?? '/',
  };
}

/** Runs a check again and again, each time with what the last run remembered, and counts the programs that it asks. */
export function repeatedly(
  id: string,
  given: CheckRun,
): () => Promise<{ asked: number; result: CheckResult }> {
  const run = given.run ?? createRunProcess(process.env);
  let memory: unknown;
  return async () => {
    let asked = 0;
    const counting: RunProcess = (command) => {
      asked += 1;
      return run(command);
    };
    const result = await runCheck(id, { ...given, memory, run: counting });
    memory = result.memory;
    return { asked, result };
  };
}

/** A person's key store that holds these secrets. */
export function holding(secrets: Record<string, string>): (name: string) => Promise<Secret> {
  return async (name) => {
    const value = secrets[name];
    return value === undefined ? { kind: 'absent' } : { kind: 'found', value };
  };
}

/** A program that ended by itself. */
export function exited(code: number, stdout = '', stderr = ''): ProcessOutcome {
  return { kind: 'exited', code, stdout, stderr, truncated: false, duration: 0.1 };
}

/** A message in English. */
export function english(message: Message): string {
  return new Translator('en', 'en', 'UTC').render(message);
}
