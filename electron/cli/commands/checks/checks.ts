import { formatDuration } from '../../../../shared/duration';
import { type Message, message } from '../../../../shared/message';
import type { EntryView } from '../../../../shared/snapshot';
import { createAgent } from '../../../agent/createAgent';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { catalog } from '../../../checks/catalog';
import type { AnyCheck, Detection } from '../../../checks/check';
import { detected, thisMachine } from '../../../checks/detect';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { startingPolicy } from './startingPolicy';

/** One line of what can be checked. A check that two entries use has two. */
interface Row {
  check: AnyCheck;
  detection: Detection;
  entry?: { id: string; phase: EntryView['phase'] };
  words: Message;
}

/** Shows what can be checked here, what would run, and why not the rest; starts no check. */
export async function checks(
  surroundings: Surroundings,
  options: { json?: boolean; policy?: boolean },
): Promise<number> {
  const { environment, version } = surroundings;
  const machine = thisMachine(environment);
  const found = await Promise.all(
    [...catalog.values()].map(async (check) => ({ check, detection: await detected(check, machine) })),
  );
  if (options.policy) {
    surroundings.out.write(startingPolicy(found));
    return 0;
  }
  const configuration = loadConfiguration(environment);
  const { plan } = configuration;
  const views = (await createAgent({ environment, version, configuration })).snapshot().entries;
  const rows = found.flatMap(({ check, detection }): Row[] => {
    const entries = plan.entries.filter((entry) => entry.check.id === check.id);
    if (entries.length === 0) return [{ check, detection, words: detection.reason }];
    return entries.map(({ id, interval }) => {
      const phase = views.find((view) => view.id === id)?.phase ?? 'waiting';
      const words = message(`cli.checks.entry.${phase}`, { entry: id, interval: formatDuration(interval) });
      return { check, detection, entry: { id, phase }, words };
    });
  });
  if (options.json) json(surroundings, { checks: rows.map((row) => rowJson(row, surroundings)) });
  else print(rows, surroundings);
  return 0;
}

function rowJson({ check, detection, entry, words }: Row, surroundings: Surroundings) {
  const t = translatorFor(surroundings.environment);
  return {
    id: check.id,
    title: t.render(message(check.title)),
    available: detection.available,
    entry: entry?.id ?? null,
    phase: entry?.phase ?? null,
    reason: t.render(words),
  };
}

function print(rows: readonly Row[], surroundings: Surroundings): void {
  const t = translatorFor(surroundings.environment);
  const parts = [
    ['cli.checks.runs', rows.filter((row) => row.entry)],
    ['cli.checks.available', rows.filter((row) => !row.entry && row.detection.available)],
    ['cli.checks.unavailable', rows.filter((row) => !row.entry && !row.detection.available)],
  ] as const;
  for (const [title, part] of parts) {
    line(surroundings, t.render(message(title)));
    if (part.length === 0) line(surroundings, `  ${t.render(message('cli.checks.none'))}`);
    for (const { check, words } of part) {
      const params = {
        id: check.id,
        title: { message: message(check.title) },
        reason: { message: words },
      };
      line(surroundings, `  ${t.render(message('cli.checks.line', params))}`);
    }
    line(surroundings);
  }
}
