import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handoverOwners } from '../../electron/store/handover';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-handovers-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody has in the folder of handovers under a name. */
function left(name: string, owner: number): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'handover.json'), '{}');
  chownSync(join(folder, name), owner, owner);
}

describe.skipIf(process.getuid?.() !== 0)('the folder of handovers (root only)', () => {
  it('9 a folder counts for the uid that it is called by, in its one spelling, and never for root', async () => {
    left('1002', 1002);
    left('01002', 1002);
    left('001002', 1002);
    left('1003', 1002);
    left('0', 0);
    left('4294967296', 1002);
    left('.1004-x', 1004);
    mkdirSync(join(folder, '1005'));
    chownSync(join(folder, '1005'), 1005, 1005);
    writeFileSync(join(folder, '1006.json'), '{}');
    expect(await handoverOwners(folder)).toEqual([1002]);
  });

  it('9 fifty thousand files of one person are not even listed', async () => {
    left('1001', 1001);
    for (let index = 0; index < 50_000; index += 1) writeFileSync(join(folder, '1001', `${index}.json`), '');
    left('1002', 1002);
    const began = performance.now();
    expect(await handoverOwners(folder)).toEqual([1001, 1002]);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('9 a folder into which anybody could put something holds none', async () => {
    left('1002', 1002);
    chmodSync(folder, 0o1733);
    expect(await handoverOwners(folder)).toEqual([]);
    chmodSync(folder, 0o755);
    chownSync(folder, 1002, 1002);
    expect(await handoverOwners(folder)).toEqual([]);
  });
});
