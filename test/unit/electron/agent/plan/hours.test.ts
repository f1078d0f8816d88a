import { describe, expect, it } from 'vitest';
import {
  isWithin,
  nextWindowEnd,
  nextWorkdayStart,
  usualHours,
} from '../../../../../electron/agent/plan/hours';

const epoch = (iso: string) => Date.parse(iso) / 1000;
const berlin = usualHours('Europe/Berlin');
const night = { days: ['fri'], from: '22:00', to: '06:00', timeZone: 'Europe/Berlin' };

describe('the next working day starts', () => {
  it.each([
    ['on Monday after a Friday evening', '2026-11-20T18:00:00+01:00', '2026-11-23T08:00:00+01:00'],
    ['the next morning during the week', '2026-11-24T17:59:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['the same day before it has begun', '2026-11-24T06:30:00+01:00', '2026-11-24T08:00:00+01:00'],
    ['the next day exactly at its start', '2026-11-24T08:00:00+01:00', '2026-11-25T08:00:00+01:00'],
    ['in summer time after the clocks changed', '2026-03-27T18:00:00+01:00', '2026-03-30T08:00:00+02:00'],
    ['in winter time after the clocks changed', '2026-10-23T18:00:00+02:00', '2026-10-26T08:00:00+01:00'],
  ])('%s', (_name, now, start) => {
    expect(nextWorkdayStart(epoch(now), berlin)).toBe(epoch(start));
  });

  it('follows the policy’s own days and zone', () => {
    const hours = { days: ['sat'], from: '09:30', to: '12:00', timeZone: 'America/New_York' };
    expect(nextWorkdayStart(epoch('2026-11-21T09:30:00-05:00'), hours)).toBe(
      epoch('2026-11-28T09:30:00-05:00'),
    );
  });
});

describe('a window of hours', () => {
  it.each([
    ['2026-11-23T07:59:59+01:00', false],
    ['2026-11-23T08:00:00+01:00', true],
    ['2026-11-23T17:59:59+01:00', true],
    ['2026-11-23T18:00:00+01:00', false],
    ['2026-11-22T12:00:00+01:00', false],
  ])('at %s is open: %s', (now, open) => {
    expect(isWithin(epoch(now), berlin)).toBe(open);
  });

  it('over midnight belongs to the day it begins', () => {
    expect(isWithin(epoch('2026-11-20T23:00:00+01:00'), night)).toBe(true);
    expect(isWithin(epoch('2026-11-21T05:00:00+01:00'), night)).toBe(true);
    expect(isWithin(epoch('2026-11-20T05:00:00+01:00'), night)).toBe(false);
  });

  it('ends at the next end, over midnight too', () => {
    expect(nextWindowEnd(epoch('2026-11-20T12:00:00+01:00'), berlin)).toBe(
      epoch('2026-11-20T18:00:00+01:00'),
    );
    expect(nextWindowEnd(epoch('2026-11-20T18:00:00+01:00'), berlin)).toBe(
      epoch('2026-11-23T18:00:00+01:00'),
    );
    expect(nextWindowEnd(epoch('2026-11-21T01:00:00+01:00'), night)).toBe(epoch('2026-11-21T06:00:00+01:00'));
  });
});
