import { describe, expect, it } from 'vitest';
import { type Layer, type LayerName, Merged } from '../../../../electron/policy/merge';

const layer = (name: LayerName, value: unknown): Layer => ({ name, value, prefix: [] });

describe('Merged', () => {
  const merged = new Merged([
    layer('policy defaults', { map: { a: 1, b: 1 }, list: [1, 2], was: { map: 1 }, will: 'be a map' }),
    layer('policy enforced', { map: { b: 2 }, list: [3], was: 'scalar', will: { x: 1 } }),
  ]);

  it('merges maps by key and replaces anything else', () => {
    expect(JSON.parse(JSON.stringify(merged.value))).toEqual({
      map: { a: 1, b: 2 },
      list: [3],
      was: 'scalar',
      will: { x: 1 },
    });
  });

  it.each([
    [['map', 'a'], 'policy defaults'],
    [['map', 'b'], 'policy enforced'],
    [['map', 'c'], undefined],
    [['list', 0], 'policy enforced'],
    [['was'], 'policy enforced'],
    [['will', 'x'], 'policy enforced'],
    [['nothing'], undefined],
  ])('knows whose %j is', (path, name) => {
    expect(merged.originOf(path)?.name).toBe(name);
  });

  it('takes __proto__ for a key like any other', () => {
    const odd = new Merged([layer('settings', JSON.parse('{"__proto__":{"polluted":true}}'))]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(odd.value)).toEqual(['__proto__']);
  });
});
