import { expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../../../electron/icinga/http/exchange';

const now = Date.parse('2026-11-21T09:00:00Z') / 1000;

it.each([
  ['120', 120],
  [' 0 ', 0],
  ['Sat, 21 Nov 2026 09:01:00 GMT', 60],
  ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
  [['7', '8'], 7],
])('Retry-After: %s means %s s', (value, seconds) => {
  expect(retryAfterSeconds(value, now)).toBe(seconds);
});
