import { describe, expect, test } from 'vitest';
import {
  binsOf,
  daysByState,
  heightOf,
  scaleOf,
  spanFor,
  stretchesOf,
} from '../../../renderer/model/history';
import type { HistoryPoint, HistoryView } from '../../../shared/history';

const hour = 3600;
const day = 86_400;
const now = new Date(2026, 10, 21, 15, 30).getTime() / 1000;

function view(points: HistoryPoint[], override: Partial<HistoryView> = {}): HistoryView {
  return { interval: hour, limits: [], points, ...override };
}

describe('the plot', () => {
  test('shows the shortest period that holds everything', () => {
    expect(spanFor([], now)).toBe(7);
    expect(spanFor([{ at: now - 5 * day, state: 'ok' }], now)).toBe(7);
    expect(spanFor([{ at: now - 8 * day, state: 'ok' }], now)).toBe(30);
    expect(spanFor([{ at: now - 60 * day, state: 'ok' }], now)).toBe(90);
  });

  test('has a part for each day until today, and none of what is yet to come', () => {
    expect(binsOf(view([]), 90, now)).toHaveLength(90);
    const week = binsOf(view([]), 7, now);
    expect(week).toHaveLength(27);
    expect(week.at(-1)?.start).toBe(new Date(2026, 10, 21, 12).getTime() / 1000);
    for (const bins of [week, binsOf(view([]), 30, now)])
      for (const [index, bin] of bins.entries()) if (index > 0) expect(bin.start).toBe(bins[index - 1]?.end);
  });

  test('gives each day its worst state, and figures from the lowest to the highest', () => {
    const bins = binsOf(
      view([
        { at: now - 3 * hour, state: 'ok', value: 3 },
        { at: now - 2 * hour, state: 'warning', value: 9 },
        { at: now - hour, state: 'unknown' },
        { at: now - 60, state: 'ok', value: 5 },
      ]),
      30,
      now,
    );
    expect(bins.at(-1)).toMatchObject({ state: 'warning', low: 3, high: 9, last: 5 });
    expect(bins.at(-2)?.state).toBeUndefined();
  });

  test('a look stands until the next was due, and then there is a gap', () => {
    const daily = view(
      [
        { at: now - 5 * day, state: 'ok', value: 1 },
        { at: now - 4 * day, state: 'ok', value: 1 },
        { at: now - hour, state: 'ok', value: 1 },
      ],
      {
        interval: day,
      },
    );
    const known = binsOf(daily, 30, now).map(({ state }) => state !== undefined);
    expect(known.slice(-6)).toEqual([true, true, true, true, false, true]);
    expect(stretchesOf(binsOf(daily, 30, now)).map((stretch) => stretch.length)).toEqual([4, 1]);
    expect(Object.fromEntries(daysByState(daily, 30, now))).toEqual({ ok: 5, none: 25 });
    expect([...daysByState(daily, 7, now).values()].reduce((sum, count) => sum + count)).toBe(7);
  });

  test('keeps to the calendar when the clocks change', () => {
    const starts = binsOf(view([]), 90, now).map(({ start }) => new Date(start * 1000).getHours());
    expect(new Set(starts)).toEqual(new Set([0]));
  });

  test('reaches to the figures and to limits that are near, in steps that read well', () => {
    const bins = (high: number) => [{ start: 0, end: 1, low: 0, high, last: high }];
    const limits = [
      { state: 'warning' as const, value: 4 * day },
      { state: 'critical' as const, value: 7 * day },
    ];
    expect(scaleOf(bins(3 * day), { label: 'age', unit: 's', limits })).toEqual({
      bottom: 0,
      top: 10 * day,
      ticks: [0, 5 * day, 10 * day],
    });
    expect(scaleOf(bins(5 * hour), { label: 'age', unit: 's', limits }).top).toBe(6 * hour);
    expect(scaleOf(bins(73), { label: 'disk', unit: '%', limits: [] }).ticks).toEqual([0, 50, 100]);
    expect(scaleOf(bins(0), { label: 'updates', unit: '', limits: [] }).top).toBeGreaterThan(0);
    expect(
      scaleOf([{ start: 0, end: 1, low: -4, high: 8, last: 1 }], { label: 't', unit: '', limits: [] }).bottom,
    ).toBe(-5);
  });

  test('puts a value where it belongs, and one out of reach at the edge', () => {
    const scale = { bottom: 0, top: 10, ticks: [] };
    expect([0, 5, 10, 20].map((value) => heightOf(value, scale))).toEqual([100, 50, 0, 0]);
  });
});
