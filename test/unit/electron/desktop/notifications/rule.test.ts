import { describe, expect, it } from 'vitest';
import { fineIn, newsIn } from '../../../../../electron/desktop/notifications/news';
import { decide } from '../../../../../electron/desktop/notifications/rule';
import type { Told } from '../../../../../electron/store/told';
import { type Message, message } from '../../../../../shared/message';
import type { EntryView, Preferences, Snapshot } from '../../../../../shared/snapshot';
import type { ServiceState } from '../../../../../shared/states';
import { makeSnapshot, unanswered } from '../../../../support/agent/fakeAgent';

const hour = 3600;
const day = 24 * hour;
const start = 1_800_000_000;

function entry(
  state: ServiceState,
  more: { summary?: Message; deadline?: number; since?: number; check?: string; remedy?: boolean } = {},
): EntryView {
  return {
    id: 'backups',
    service: 'backups',
    check: more.check ?? 'backups',
    title: { en: 'Backups' },
    phase: 'known',
    since: more.since ?? start - 2 * day,
    result: {
      state,
      summary: more.summary ?? message('check.nothing'),
      evidence: [],
      remedy: more.remedy === false ? [] : [{ message: message('check.nothing') }],
      perfdata: [],
      started: 1,
      ended: 2,
      ...(more.deadline === undefined ? {} : { deadline: more.deadline }),
    },
  };
}

/** Goes through snapshots of one entry and says at which times (hours) something was told, and at which level. */
function told(
  steps: [hours: number, ServiceState | EntryView][],
  wanted: Preferences['notifications'] = 'all',
): string[] {
  let memory: Told = {};
  return steps.flatMap(([hours, what]) => {
    const now = start + hours * hour;
    const snapshot = makeSnapshot({ at: now, entries: [typeof what === 'string' ? entry(what) : what] });
    // What is remembered goes to disk and comes back in between.
    const decision = decide(newsIn(snapshot), fineIn(snapshot), JSON.parse(JSON.stringify(memory)), {
      now,
      wanted,
    });
    memory = decision.memory;
    return decision.tell.map(({ level }) => `${hours}: ${level}`);
  });
}

describe('what is worth a notification', () => {
  it.each<[string, Parameters<typeof told>[0], string[]]>([
    [
      'a problem, once',
      [
        [0, 'critical'],
        [1, 'critical'],
        [30, 'critical'],
      ],
      ['0: problem'],
    ],
    [
      'not what is fine',
      [
        [0, 'ok'],
        [1, 'ok'],
      ],
      [],
    ],
    [
      'not that it is fine again',
      [
        [0, 'critical'],
        [1, 'ok'],
      ],
      ['0: problem'],
    ],
    [
      'what gets worse',
      [
        [0, 'warning'],
        [1, 'critical'],
      ],
      ['0: attention', '1: problem'],
    ],
    [
      'not what gets better',
      [
        [0, 'critical'],
        [1, 'warning'],
      ],
      ['0: problem'],
    ],
    [
      'flapping at most once a day',
      [
        [0, 'critical'],
        [1, 'ok'],
        [2, 'critical'],
        [3, 'ok'],
        [23, 'critical'],
        [25, 'critical'],
      ],
      ['0: problem', '25: problem'],
    ],
    [
      'what comes back after days',
      [
        [0, 'warning'],
        [1, 'ok'],
        [50, 'warning'],
      ],
      ['0: attention', '50: attention'],
    ],
    [
      'worse again after it was better',
      [
        [0, 'critical'],
        [1, 'warning'],
        [30, 'critical'],
      ],
      ['0: problem', '30: problem'],
    ],
    [
      'not the same after a check could not look',
      [
        [0, 'critical'],
        [1, entry('unknown', { since: start })],
        [2, 'critical'],
      ],
      ['0: problem'],
    ],
    [
      'a deadline that is near',
      [
        [0, entry('warning', { deadline: start + 3 * day })],
        [49, entry('warning', { deadline: start + 3 * day })],
        [50, entry('warning', { deadline: start + 3 * day })],
      ],
      ['0: attention', '49: deadline'],
    ],
  ])('%s', (_name, steps, expected) => {
    expect(told(steps)).toEqual(expected);
  });

  it('is what the person wants', () => {
    const steps: Parameters<typeof told>[0] = [
      [0, 'warning'],
      [1, 'critical'],
    ];
    expect(told(steps, 'problems')).toEqual(['1: problem']);
    expect(told(steps, 'none')).toEqual([]);
  });
});

