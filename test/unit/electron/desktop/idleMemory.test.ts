import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectWhenIdle } from '../../../../electron/desktop/idleMemory';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something that nobody needs any more; in a function of its own, so that no frame of the test still holds it. */
function garbage(): WeakRef<object> {
  return new WeakRef({ left: 'behind' });
}

it('collects what is left behind once nothing has happened for three seconds', async () => {
  const left = garbage();
  collectWhenIdle()();
  // What a weak reference has just named is kept to the end of the turn.
  await turn();
  vi.advanceTimersByTime(3000);
  await turn();
  expect(left.deref()).toBeUndefined();
});

it('waits as long as something happens', () => {
  const happened = collectWhenIdle();
  happened();
  vi.advanceTimersByTime(2000);
  happened();
  vi.advanceTimersByTime(2000);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(vi.getTimerCount()).toBe(0);
});
