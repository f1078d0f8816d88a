import type { CheckResult } from '../../../../shared/checkResult';
import { formatDuration } from '../../../../shared/duration';
import { Translator } from '../../../../shared/i18n';
import { englishOutput } from '../../../agent/delivery/passiveResult';
import type { PlanEntry } from '../../../agent/plan/plan';
import type { TraceStep } from '../../../checks/check';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { System } from '../../../platform/system';
import { redacted } from './explain';

/** What cases call the systems, as Node does. */
const inCases = { linux: 'linux', windows: 'win32', mac: 'darwin' } as const satisfies Record<System, string>;

/** What a maintainer must know about every saved case. */
const missing = [
  'met and source: say what happened, and where you told it',
  'files and figures that the check read by itself: put the files below root/ and home/, the figures into library or os',
  'what the last result asked to be remembered: memory',
];

/**
 * A result as a case of test/cases: the entry's options and thresholds, each command with its answer, and what was said.
 * The answer is Fettle's own until somebody writes the right one in its place.
 */
export function savedCase(
  entry: Pick<PlanEntry, 'check' | 'options' | 'thresholds'>,
  { result, steps }: { result: CheckResult; steps: readonly TraceStep[] },
  system: System,
  safe: (text: string) => string,
): object {
  const text = safe(englishOutput(result, new Translator('en', 'en', 'UTC')));
  const [summary = ''] = text.split('\n');
  return {
    met: '',
    source: '',
    system: inCases[system],
    now: new Date(result.ended * 1000).toISOString(),
    options: redacted(asWritten(entry.check.options, entry.options), safe),
    thresholds: redacted(asWritten(entry.check.thresholds, entry.thresholds), safe),
    commands: steps.flatMap((step) => (step.kind === 'command' ? commandOf(step, safe) : [])),
    answer: { state: result.state, says: [`^${literally(summary)}$`] },
    said: { check: entry.check.id, state: result.state, text, perfdata: result.perfdata.map(safe) },
    missing,
  };
}

/** A plan holds durations in seconds; a policy, and so a case, says `30d`. What the schema does not take is written so. */
function asWritten(schema: PlanEntry['check']['options'], value: unknown): unknown {
  const copy = structuredClone(value);
  for (const { path } of schema.safeParse(copy).error?.issues ?? []) {
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as never)?.[key], copy);
    if (last === undefined || typeof holder !== 'object' || holder === null) continue;
    const found = (holder as Record<PropertyKey, unknown>)[last];
    if (typeof found === 'number') (holder as Record<PropertyKey, unknown>)[last] = formatDuration(found);
  }
  return copy;
}

function commandOf(
  { argv, outcome }: Extract<TraceStep, { kind: 'command' }>,
  safe: (text: string) => string,
): object[] {
  const asked = { argv: argv.map(safe) };
  switch (outcome.kind) {
    case 'aborted':
      return [];
    case 'not-found':
    case 'not-executable':
      return [{ ...asked, failure: outcome.kind }];
    case 'timed-out':
      return [{ ...asked, ...outputOf(outcome, safe), failure: outcome.kind }];
    case 'exited':
      return [{ ...asked, ...outputOf(outcome, safe), exit: outcome.code }];
    case 'signalled':
      return [{ ...asked, ...outputOf(outcome, safe), signal: outcome.signal }];
  }
}

function outputOf(
  { stdout, stderr }: Extract<ProcessOutcome, { stdout: string }>,
  safe: (t: string) => string,
) {
  return { stdout: safe(stdout), stderr: safe(stderr) };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
