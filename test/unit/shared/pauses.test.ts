import { describe, expect, it } from 'vitest';
import { pauseEnd } from '../../../shared/pauses';

const evening = new Date(2026, 10, 20, 22, 30).getTime() / 1000;

describe('pauseEnd', () => {
  it('is some hours later', () => {
    expect(pauseEnd('hour', evening)).toBe(evening + 3600);
    expect(pauseEnd('hours', evening)).toBe(evening + 4 * 3600);
  });

  it('is the next morning, over the end of a month too', () => {
    expect(new Date(pauseEnd('tomorrow', evening) * 1000)).toEqual(new Date(2026, 10, 21, 8));
    const last = new Date(2026, 10, 30, 0, 5).getTime() / 1000;
    expect(new Date(pauseEnd('tomorrow', last) * 1000)).toEqual(new Date(2026, 11, 1, 8));
  });
});
