import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DurationSchema, formatDuration, parseDuration } from '../../../shared/duration';
import { exitStatus, serviceStates, stateOfExitStatus, worstState } from '../../../shared/states';

describe('states', () => {
  it('are worst in the order critical, warning, unknown, ok', () => {
    expect(worstState(['ok', 'unknown'])).toBe('unknown');
    expect(worstState(['unknown', 'warning'])).toBe('warning');
    expect(worstState(['warning', 'critical', 'ok'])).toBe('critical');
    expect(worstState([])).toBe('ok');
  });

  it('map to the plugin exit statuses and back', () => {
    expect(serviceStates.map(exitStatus)).toEqual([0, 1, 2, 3]);
    expect(serviceStates.map((state) => stateOfExitStatus(exitStatus(state)))).toEqual([...serviceStates]);
    expect([4, 127, -1].map(stateOfExitStatus)).toEqual([undefined, undefined, undefined]);
  });
});

describe('a duration', () => {
  it.each([
    ['90s', 90],
    ['5m', 300],
    ['1h', 3600],
    ['7d', 604_800],
  ])('%s is %d seconds', (text, seconds) => {
    expect(DurationSchema.parse(text)).toBe(seconds);
  });

  it.each(['', '5', 'm', '5 m', '-5m', '1.5h', '1w', '5M'])('does not accept %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(DurationSchema.safeParse(text).success).toBe(false);
  });

  it('survives being written and read', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (seconds) => parseDuration(formatDuration(seconds)) === seconds),
    );
  });
});
