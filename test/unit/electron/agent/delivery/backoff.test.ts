import { expect, it } from 'vitest';
import { backoff } from '../../../../../electron/agent/delivery/backoff';

it.each([
  ['unreachable', [5, 10, 20, 40, 900]],
  ['server-error', [20, 40, 80, 160, 900]],
  ['timeout', [60, 120, 240, 480, 900]],
] as const)(
  'after %s doubles its ceiling with every failure up to a quarter of an hour',
  (reason, wanted) => {
    const ceilings = [1, 2, 3, 4, 20].map((failures) => backoff(failures, reason, () => 1));
    expect(ceilings).toEqual(wanted);
  },
);

it('draws from the whole range but never hammers', () => {
  expect(backoff(5, undefined, () => 0.5)).toBe(40);
  expect(backoff(5, undefined, () => 0)).toBe(1);
});
