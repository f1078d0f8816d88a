import * as z from 'zod';
import type { MessageId } from '../../../shared/i18n';
import type { ServiceState } from '../../../shared/states';
import { formatMetric, type Metric } from '../../plugins/perfdata';
import { alerts, parseRange, type Range } from '../../plugins/range';

/** When a figure is too much or too little, as ranges in the plugins' notation; the stronger alert counts. */
export interface Levels {
  warning?: string | undefined;
  critical?: string | undefined;
}

/** A Monitoring Plugins range such as `~:90`, or a number, which alerts above it and below 0. It stays as it is written. */
export const RangeSchema = z.lazy(() =>
  z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((text) => parseRange(text) !== undefined, 'config.expected.range' satisfies MessageId),
);

/** The levels of one figure with their defaults, in the plugins' notation. */
export function levelsSchema(defaults: { warning?: string; critical?: string } = {}) {
  return z
    .strictObject({ warning: range(defaults.warning), critical: range(defaults.critical) })
    .prefault({});
}

/** With a default only where there is one: JSON Schema cannot tell a default that is nothing. */
function range(text: string | undefined) {
  const optional = RangeSchema.optional();
  return text === undefined ? optional : optional.prefault(text);
}

/** The state of a figure; one that is no number is not known. */
export function stateOf(value: number, { warning, critical }: Levels): ServiceState {
  if (!Number.isFinite(value)) return 'unknown';
  if (alertsAt(critical, value)) return 'critical';
  return alertsAt(warning, value) ? 'warning' : 'ok';
}

function alertsAt(level: string | undefined, value: number): boolean {
  const range = rangeOf(level);
  return range !== undefined && alerts(range, value);
}

function rangeOf(text: string | undefined): Range | undefined {
  return text === undefined ? undefined : parseRange(text);
}

/** One metric with its levels. */
export function metric(
  label: string,
  value: number,
  unit: string,
  levels: Levels = {},
  bounds: { minimum?: number; maximum?: number } = { minimum: 0 },
): string {
  const [warning, critical] = [rangeOf(levels.warning), rangeOf(levels.critical)];
  const figure: Metric = { label, value, unit, ...bounds };
  if (warning) figure.warning = warning;
  if (critical) figure.critical = critical;
  return formatMetric(figure);
}

/** A share in percent with one decimal; not a number when the whole is nothing. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : Number.NaN;
}
