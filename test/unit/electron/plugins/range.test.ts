import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alerts, formatRange, parseRange } from '../../../../electron/plugins/range';

describe('ranges', () => {
  it.each([
    ['10', [-1, 11], [0, 5, 10]],
    ['10:', [9.9, -5], [10, 1e9]],
    ['~:10', [10.1], [-1e9, 10]],
    ['10:20', [9, 21], [10, 20]],
    ['@10:20', [10, 15, 20], [9, 21]],
    ['0', [-1, 1], [0]],
    [':5', [6, -1], [0, 5]],
    ['-3:-1.5', [-4, -1], [-3, -1.5]],
    ['1e3:2e3', [999], [1500]],
    ['1,5:2,5', [1], [2]],
    ['@~:', [-5, 5], []],
  ])('%s alerts at %j and not at %j', (text, alerting, quiet) => {
    const range = parseRange(text);
    if (!range) throw new Error('not a range');
    expect(alerting.filter((value) => !alerts(range, value))).toEqual([]);
    expect(quiet.filter((value) => alerts(range, value))).toEqual([]);
  });

  it.each(['', '@', '20:10', 'x', '1:2:3', '10:x', '~', '1:~', 'NaN', 'Infinity', '0x10', ' 1'])(
    '%j is no range',
    (text) => {
      expect(parseRange(text)).toBeUndefined();
    },
  );

  it('reads back what it prints', () => {
    const finite = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Object.is(value, -0) ? 0 : value));
    const ranges = fc
      .record({
        start: fc.oneof(finite, fc.constant(Number.NEGATIVE_INFINITY)),
        end: fc.oneof(finite, fc.constant(Number.POSITIVE_INFINITY)),
        inside: fc.boolean(),
      })
      .filter(({ start, end }) => start <= end);
    fc.assert(
      fc.property(ranges, (range) => {
        expect(parseRange(formatRange(range))).toEqual(range);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRange(text)));
  });
});
