import { afterAll, describe, expect, it } from 'vitest';
import { departureAdvice } from '../../../../../electron/agent/departure/advice';
import { longestAbsence, usualHours } from '../../../../../electron/agent/plan/hours';
import { AgentBench } from '../../../../support/agent/agentParts';

const hour = 3600;

describe('the longest absence', () => {
  it.each([
    ['a weekend', usualHours('Europe/Berlin'), 62 * hour],
    ['one day a week', { ...usualHours('UTC'), days: ['wed'] }, 158 * hour],
    [
      'every day',
      { ...usualHours('UTC'), days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
      14 * hour,
    ],
    ['nights', { days: ['mon', 'tue'], from: '22:00', to: '06:00', timeZone: 'UTC' }, 136 * hour],
  ])('of %s', (_, hours, seconds) => {
    expect(longestAbsence(hours)).toBe(seconds);
  });
});

describe('the advice about a departure', () => {
  const bench = new AgentBench();
  afterAll(() => bench.close());
  const plan = (mode: ('acknowledge' | 'downtime')[], freshness: number) => {
    const made = bench.plan([{ id: 'updates', freshness }]);
    return { ...made, departure: { ...made.departure, mode } };
  };

  it('warns about a freshness that ends in an absence, when nothing but acknowledging covers it', () => {
    expect(departureAdvice(plan(['acknowledge'], 24 * hour))).toMatchObject([
      { id: 'departure.advice.freshness', params: { service: 'updates', freshness: { duration: 86_400 } } },
    ]);
    expect(departureAdvice(plan(['acknowledge'], 168 * hour))).toEqual([]);
    expect(departureAdvice(plan(['acknowledge', 'downtime'], 24 * hour))).toEqual([]);
  });
});
