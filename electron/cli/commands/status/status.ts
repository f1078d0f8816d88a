import { message } from '../../../../shared/message';
import type { EntryView, Snapshot, TargetView } from '../../../../shared/snapshot';
import { exitStatus, type ServiceState, worstState } from '../../../../shared/states';
import { askAgent } from '../../../agent/control/ask';
import { createAgent } from '../../../agent/createAgent';
import { pathsOf } from '../../../agent/plan/configuration';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

/** Shows what is known: from the running app, or else from the results on disk. Exit code: the worst state's. */
export async function status(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment, version } = surroundings;
  const running = await askAgent(pathsOf(environment).controlSocket, 'status');
  const snapshot = running ?? (await createAgent({ environment, version })).snapshot();
  const state = overallServiceState(snapshot);
  if (options.json) json(surroundings, statusJson(snapshot, state, running !== undefined, surroundings));
  else print(snapshot, running !== undefined, surroundings);
  return exitStatus(state);
}

/** Nothing known, or an answer missing, is UNKNOWN and never OK. */
function overallServiceState(snapshot: Snapshot): ServiceState {
  const states = snapshot.entries.flatMap((entry) => entry.result?.state ?? []);
  const open = snapshot.entries.some((entry) => entry.phase === 'answer-needed' || entry.phase === 'waiting');
  if (states.length === 0 || open) return worstState([...states, 'unknown']);
  return worstState(states);
}

function print(snapshot: Snapshot, running: boolean, surroundings: Surroundings): void {
  const t = translatorFor(surroundings.environment);
  line(surroundings, t.render(snapshot.headline));
  if (!running) line(surroundings, t.render(message('cli.status.not-running')));
  if (snapshot.localOnly) line(surroundings, t.render(message(`ui.local-only.${snapshot.localOnly}`)));
  for (const fault of snapshot.faults) {
    const { place } = fault;
    const where = place
      ? `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')}: `
      : '';
    line(surroundings, `${where}${t.render(fault.message)} ${t.render(fault.remedy)}`);
  }
  line(surroundings);
  for (const entry of snapshot.entries) {
    const word = t.render(
      message(entry.result ? `state.${entry.result.state}` : `cli.phase.${wordless(entry)}`),
    );
    const summary = entry.result ? ` - ${t.render(entry.result.summary)}` : '';
    line(surroundings, `${t.text(entry.title)} (${entry.id}): ${word}${summary}`);
    for (const remedy of entry.result?.remedy ?? []) {
      line(surroundings, `    ${t.render(remedy.message)}${remedy.command ? `  ${remedy.command}` : ''}`);
    }
  }
  for (const target of snapshot.targets) line(surroundings, targetLine(target, surroundings));
  if (snapshot.lastDeparture) line(surroundings, t.render(snapshot.lastDeparture.message));
}

function wordless(entry: EntryView): 'answer-needed' | 'declined' | 'waiting' {
  return entry.phase === 'known' ? 'waiting' : entry.phase;
}

/** How one target stands, in a line. */
export function targetLine(target: TargetView, { environment }: Surroundings): string {
  const t = translatorFor(environment);
  const words = [
    t.render(
      message('cli.target.waiting', { target: target.name, host: target.host, count: target.waiting }),
    ),
  ];
  if (target.lastDelivered !== undefined) {
    words.push(t.render(message('cli.target.delivered', { at: { date: target.lastDelivered } })));
  }
  if (target.message) words.push(t.render(target.message));
  if (target.remedy) words.push(t.render(target.remedy));
  return words.join(' ');
}

/** The snapshot with every message also as English text, for programs that know no message ids. */
function statusJson(snapshot: Snapshot, state: ServiceState, running: boolean, surroundings: Surroundings) {
  const t = translatorFor(surroundings.environment);
  return {
    state,
    running,
    headline: t.render(snapshot.headline),
    localOnly: snapshot.localOnly ?? null,
    problems: snapshot.faults.map((fault) => ({
      ...fault.place,
      message: t.render(fault.message),
      remedy: t.render(fault.remedy),
    })),
    entries: snapshot.entries.map((entry) => ({
      id: entry.id,
      service: entry.service,
      phase: entry.phase,
      state: entry.result?.state ?? null,
      summary: entry.result ? t.render(entry.result.summary) : null,
      evidence:
        entry.result?.evidence.map(({ state: one, message: words }) => ({
          state: one,
          message: t.render(words),
        })) ?? [],
      remedy:
        entry.result?.remedy.map(({ message: words, command }) => ({ message: t.render(words), command })) ??
        [],
      perfdata: entry.result?.perfdata ?? [],
      since: entry.since ?? null,
      lastRun: entry.result?.ended ?? null,
      nextRun: entry.nextRun ?? null,
    })),
    targets: snapshot.targets.map(({ message: words, remedy, ...target }) => ({
      ...target,
      message: words ? t.render(words) : null,
      remedy: remedy ? t.render(remedy) : null,
    })),
    lastDeparture: snapshot.lastDeparture
      ? { at: snapshot.lastDeparture.at, message: t.render(snapshot.lastDeparture.message) }
      : null,
  };
}
