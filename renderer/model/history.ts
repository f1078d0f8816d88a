import type { HistoryPoint, HistoryView } from '../../shared/history';
import { type ServiceState, worstState } from '../../shared/states';

/** The periods to look at, in days; a short one is cut finer. */
export const spans = [7, 30, 90] as const;
export type Span = (typeof spans)[number];

/** A day of the plot, or a quarter of one. Times are epoch seconds; without a state nobody looked. */
export interface Bin {
  start: number;
  end: number;
  state?: ServiceState;
  low?: number;
  high?: number;
  /** The newest figure. */
  last?: number;
}

const day = 86_400;
/** A look stands for at least this long. */
const shortest = 3600;

/** The shortest period that shows all there is. */
export function spanFor(points: readonly HistoryPoint[], now: number): Span {
  const age = now - (points[0]?.at ?? now);
  return spans.find((span) => age <= (span - 1) * day) ?? 90;
}

/** The period's days by the reader's calendar, the last of them today; those of a week in four parts each. */
export function binsOf({ points, interval }: HistoryView, span: Span, now: number): Bin[] {
  const bins = edgesOf(span, now).map(([start, end]): Bin => ({ start, end }));
  // A look tells until the next one, but not for much longer than until the next one was due.
  const reach = 1.5 * Math.max(interval, shortest);
  points.forEach((point, index) => {
    const until = Math.min(point.at + reach, points[index + 1]?.at ?? now, now);
    for (const bin of bins) if (bin.start <= until && point.at < bin.end) take(bin, point);
  });
  return bins;
}

function take(bin: Bin, { state, value }: HistoryPoint): void {
  bin.state = bin.state === undefined ? state : worstState([bin.state, state]);
  if (value === undefined) return;
  bin.low = Math.min(bin.low ?? value, value);
  bin.high = Math.max(bin.high ?? value, value);
  bin.last = value;
}

function edgesOf(span: Span, now: number): [number, number][] {
  const parts = span === 7 ? 4 : 1;
  const today = new Date(now * 1000);
  // By the calendar, because a day of the clock change has 23 or 25 hours.
  const edge = (part: number) =>
    new Date(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() - span + 1 + Math.floor(part / parts),
      ((part % parts) * 24) / parts,
    ).getTime() / 1000;
  return Array.from({ length: span * parts }, (_, part): [number, number] => [
    edge(part),
    edge(part + 1),
  ]).filter(([start]) => start <= now);
}

/** What the plot's upright axis shows: from `bottom` to `top`, with values worth a label. */
export interface Scale {
  bottom: number;
  top: number;
  ticks: number[];
}

const minute = 60;
const hour = 3600;
const durations = [
  1,
  10,
  minute,
  10 * minute,
  hour,
  2 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  5 * day,
  10 * day,
  30 * day,
  100 * day,
  365 * day,
];

/** A scale from 0 that holds the figures, and the limits as far as they leave the figures room. */
export function scaleOf(bins: readonly Bin[], metric: NonNullable<HistoryView['metric']>): Scale {
  const highest = Math.max(0, ...bins.flatMap(({ high }) => high ?? []));
  const lowest = Math.min(0, ...bins.flatMap(({ low }) => low ?? []));
  const near = metric.limits.map(({ value }) => value).filter((value) => value <= 3 * highest);
  const most = Math.max(highest, ...near) || 1;
  const step =
    metric.unit === 's' ? (durations.find((size) => most / size <= 3.2) ?? 365 * day) : niceStep(most / 3);
  const top = step * Math.ceil(most / step);
  const bottom = lowest < 0 ? -step * Math.ceil(-lowest / step) : 0;
  const ticks = Array.from(
    { length: Math.round((top - bottom) / step) + 1 },
    (_, index) => bottom + index * step,
  );
  return { bottom, top, ticks };
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

/** Where a value is, in percent of the height from the top. */
export function heightOf(value: number, { bottom, top }: Scale): number {
  return Math.min(100, Math.max(0, 100 - ((value - bottom) / (top - bottom)) * 100));
}

/** Stretches of bins with figures, each without a gap. */
export function stretchesOf(bins: readonly Bin[]): { bin: Bin; index: number }[][] {
  const stretches: { bin: Bin; index: number }[][] = [];
  bins.forEach((bin, index) => {
    if (bin.last === undefined) return;
    const present = stretches.at(-1);
    if (present?.at(-1)?.index === index - 1) present.push({ bin, index });
    else stretches.push([{ bin, index }]);
  });
  return stretches;
}

/** On how many days each state was the worst; under `none`, how many nobody looked on. */
export function daysByState(view: HistoryView, span: Span, now: number): Map<ServiceState | 'none', number> {
  const days = new Map<string, ServiceState | 'none'>();
  for (const { start, state = 'none' } of binsOf(view, span, now)) {
    const date = new Date(start * 1000).toDateString();
    const before = days.get(date);
    if (before === undefined || before === 'none') days.set(date, state);
    else if (state !== 'none') days.set(date, worstState([before, state]));
  }
  const counts = new Map<ServiceState | 'none', number>();
  for (const state of days.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