describe('what is snoozed', () => {
  it('is not told, and told again when the snooze has ended', () => {
    const snoozed: EntryView = {
      ...entry('critical'),
      snooze: { until: start + 3 * day, left: 1, phase: 'acknowledged' },
    };
    const steps: Parameters<typeof told>[0] = [
      [0, 'critical'],
      [1, snoozed],
      [48, snoozed],
      [73, 'critical'],
    ];
    expect(told(steps)).toEqual(['0: problem', '73: problem']);
  });
});

describe('a check that cannot look', () => {
  const summary = (id: Parameters<typeof message>[0]) =>
    message(id, { program: 'borg', reason: 'x', timeout: 1 });
  it.each<[string, EntryView, boolean]>([
    ['for a day, with something to do', entry('unknown'), true],
    ['not for an hour', entry('unknown', { since: start - hour }), false],
    ['not without anything to do', entry('unknown', { remedy: false }), false],
    ['not a plugin of IT', entry('unknown', { check: 'plugin' }), false],
    ['not a program that is missing', entry('unknown', { summary: summary('process.not-found') }), false],
    [
      'not one that is missing, said inside',
      entry('unknown', {
        summary: message('check.failed', { reason: { message: summary('process.not-found') } }),
      }),
      false,
    ],
    [
      'not a check that was too slow',
      entry('unknown', { summary: message('engine.timed-out', { timeout: 1 }) }),
      false,
    ],
  ])('%s', (_name, view, expected) => {
    expect(told([[0, view]])).toEqual(expected ? ['0: cannot-tell'] : []);
  });

  it('nothing is told of a refused policy, a refusing server or a file of Fettle that is broken', () => {
    const problem = {
      area: 'policy',
      message: message('check.nothing'),
      remedy: message('check.nothing'),
    } as const;
    const snapshot: Snapshot = makeSnapshot({
      overall: 'cannot-tell',
      localOnly: 'policy-refused',
      faults: [problem],
      targets: [
        {
          name: 'main',
          host: 'h',
          endpoint: 'e',
          phase: 'refused',
          waiting: 3,
          message: message('check.nothing'),
        },
      ],
    });
    expect(newsIn(snapshot)).toEqual([]);
  });
});

describe('a question of the notice', () => {
  it('is told once, and again only when the cards change', () => {
    let memory: Told = {};
    const tell = (snapshot: Snapshot, now: number) => {
      const decision = decide(newsIn(snapshot), [], memory, { now, wanted: 'all' });
      memory = decision.memory;
      return decision.tell.length;
    };
    const first = unanswered();
    expect([tell(first, start), tell(first, start + 3 * day)]).toEqual([1, 0]);
    const changed = { ...first, cards: first.cards.map((card) => ({ ...card, hash: 'h2' })) };
    expect(tell(changed, start + 4 * day)).toBe(1);
  });
});

describe('the memory', () => {
  it('forgets what has not been heard of for a season', () => {
    const memory = { 'check gone': { open: 3, at: { problem: start - 91 * day } } };
    expect(decide([], [], memory, { now: start, wanted: 'all' }).memory).toEqual({});
  });

  it('says when something may be told again', () => {
    const memory = { 'check backups': { open: -1, at: { problem: start - hour } } };
    const snapshot = makeSnapshot({ at: start, entries: [entry('critical')] });
    expect(decide(newsIn(snapshot), [], memory, { now: start, wanted: 'all' }).next).toBe(start + 23 * hour);
  });
});
