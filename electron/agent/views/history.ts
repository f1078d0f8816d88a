import type { HistoryView } from '../../../shared/history';
import { type Metric, parseMetric } from '../../plugins/perfdata';
import type { History, Look } from '../../store/history';
import type { Results } from '../../store/results';
import type { PlanEntry } from '../plan/plan';
import { limitsInWords, linesOf } from './limits';

/** The stored looks at an entry, made ready to be drawn. */
export function historyView(
  entry: PlanEntry,
  { history, results }: { history: Pick<History, 'looks'>; results: Pick<Results, 'get'> },
): HistoryView {
  const looks = history.looks({ entry: entry.id }).map((look) => ({ ...look, parsed: parsedMetric(look) }));
  const metrics = looks.flatMap(({ parsed }) => parsed ?? []);
  const main = mainMetric(metrics);
  const newest = results.get(entry.id)?.result.perfdata ?? [];
  return {
    interval: entry.interval,
    ...(main ? { metric: { label: main.label, unit: main.unit, limits: linesOf(main) } } : {}),
    limits: limitsInWords(entry, newest),
    points: looks.map(({ at, state, parsed }) => {
      const value = main && parsed && sameMetric(parsed, main) ? parsed.value : undefined;
      return { at, state, ...(value === undefined ? {} : { value }) };
    }),
  };
}

function parsedMetric({ metric }: Look): Metric | undefined {
  return metric === undefined ? undefined : parseMetric(metric);
}

/** The newest of those that come first most often: while a source cannot tell, another metric is the first for a while. */
function mainMetric(metrics: readonly Metric[]): Metric | undefined {
  const counts = new Map<string, number>();
  for (const { label, unit } of metrics) {
    const key = `${label} ${unit}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return metrics.findLast(({ label, unit }) => counts.get(`${label} ${unit}`) === most);
}

function sameMetric(one: Metric, other: Metric): boolean {
  return one.label === other.label && one.unit === other.unit;
}
