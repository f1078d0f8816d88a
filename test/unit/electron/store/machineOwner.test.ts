import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { becomeOwner, machineOwner } from '../../../../electron/store/machineOwner';

let folder: string;
let machine: string;
const me = process.getuid?.() ?? 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-owner-'));
  machine = join(folder, 'machine');
  mkdirSync(machine);
  chmodSync(machine, 0o1777);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('without a place of the system’s', () => {
  it.each([
    ['no such place on this system', () => undefined],
    ['no package', () => join(folder, 'nothing')],
    [
      'a folder in which everybody can remove everything',
      () => {
        chmodSync(machine, 0o777);
        return machine;
      },
    ],
  ])('everybody is alone: %s', (_what, place) => {
    expect(machineOwner(place())).toEqual({ kind: 'unknown' });
    expect(becomeOwner(place(), me)).toBe(true);
    expect(machineOwner(place())).toEqual({ kind: 'unknown' });
  });
});

// The folder must be root's, so only root can make one here.
describe.skipIf(me !== 0)('the mark', () => {
  it('is made by the first, and stays theirs', () => {
    expect(machineOwner(machine)).toEqual({ kind: 'nobody' });
    expect(becomeOwner(machine, me)).toBe(true);
    expect(machineOwner(machine)).toEqual({ kind: 'somebody', uid: me });
    expect(becomeOwner(machine, me)).toBe(true);
    expect(becomeOwner(machine, me + 1)).toBe(false);
  });

  it.each([
    ['a symbolic link', () => symlinkSync('/etc/hostname', join(machine, 'owner'))],
    ['a folder', () => mkdirSync(join(machine, 'owner'))],
    [
      'a second name of somebody’s file',
      () => {
        writeFileSync(join(folder, 'other'), '');
        linkSync(join(folder, 'other'), join(machine, 'owner'));
      },
    ],
  ])('is not %s', (_what, make) => {
    make();
    expect(machineOwner(machine)).toEqual({ kind: 'unclear' });
    expect(becomeOwner(machine, me)).toBe(false);
  });
});
