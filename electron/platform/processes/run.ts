import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { childEnvironment } from './childEnvironment';
import { OutputKeeper } from './output';
import type { Command, ProcessOutcome, RunProcess } from './process';
import { findProgram } from './program';
import { processTree } from './tree';
import { markName } from './tree/tree';

const defaultMaxOutput = 64 * 1024;
/** After the program's end: how long its output must be quiet, and how long it is waited for at most. */
const quietMs = 100;
const drainMs = 2000;
/** setTimeout's limit; longer waits would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Makes the function that runs programs. `base` is the environment of which only the allow-listed part is passed on.
 * The function never rejects: whatever happens is an Outcome.
 */
export function createRunProcess(base: NodeJS.ProcessEnv): RunProcess {
  return async (command) => {
    if (command.signal?.aborted) return { kind: 'aborted' };
    const [program, ...arguments_] = command.argv;
    const environment = childEnvironment(base, command);
    const found = await findProgram(program, environment, command.searchIn ?? []);
    if (found.kind === 'not-found') return { kind: 'not-found', program };
    if (found.kind === 'not-executable') return { ...found, program };
    if (command.signal?.aborted) return { kind: 'aborted' };
    const mark = randomUUID();
    try {
      const child = spawn(found.file, arguments_, {
        env: { ...environment, [markName]: mark },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: processTree().ownGroup,
        windowsHide: true,
      });
      const outcome = await watch(child, command, mark);
      // The file is there; what the system did not find is what the file itself needs.
      const lacks = outcome.kind === 'not-executable' && /^(?:ENOENT|ENOEXEC)$/.test(outcome.reason);
      return lacks ? { ...outcome, fault: 'architecture' } : outcome;
    } catch (error) {
      // spawn throws for a NUL in an argument and for some errors of the system.
      return { kind: 'not-executable', program, reason: codeOf(error) };
    }
  };
}

type Ending =
  | { by: 'itself' }
  | { by: 'time-out' }
  | { by: 'abort' }
  | { by: 'full' }
  | { by: 'error'; reason: string };

async function watch(child: ChildProcess, command: Command, mark: string): Promise<ProcessOutcome> {
  const started = performance.now();
  const limit = command.maxOutput ?? defaultMaxOutput;
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('a child without pipes');
  const full = new AbortController();
  const onFull = () => full.abort();
  const outputs = [new OutputKeeper(stdout, limit, onFull), new OutputKeeper(stderr, limit)] as const;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ending = await firstEnding(child, exited, command, full.signal);
  const duration = (performance.now() - started) / 1000;

  if (ending.by === 'error') {
    return { kind: 'not-executable', program: command.argv[0], reason: ending.reason };
  }
  if (ending.by !== 'itself' && child.pid !== undefined) await processTree().end(child.pid, mark);
  await drained(outputs, closed);
  for (const output of outputs) output.close();
  if (ending.by === 'abort') return { kind: 'aborted' };

  const [out, err] = [outputs[0].kept(), outputs[1].kept()];
  const kept = { stdout: out.text, stderr: err.text, truncated: out.truncated || err.truncated };
  if (ending.by === 'time-out') return { kind: 'timed-out', ...kept, duration };
  if (child.signalCode !== null) return { kind: 'signalled', signal: child.signalCode, ...kept, duration };
  return { kind: 'exited', code: child.exitCode ?? 0, ...kept, duration };
}

function firstEnding(
  child: ChildProcess,
  exited: Promise<void>,
  command: Command,
  full: AbortSignal,
): Promise<Ending> {
  return new Promise((resolve) => {
    const finish = (ending: Ending) => {
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', onAbort);
      resolve(ending);
    };
    const onAbort = () => finish({ by: 'abort' });
    const timer = setTimeout(
      () => finish({ by: 'time-out' }),
      Math.min(Math.max(command.timeout, 0) * 1000, longestTimerMs),
    );
    command.signal?.addEventListener('abort', onAbort, { once: true });
    if (command.endWhenFull) full.addEventListener('abort', () => finish({ by: 'full' }), { once: true });
    child.once('error', (error) => finish({ by: 'error', reason: codeOf(error) }));
    void exited.then(() => finish({ by: 'itself' }));
  });
}

/** Waits for the output's end, but not for a process in the background that keeps the pipe open. */
async function drained(outputs: readonly OutputKeeper[], closed: Promise<void>): Promise<void> {
  const seen = () => outputs.reduce((sum, output) => sum + output.bytesSeen, 0);
  const deadline = performance.now() + drainMs;
  for (let before = -1; before !== seen() && performance.now() < deadline; ) {
    before = seen();
    if (await settlesWithin(closed, quietMs)) return;
  }
}

async function settlesWithin(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const settled = await Promise.race([promise.then(() => true), tooLate]);
  clearTimeout(timer);
  return settled;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
