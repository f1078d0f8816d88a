import { formatNumber, numberPattern, parseNumber } from './number';
import { formatRange, parseRange, type Range } from './range';

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

/** What a perfdata text holds. `metrics` are the metrics word for word; `rest` says whether there was anything else. */
export interface Perfdata {
  metrics: string[];
  rest: boolean;
}

const label = String.raw`(?:'((?:[^']|'')+)'|([^\s'=|;]+))`;
const unit = String.raw`[^\d\s;'"=|.,+-][^\s;'"=|]*`;
const metricPattern = new RegExp(`^${label}=(?:(U)|(${numberPattern})(${unit})?)((?:;[^\\s;'|]*){0,4});*$`);

/**
 * Parses one metric `'label'=value[UOM];[warn];[crit];[min];[max]`; undefined when it is none. A threshold
 * that is no range is left out, as Icinga does.
 * Source: Monitoring Plugins Development Guidelines, "Performance data".
 */
export function parseMetric(text: string): Metric | undefined {
  const match = metricPattern.exec(text);
  if (!match) return undefined;
  const [, quoted, plain, undetermined, number, unitText = '', limits = ''] = match;
  const value = number === undefined ? undefined : parseNumber(number);
  if (value === undefined && !undetermined) return undefined;
  const [, warning = '', critical = '', minimum = '', maximum = ''] = limits.split(';');
  return withoutAbsent({
    label: quoted?.replaceAll("''", "'") ?? plain ?? '',
    value,
    unit: unitText,
    warning: parseRange(warning),
    critical: parseRange(critical),
    minimum: parseNumber(minimum),
    maximum: parseNumber(maximum),
  });
}

/** Prints a metric; what a label must not hold (`=`, `|`, control characters) becomes `_`. */
export function formatMetric(metric: Metric): string {
  const value =
    metric.value === undefined || !Number.isFinite(metric.value)
      ? 'U'
      : formatNumber(metric.value) + metric.unit;
  const fields = [
    `${formatLabel(metric.label)}=${value}`,
    metric.warning ? formatRange(metric.warning) : '',
    metric.critical ? formatRange(metric.critical) : '',
    metric.minimum === undefined ? '' : formatNumber(metric.minimum),
    metric.maximum === undefined ? '' : formatNumber(metric.maximum),
  ];
  return fields.join(';').replace(/;+$/, '');
}

/** Takes a perfdata text apart at the white space outside quotes. Never throws. */
export function parsePerfdata(text: string): Perfdata {
  const tokens = tokenize(text);
  const metrics = tokens.filter((token) => parseMetric(token) !== undefined);
  return { metrics, rest: metrics.length < tokens.length };
}

/** In linear time, whatever the text: a regular expression would backtrack on unclosed quotes. */
function tokenize(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && !isSpace(text[at])) at = text[at] === "'" ? afterQuote(text, at) : at + 1;
    tokens.push(text.slice(start, at));
  }
  return tokens;
}

/** The position after a quoted part that begins at `open`; a quote that is never closed is an ordinary character. */
function afterQuote(text: string, open: number): number {
  let close = text.indexOf("'", open + 1);
  while (close !== -1 && text[close + 1] === "'") close = text.indexOf("'", close + 2);
  return close === -1 ? open + 1 : close + 1;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function formatLabel(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
  const clean = text.replace(/[=|\u0000-\u001f\u007f]/g, '_') || '_';
  return /^[^\s';]+$/.test(clean) ? clean : `'${clean.replaceAll("'", "''")}'`;
}

function withoutAbsent(
  metric: { [K in keyof Metric]: Metric[K] | undefined } & { label: string; unit: string },
): Metric {
  return Object.fromEntries(
    Object.entries(metric).filter(([, value]) => value !== undefined),
  ) as unknown as Metric;
}
