import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestChange, readStamps, withLock } from '../../../build/fresh.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fettle-fresh-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('newestChange', () => {
  it('sees a file deep inside, and one that was removed', async () => {
    const deep = path.join(folder, 'a');
    await mkdir(deep);
    await writeFile(path.join(deep, 'b'), '');
    const everything = [path.join(deep, 'b'), deep, folder];
    for (const one of everything) await utimes(one, 1000, 1000);
    expect(newestChange([folder, path.join(folder, 'missing')])).toBe(1_000_000);
    await utimes(path.join(deep, 'b'), 2000, 2000);
    expect(newestChange([folder])).toBe(2_000_000);
    await rm(path.join(deep, 'b'));
    expect(newestChange([folder])).toBeGreaterThan(2_000_000);
  });
});

describe('readStamps', () => {
  it('takes a file that was cut off for none', async () => {
    const file = path.join(folder, 'stamps');
    await writeFile(file, '{"progr');
    expect(readStamps(file)).toEqual({});
  });
});

describe('withLock', () => {
  it('lets one after the other work', async () => {
    const lock = path.join(folder, 'lock');
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await readdir(folder);
      seen.push(`${name} ends`);
    };
    await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that is gone, and lets go after a failure', async () => {
    const lock = path.join(folder, 'lock');
    // Above the largest process id that Linux gives.
    await writeFile(lock, String(2 ** 22 + 1));
    await expect(withLock(lock, () => Promise.reject(new Error('build failed')))).rejects.toThrow(
      'build failed',
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
