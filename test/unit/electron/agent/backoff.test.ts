import { expect, it } from 'vitest';
import { backoff } from '../../../../electron/agent/backoff';

it('doubles its ceiling with every failure up to a quarter of an hour', () => {
  const ceilings = [1, 2, 3, 4, 20].map((failures) => backoff(failures, 5, () => 1));
  expect(ceilings).toEqual([5, 10, 20, 40, 900]);
});

it('draws from the whole range but never hammers', () => {
  expect(backoff(5, 5, () => 0.5)).toBe(40);
  expect(backoff(5, 5, () => 0)).toBe(1);
});
