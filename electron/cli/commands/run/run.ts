import type { CheckResult } from '../../../../shared/checkResult';
import { Translator } from '../../../../shared/i18n';
import { message } from '../../../../shared/message';
import { exitStatus, type ServiceState, worstState } from '../../../../shared/states';
import { createAgent } from '../../../agent/createAgent';
import { englishOutput } from '../../../agent/delivery/passiveResult';
import { loadConfiguration } from '../../../agent/plan/configuration';
import type { TraceStep } from '../../../checks/check';
import { currentSystem } from '../../../platform/system';
import { isReadable } from '../../../plugins/perfdata';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { explain, ownRedactor, safeText } from './explain';
import { save } from './save';
import { savedCase } from './savedCase';

const unknown = 3;
const wrongUse = 2;
const interruptedExit = 130;

export interface RunOptions {
  json?: boolean;
  explain?: boolean;
  /** File to write a case of the entry to, for a maintainer. */
  save?: string;
  /** Whoever asks agrees to what is saved before it is shown. */
  yes?: boolean;
}

interface Ran {
  id: string;
  result: CheckResult;
  /** What happened on the way, for `--explain`. */
  steps: TraceStep[];
}

/** Runs one entry, or all, and prints what a plugin prints; stores and sends nothing. Exit code: the worst state's. */
export async function run(
  surroundings: Surroundings,
  wanted: string | undefined,
  options: RunOptions,
): Promise<number> {
  const t = translatorFor(surroundings.environment);
  if (options.save !== undefined && wanted === undefined) {
    line(surroundings, t.render(message('cli.run.save.one-entry')));
    return wrongUse;
  }
  const agent = await createAgent({ environment: surroundings.environment, version: surroundings.version });
  const known = agent.snapshot().entries;
  const chosen = known.filter((entry) => wanted === undefined || entry.id === wanted);
  if (chosen.length === 0) {
    const ids = known.map((entry) => entry.id).join(', ') || '-';
    const id = wanted === undefined ? 'cli.run.nothing' : 'cli.run.unknown-entry';
    line(surroundings, t.render(message(id, { entry: wanted ?? '', ids })));
    for (const fault of agent.snapshot().faults) line(surroundings, t.render(fault.message));
    return wanted === undefined ? unknown : wrongUse;
  }
  // A person at a terminal has decided to look; a program may only where the person has answered.
  const allowed = surroundings.terminal
    ? chosen
    : chosen.filter((entry) => entry.phase === 'known' || entry.phase === 'waiting');
  if (allowed.length === 0) {
    line(surroundings, t.render(message('cli.run.not-answered')));
    return unknown;
  }
  // Children have process groups of their own, so Ctrl-C does not reach them by itself.
  const interrupted = () => void agent.stop().then(() => process.exit(interruptedExit));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const ran = await Promise.all(
    allowed.map(async ({ id }): Promise<Ran> => {
      const steps: TraceStep[] = [];
      const trace =
        options.explain || options.save !== undefined
          ? (step: TraceStep) => void steps.push(step)
          : undefined;
      return { id, result: await agent.tryEntry(id, { askAgain: true, ...(trace ? { trace } : {}) }), steps };
    }),
  );
  await agent.stop();
  const state = worstState(ran.map(({ result }) => result.state));
  if (options.save !== undefined) {
    const saved = await saveRan(surroundings, ran, options.save, options.yes ?? false);
    return saved ? exitStatus(state) : unknown;
  }
  if (options.explain) await explain(surroundings, ran, options);
  else if (options.json) json(surroundings, runJson(ran, state));
  else print(ran, state, wanted !== undefined, surroundings);
  return exitStatus(state);
}

/** Saves the one entry that ran as a case. */
async function saveRan(
  surroundings: Surroundings,
  [ran]: readonly Ran[],
  file: string,
  agreed: boolean,
): Promise<boolean> {
  const entry = loadConfiguration(surroundings.environment).plan.entries.find(({ id }) => id === ran?.id);
  if (!ran || !entry) return false;
  const safe = safeText(ownRedactor(), entry.environment);
  return save(surroundings, savedCase(entry, ran, currentSystem(), safe), file, agreed);
}

/** Output is English, as Icinga would get it: programs read it. */
function print(ran: readonly Ran[], state: ServiceState, single: boolean, surroundings: Surroundings): void {
  const english = new Translator('en', 'en-GB');
  const [only] = ran;
  if (single && only) {
    const [first = '', ...rest] = withoutBars(englishOutput(only.result, english)).split('\n');
    const perfdata = only.result.perfdata.filter(isReadable).join(' ');
    line(surroundings, `${first}${perfdata ? ` | ${perfdata}` : ''}`);
    for (const further of rest) line(surroundings, further);
    return;
  }
  const counts = (['critical', 'warning', 'unknown', 'ok'] as const)
    .map((one) => [one, ran.filter(({ result }) => result.state === one).length] as const)
    .filter(([, count]) => count > 0)
    .map(([one, count]) => `${count} ${one}`)
    .join(', ');
  line(surroundings, `FETTLE ${state.toUpperCase()} - ${counts}`);
  for (const { id, result } of ran) {
    const summary = withoutBars(english.render(result.summary));
    line(surroundings, `[${result.state.toUpperCase()}] ${id}: ${summary}`);
  }
}

/** Whoever reads this as a plugin's output takes what follows a bar for perfdata; the text has none. */
function withoutBars(text: string): string {
  return text.replaceAll('|', '¦');
}

function runJson(ran: readonly Ran[], state: ServiceState) {
  const english = new Translator('en', 'en-GB');
  return {
    state,
    entries: ran.map(({ id, result }) => ({
      id,
      state: result.state,
      exitStatus: exitStatus(result.state),
      output: englishOutput(result, english),
      perfdata: result.perfdata,
      started: result.started,
      ended: result.ended,
    })),
  };
}
