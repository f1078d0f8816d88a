import { expect, test } from 'vitest';
import { oneAtATime } from '../../../../build/dev/restarting';

test('changes that come while one is worked at are worked at once more, together', async () => {
  const begun: (() => void)[] = [];
  const changed = oneAtATime(() => new Promise<void>((resolve) => begun.push(resolve)));
  const first = changed();
  expect(begun).toHaveLength(1);
  const second = changed();
  void changed();
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.();
  await Promise.all([first, second]);
  expect(begun).toHaveLength(2);
  void changed();
  expect(begun).toHaveLength(3);
});

test('a change after a failure is worked at', async () => {
  let times = 0;
  const changed = oneAtATime(async () => {
    times += 1;
    if (times === 1) throw new Error('in vain');
  });
  await expect(changed()).rejects.toThrow('in vain');
  await changed();
  expect(times).toBe(2);
});
