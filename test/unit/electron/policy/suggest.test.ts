import { describe, expect, it } from 'vitest';
import { editDistance, suggest } from '../../../../electron/policy/suggest';

describe('suggest', () => {
  it.each([
    ['intervall', 'interval'],
    ['Interval', 'interval'],
    ['timout', 'timeout'],
    ['tiemout', 'timeout'],
    ['us', 'use'],
    ['something', undefined],
    ['x', undefined],
  ])('%s -> %s', (name, expected) => {
    expect(suggest(name, ['interval', 'timeout', 'use'])).toBe(expected);
  });

  it('counts a swap of neighbours as one mistake', () => {
    expect(editDistance('ab', 'ba')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
