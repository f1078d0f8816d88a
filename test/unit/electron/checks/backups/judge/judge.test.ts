import { describe, expect, it } from 'vitest';
import { judgeBackups } from '../../../../../../electron/checks/backups/judge/judge';
import type { SourceFacts } from '../../../../../../electron/checks/backups/judge/judgeSource';
import { BackupThresholdsSchema } from '../../../../../../electron/checks/backups/judge/thresholds';
import type { Reading } from '../../../../../../electron/checks/backups/read/reading';
import { keyOf, namesOf } from '../../../../../../electron/checks/backups/sources';
import { message } from '../../../../../../shared/message';
import { english } from '../../../../../support/agent/checks';

const hour = 3600;
const now = 1_800_000_000;
const thresholds = BackupThresholdsSchema.parse(undefined);
const source = (reading: Reading, before: SourceFacts['before'] = {}, name = 'borg'): SourceFacts => ({
  name,
  key: name,
  tool: 'borg',
  reading,
  before,
});
const aged = (hours: number): Reading => ({ kind: 'newest', newest: now - hours * hour });
const known = (hours: number, unreachableFor?: number): SourceFacts['before'] => ({
  newest: now - hours * hour,
  ...(unreachableFor === undefined ? {} : { unreachableSince: now - unreachableFor * hour }),
});
const unknown: Reading = {
  kind: 'unknown',
  reason: message('check.nothing'),
  remedy: [{ message: message('backups.remedy.locked') }],
};

describe('one backup', () => {
  it.each<[string, SourceFacts, string, RegExp, number | undefined]>([
    ['3 hours old', source(aged(3)), 'ok', /^Last backup 3 hours ago$/, 3],
    [
      'just now by a clock that is a little ahead',
      source(aged(-0.05)),
      'ok',
      /^Last backup 0 seconds ago$/,
      0,
    ],
    ['exactly at the first threshold', source(aged(96)), 'ok', /4 days ago/, 96],
    ['past it', source(aged(97)), 'warning', /4 days ago, expected within 4 days/, 97],
    ['past the second', source(aged(169)), 'critical', /7 days ago/, 169],
    ['dated in the future', source(aged(-2)), 'unknown', /dated in the future/, undefined],
    ['none yet', source({ kind: 'empty' }), 'critical', /^No backup yet$/, undefined],
    [
      'none yet, though one was known',
      source({ kind: 'empty' }, known(3)),
      'critical',
      /^No backup yet$/,
      undefined,
    ],
    ['locked with one known', source({ kind: 'locked' }, known(3)), 'ok', /3 hours ago/, 3],
    ['locked for long', source({ kind: 'locked' }, known(200)), 'critical', /8 days ago/, 200],
    ['locked with none known', source({ kind: 'locked' }), 'unknown', /a backup is running/, undefined],
    [
      'unreachable with one known',
      source({ kind: 'unreachable' }, known(3, 2)),
      'ok',
      /3 hours ago; not reachable since/,
      3,
    ],
    [
      'unreachable for long',
      source({ kind: 'unreachable' }, known(100, 99)),
      'warning',
      /not reachable since/,
      100,
    ],
    [
      'unreachable with none known',
      source({ kind: 'unreachable' }),
      'unknown',
      /not reachable since/,
      undefined,
    ],
    [
      'unreachable with one known from the future',
      source({ kind: 'unreachable' }, known(-50)),
      'unknown',
      /not reachable/,
      undefined,
    ],
    [
      'a failed run with none known',
      source({ kind: 'failed-run', at: now - hour, tool: 'tar' }),
      'critical',
      /last run of tar failed 1 hour ago/,
      undefined,
    ],
    [
      'a failed run after a good one',
      source({ kind: 'failed-run', at: now - hour, tool: 'tar' }, known(25)),
      'warning',
      /failed 1 hour ago; before that: Last backup 25 hours ago/,
      25,
    ],
    [
      'a failed run after an old one',
      source({ kind: 'failed-run', at: now - hour, tool: 'tar' }, known(200)),
      'critical',
      /8 days ago/,
      200,
    ],
    [
      'not readable, though one was known',
      source(unknown, known(3)),
      'unknown',
      /Cannot tell when/,
      undefined,
    ],
  ])('%s', (_, facts, state, words, hours) => {
    const result = judgeBackups([facts], thresholds, now);
    expect(result.state).toBe(state);
    expect(english(result.summary)).toMatch(words);
    if (state !== 'ok') expect(result.remedy.length).toBeGreaterThan(0);
    const age = hours === undefined ? [] : [`age=${hours < 0 ? 0 : hours * hour}s;345600;604800;0`];
    expect(result.perfdata).toEqual(age);
  });

  it('says that a backup is running', () => {
    const result = judgeBackups(
      [source({ kind: 'newest', newest: now - hour, running: true })],
      thresholds,
      now,
    );
    expect(result.evidence.map((one) => english(one.message))).toEqual([
      'Last backup 1 hour ago',
      'A backup is running',
    ]);
  });

  it('remembers the newest backup and since when its place is away', () => {
    const memory = (facts: SourceFacts) => judgeBackups([facts], thresholds, now).memory;
    expect(memory(source(aged(3), known(9, 5)))).toEqual({ borg: known(3) });
    expect(memory(source({ kind: 'unreachable' }, known(9)))).toEqual({ borg: known(9, 0) });
    expect(memory(source({ kind: 'unreachable' }, known(9, 5)))).toEqual({ borg: known(9, 5) });
    expect(memory(source({ kind: 'locked' }, known(9)))).toEqual({ borg: known(9) });
    expect(memory(source(unknown, known(9)))).toEqual({ borg: known(9) });
    expect(memory(source(aged(-2), known(9)))).toEqual({ borg: known(9) });
  });

  it('obeys thresholds and refuses those that contradict each other', () => {
    const strict = BackupThresholdsSchema.parse({ age: { warning: '1h', critical: '2h' } });
    expect(judgeBackups([source(aged(3))], strict, now)).toMatchObject({
      state: 'critical',
      perfdata: ['age=10800s;3600;7200;0'],
    });
    expect(BackupThresholdsSchema.safeParse({ age: { warning: '2d', critical: '1d' } }).success).toBe(false);
  });
});

