import { formatNumber, parseNumber } from './number';

/** A threshold: alert when the value lies outside `start`..`end`, or with `inside` when it lies within; ends included. */
export interface Range {
  start: number;
  end: number;
  inside: boolean;
}

/**
 * Parses a threshold range `[@][start:]end`; undefined when it is none.
 * `10`: alert outside 0..10; `10:` below 10; `~:10` above 10; `@10:20` within 10..20.
 * Source: Monitoring Plugins Development Guidelines, "Threshold and Ranges".
 */
export function parseRange(text: string): Range | undefined {
  const inside = text.startsWith('@');
  const parts = text.slice(inside ? 1 : 0).split(':');
  const [first = '', second] = parts;
  if (parts.length > 2 || (parts.length === 1 && first === '')) return undefined;
  const start = second === undefined || first === '' ? 0 : first === '~' ? -Infinity : parseNumber(first);
  const last = second === undefined ? first : second;
  const end = last === '' ? Infinity : parseNumber(last);
  if (start === undefined || end === undefined || start > end) return undefined;
  return { start, end, inside };
}

/** Prints a range in its shortest form. */
export function formatRange(range: Range): string {
  const start =
    range.start === -Infinity
      ? '~:'
      : range.start === 0 && range.end !== Infinity
        ? ''
        : `${formatNumber(range.start)}:`;
  const end = range.end === Infinity ? '' : formatNumber(range.end);
  return `${range.inside ? '@' : ''}${start}${end}`;
}

/** Whether a value raises the alert of a range. */
export function alerts(range: Range, value: number): boolean {
  const within = value >= range.start && value <= range.end;
  return within === range.inside;
}
