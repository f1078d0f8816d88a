import { type FSWatcher, mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPaths } from '../../electron/platform/files/watchFiles';
import { maskText } from '../../electron/policy/secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-limits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each(['ENOSPC', 'EMFILE'])(
  '17 without watches (%s) a new policy is noticed all the same, and the lack is said',
  async (code) => {
    mkdirSync(join(folder, 'policy.d'));
    const file = join(folder, 'policy.d/50-it.json');
    writeFileSync(file, '{}');
    let left = false;
    const lent = ((...args: Parameters<typeof watch>): FSWatcher => {
      if (left) return watch(...args);
      throw Object.assign(new Error(code), { code });
    }) as typeof watch;
    const [changed, onSlow] = [vi.fn(), vi.fn()];
    const stop = watchPaths(() => [join(folder, 'policy.d')], changed, { onSlow, watch: lent, pollMs: 20 });
    expect(onSlow.mock.calls).toEqual([[true]]);
    // In its place, so that the folder itself stays as it was.
    writeFileSync(file, '{ "version": 1 }');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    left = true;
    writeFileSync(join(folder, 'policy.d/60-it.json'), '{}');
    await vi.waitFor(() => expect(onSlow.mock.calls).toEqual([[true], [false]]));
    stop();
  },
);

it.each([
  ['a letter without end', 'a'.repeat(65_536)],
  ['addresses without end', 'http://a'.repeat(8192)],
  ['passwords without end', 'password='.repeat(7000)],
])('20 %s is masked in no time', (_, text) => {
  const began = performance.now();
  maskText(text);
  expect(performance.now() - began).toBeLessThan(500);
});