describe('several backups', () => {
  it('are as bad as the worst, name it, and give every age', () => {
    const result = judgeBackups(
      [source(aged(3), {}, 'laptop'), source(aged(100), {}, 'my archive'), source(unknown, {}, 'x')],
      thresholds,
      now,
    );
    expect(result.state).toBe('warning');
    expect(english(result.summary)).toMatch(/^my archive: Last backup 4 days ago/);
    expect(result.perfdata).toEqual([
      'age=360000s;345600;604800;0',
      'age_laptop=10800s;345600;604800;0',
      "'age_my archive'=360000s;345600;604800;0",
    ]);
    expect(result.evidence.map((one) => one.state)).toEqual(['ok', 'warning', 'unknown']);
  });

  it('say the oldest when all is well', () => {
    const result = judgeBackups([source(aged(3), {}, 'a'), source(aged(20), {}, 'b')], thresholds, now);
    expect(english(result.summary)).toBe('All 2 backups are recent, the oldest of them 20 hours ago');
  });
});

describe('sources', () => {
  it('are named by themselves, their tool, or tool and number', () => {
    const borg = { tool: 'borg', repository: '/a' } as const;
    expect(
      namesOf([
        borg,
        { ...borg, name: 'mine' },
        { ...borg, repository: '/b' },
        { tool: 'stamp-file', path: '/s' },
      ]),
    ).toEqual(['borg 1', 'mine', 'borg 2', 'stamp-file']);
  });

  it('are remembered by their place, whatever they are called, without giving it away', () => {
    const borg = { tool: 'borg', repository: '/home/alice/backup' } as const;
    expect(keyOf(borg)).toBe(keyOf({ ...borg, name: 'mine' }));
    expect(keyOf(borg)).not.toBe(keyOf({ ...borg, repository: '/b' }));
    expect(keyOf(borg)).toMatch(/^[0-9a-f]{16}$/);
  });
});
