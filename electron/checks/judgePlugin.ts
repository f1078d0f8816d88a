import type { MessageId } from '../../shared/i18n';
import { message } from '../../shared/message';
import type { ServiceState } from '../../shared/states';
import { stateOfExitStatus } from '../../shared/states';
import { cut } from '../../shared/text';
import type { ProcessOutcome } from '../platform/processes/process';
import { parsePluginOutput } from '../plugins/output';
import { type Judgement, unknownJudgement } from './check';
import { processFailure, withoutCredentials, wordsOf } from './processFailure';
import { type Complaint, complaintOf, isVerdict } from './programWords';

/** What became of a plugin's run; `timeout` in seconds. */
export interface PluginFacts {
  program: string;
  outcome: ProcessOutcome;
  timeout: number;
}

type Exited = Extract<ProcessOutcome, { kind: 'exited' }>;

/** A summary of figures alone is no longer than a line. */
const longestFigures = 300;

/** The plugin's own verdict if it kept to the protocol, else UNKNOWN with the reason and its own words. */
export function judgePlugin(facts: PluginFacts): Judgement {
  const { outcome } = facts;
  const state = outcome.kind === 'exited' ? stateOfExitStatus(outcome.code) : undefined;
  if (outcome.kind !== 'exited' || state === undefined) return noVerdict(facts);
  const complaint = state === 'ok' ? undefined : couldNotLook(outcome);
  if (complaint) return noVerdict(facts, complaint);
  const silent = outcome.stdout.trim() === '';
  // A program that says nothing is no plugin: its exit code 0 means "ended", not "looked and all is well".
  if (silent && state === 'ok' && !isVerdict(outcome.stderr)) return noVerdict(facts);
  if (silent && state === 'unknown' && outcome.stderr.trim() === '') return noVerdict(facts);
  return ownVerdict(facts, outcome, state, silent);
}

function ownVerdict(
  { program }: PluginFacts,
  outcome: Exited,
  state: ServiceState,
  silent: boolean,
): Judgement {
  // Icinga reads both as one; who has nothing on stdout says it on stderr.
  const output = parsePluginOutput(withoutCredentialsIf(silent, outcome), outcome.truncated);
  const figures = cut(output.perfdata.join(' '), longestFigures);
  const words = output.summary || figures || output.leftOut.join(' ');
  const complaint = silent || state !== 'unknown' ? '' : wordsOf(outcome.stderr);
  const evidence: Judgement['evidence'] = [];
  if (complaint !== '' && !outcome.stdout.includes(complaint))
    evidence.push({ state, message: message('plugin.words', { program, words: complaint }) });
  if (outcome.truncated) evidence.push({ state, message: message('plugin.cut', { program }) });
  return {
    state,
    summary:
      words === '' ? message('plugin.silent', { program }) : message('plugin.output', { output: words }),
    evidence,
    remedy: state === 'ok' ? [] : [{ message: message('plugin.remedy.finding') }],
    ...(output.longOutput === '' ? {} : { longOutput: output.longOutput }),
    perfdata: output.perfdata,
  };
}

function withoutCredentialsIf(silent: boolean, { stdout, stderr }: Exited): string {
  return silent ? withoutCredentials(stderr) : stdout;
}

/**
 * The kind of complaint that kept a plugin from looking. Interpreters end with 1 or 2 when a library or an argument is missing,
 * which is no finding. Who names a state has looked, and other words are taken as a finding.
 */
function couldNotLook({ stdout, stderr }: Exited): Complaint | undefined {
  if (isVerdict(stdout)) return undefined;
  if (stdout.trim() === '') return isVerdict(stderr) ? undefined : complaintOf(stderr);
  const aside = complaintOf(stderr);
  if (aside === 'library' || aside === 'crash') return aside;
  return /^\s*usage:/i.test(stdout) && complaintOf(stdout) === 'arguments' ? 'arguments' : undefined;
}

function noVerdict(facts: PluginFacts, complaint?: Complaint): Judgement {
  const { program, outcome, timeout } = facts;
  const words = ownWords(facts, complaint);
  if (outcome.kind === 'exited' && outcome.code === 0) {
    const silent = unknownJudgement(message('plugin.nothing-said', { program }), [
      { message: message('plugin.remedy.protocol') },
    ]);
    return { ...silent, ...words };
  }
  const summary = message('plugin.no-verdict', {
    reason: { message: processFailure(program, outcome, timeout) },
  });
  const remedy = message(remedyFor(outcome, complaint), {
    program,
    ...(outcome.kind === 'not-executable' ? { interpreter: outcome.interpreter ?? '' } : {}),
  });
  return { ...unknownJudgement(summary, [{ message: remedy }]), ...words };
}

/** What the plugin said before it ended as it must not: the reason is often among it. */
function ownWords({ program, outcome }: PluginFacts, complaint?: Complaint): Partial<Judgement> {
  if (!('stdout' in outcome)) return {};
  const { summary, longOutput, perfdata } = parsePluginOutput(outcome.stdout, outcome.truncated);
  const inSummary = outcome.kind === 'exited' && outcome.code !== 0;
  const said = [summary || perfdata.join(' '), inSummary ? '' : wordsOf(outcome.stderr)];
  const evidence = said
    .filter((words) => words !== '')
    .map((words) => ({
      state: 'unknown' as const,
      message: message('plugin.words', { program, words: cut(words, 1000) }),
    }));
  // A usage text or a traceback is long and for those who wrote the plugin: one line of it is in the summary.
  const long = complaint === undefined && longOutput !== '' ? { longOutput } : {};
  return { evidence, ...long };
}

function remedyFor(outcome: ProcessOutcome, complaint: Complaint | undefined): MessageId {
  if (complaint) return `plugin.remedy.${complaint}`;
  switch (outcome.kind) {
    case 'exited': {
      // 126 and 127 are what a shell script ends with when its own command is not executable or missing.
      if (outcome.code === 126 || outcome.code === 127) return 'plugin.remedy.inside';
      const told = complaintOf(outcome.stderr);
      return told ? `plugin.remedy.${told}` : 'plugin.remedy.protocol';
    }
    case 'not-executable':
      return outcome.fault ? `plugin.remedy.${outcome.fault}` : 'plugin.remedy.not-executable';
    default:
      return `plugin.remedy.${outcome.kind}`;
  }
}
