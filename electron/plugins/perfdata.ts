import { formatNumber, parseNumber } from './number';
import { formatRange, parseRange, type Range } from './range';
import { parseQuantity, readableValue } from './value';

/** One performance metric; `value` is absent when the plugin could not determine it (`U`). */
export interface Metric {
  label: string;
  value?: number;
  /** Unit of measurement as printed: `s`, `%`, `B`, `MiB`, `c`; empty for none. */
  unit: string;
  warning?: Range;
  critical?: Range;
  minimum?: number;
  maximum?: number;
}

/**
 * The label of a metric and what follows its `=`, as Icinga divides them: at the last `=`, a pair of quotes around the label
 * is not part of it. A label that holds a blank or begins with a quote must stand in quotes.
 */
export function divideMetric(text: string): { label: string; value: string } | undefined {
  const at = text.lastIndexOf('=');
  if (at < 1) return undefined;
  const label = text.slice(0, at);
  const value = text.slice(at + 1);
  if (/^'.+'$/s.test(label)) return { label: label.slice(1, -1), value };
  return /^[^\s'|][^\s|]*$/.test(label) ? { label, value } : undefined;
}

/** The other way round; `quoted`: in quotes even where none are needed. */
export function joinMetric(label: string, value: string, quoted = false): string {
  return `${quoted || !/^[^\s'][^\s;]*$/.test(label) ? `'${label}'` : label}=${value}`;
}

/**
 * Parses one metric `'label'=value[UOM];[warn];[crit];[min];[max]`; undefined when it is none. A threshold
 * that is no range is left out, as Icinga does.
 * Source: Monitoring Plugins Development Guidelines, "Performance data".
 */
export function parseMetric(text: string): Metric | undefined {
  const divided = divideMetric(text);
  if (!divided) return undefined;
  const undetermined = /^U(?=;|$)/.test(divided.value);
  const readable = readableValue(divided.value.replace(/^U(?=;|$)/, '0'));
  if (readable === undefined || /[\s|]/.test(readable)) return undefined;
  const [quantity = '', warning = '', critical = '', minimum = '', maximum = ''] = readable.split(';');
  const parsed = parseQuantity(quantity);
  return withoutAbsent({
    label: divided.label,
    value: undetermined ? undefined : parsed?.value,
    unit: parsed?.unit ?? '',
    warning: parseRange(warning),
    critical: parseRange(critical),
    minimum: parseNumber(minimum),
    maximum: parseNumber(maximum),
  });
}

/** Whether Icinga makes a figure of a metric; it refuses one without a number. */
export function isReadable(metric: string): boolean {
  return parseMetric(metric)?.value !== undefined;
}

/** Prints a metric; what a label must not hold (`=`, `|`, control characters) becomes `_`. */
export function formatMetric(metric: Metric): string {
  const value =
    metric.value === undefined || !Number.isFinite(metric.value)
      ? 'U'
      : formatNumber(metric.value) + metric.unit;
  const fields = [
    value,
    metric.warning ? formatRange(metric.warning) : '',
    metric.critical ? formatRange(metric.critical) : '',
    metric.minimum === undefined ? '' : formatNumber(metric.minimum),
    metric.maximum === undefined ? '' : formatNumber(metric.maximum),
  ];
  return joinMetric(cleanLabel(metric.label), fields.join(';').replace(/;+$/, ''));
}

function cleanLabel(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
  return text.replace(/[=|\u0000-\u001f\u007f]/g, '_') || '_';
}

function withoutAbsent(
  metric: { [K in keyof Metric]: Metric[K] | undefined } & { label: string; unit: string },
): Metric {
  return Object.fromEntries(
    Object.entries(metric).filter(([, value]) => value !== undefined),
  ) as unknown as Metric;
}
