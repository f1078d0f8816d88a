import { figure, metricName } from '../../../shared/figure';
import type { HistoryMetric } from '../../../shared/history';
import { type Message, message } from '../../../shared/message';
import type { UpdatesThresholds } from '../../checks/updates/thresholds';
import { type Metric, parseMetric } from '../../plugins/perfdata';
import type { Range } from '../../plugins/range';
import type { PlanEntry } from '../plan/plan';

/** Where a range ends, as the values at which its alert begins. */
export function linesOf({ warning, critical }: Metric): HistoryMetric['limits'] {
  return (['warning', 'critical'] as const).flatMap((state) =>
    edges(state === 'warning' ? warning : critical).map((value) => ({ state, value })),
  );
}

/** From when on an entry needs attention or is a problem, in words: what its metrics say, and for updates their deadlines. */
export function limitsInWords(entry: PlanEntry, perfdata: readonly string[]): Message[] {
  const metrics = perfdata.flatMap((text) => parseMetric(text) ?? []);
  if (entry.check.id !== 'updates') return metrics.flatMap(sentences);
  // That one security update is one too many is said with the deadlines.
  const counts = metrics.filter(({ label }) => label === 'available_updates');
  return [...deadlines(entry.thresholds as UpdatesThresholds), ...counts.flatMap(sentences)];
}

function deadlines({ security, reboot, other, endOfLife, indexAge }: UpdatesThresholds): Message[] {
  return [
    message('limits.updates.security', { critical: { duration: security.critical } }),
    message('limits.updates.reboot', { critical: { duration: reboot.critical } }),
    message('limits.updates.other', { warning: { duration: other.warning } }),
    message('limits.updates.end-of-life', { warning: { duration: endOfLife.warning } }),
    message('limits.updates.index', { unknown: { duration: indexAge.unknown } }),
  ];
}

function sentences({ label, unit, warning, critical }: Metric): Message[] {
  const name = metricName(label);
  return (['warning', 'critical'] as const).flatMap((state) => {
    const range = state === 'warning' ? warning : critical;
    if (!range) return [];
    const from = figure(range.start, unit);
    const to = figure(range.end, unit);
    if (range.inside) return message(`limits.${state}.inside`, { name, from, to });
    const [low, high] = [hasLow(range), range.end !== Infinity];
    if (low && high) return message(`limits.${state}.outside`, { name, from, to });
    if (high) return message(`limits.${state}.above`, { name, value: to });
    return low ? message(`limits.${state}.below`, { name, value: from }) : [];
  });
}

function edges(range: Range | undefined): number[] {
  if (!range) return [];
  return [
    ...(hasLow(range) || range.inside ? [range.start] : []),
    ...(range.end === Infinity ? [] : [range.end]),
  ].filter(Number.isFinite);
}

/** A range from 0 is how the notation says "no lower limit": what is counted here is never negative. */
function hasLow({ start, end }: Range): boolean {
  return start !== -Infinity && !(start === 0 && end !== Infinity);
}
