import { describe, expect, it } from 'vitest';
import { familyOf, nameOf, type ProcessFacts } from '../../../../../electron/platform/processes/tree/posix';
import { parsePs } from '../../../../../electron/platform/processes/tree/ps';

const base = { group: 1, session: 1, marked: false, started: '5' };
const one = (pid: number, parent: number, more: Partial<ProcessFacts> = {}): ProcessFacts => ({
  ...base,
  pid,
  parent,
  ...more,
});
const pids = (family: ProcessFacts[]) => family.map(({ pid }) => pid).sort((a, b) => a - b);

describe('familyOf', () => {
  it('takes descendants at any depth, whatever session they are in, and nobody else', () => {
    const all = [
      one(1, 0),
      one(50, 1),
      one(102, 101, { session: 102 }),
      one(101, 100),
      one(100, 50),
      one(60, 50),
    ];
    expect(pids(familyOf(100, all))).toEqual([100, 101, 102]);
  });

  it('takes those of its group or session and the marked ones when their parent has gone', () => {
    const all = [
      one(7, 1, { group: 100 }),
      one(8, 1, { session: 100 }),
      one(9, 1, { marked: true }),
      one(10, 9),
    ];
    expect(pids(familyOf(100, all))).toEqual([7, 8, 9, 10]);
  });

  it('remembers a process, but not another one that got its pid', () => {
    const orphan = one(7, 1);
    const known = new Set([nameOf(orphan)]);
    expect(pids(familyOf(100, [orphan], known))).toEqual([7]);
    expect(familyOf(100, [{ ...orphan, started: '6' }], known)).toEqual([]);
  });
});

describe('parsePs', () => {
  it('reads rows and leaves zombies out', () => {
    const text =
      '    1     0     1 Ss   Fri Nov 21 03:37:00 2025\n  20     1    20 Z    Fri Nov 21 03:38:00 2025\n';
    expect(parsePs(text)).toEqual([
      { pid: 1, parent: 0, group: 1, session: 0, marked: false, started: 'Fri Nov 21 03:37:00 2025' },
    ]);
  });
});
