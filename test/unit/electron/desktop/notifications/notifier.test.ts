import { describe, expect, it } from 'vitest';
import { Notifier, type Shown } from '../../../../../electron/desktop/notifications/notifier';
import type { Quiet } from '../../../../../electron/platform/quiet';
import type { Told } from '../../../../../electron/store/told';
import { Translator } from '../../../../../shared/i18n';
import { message } from '../../../../../shared/message';
import type { EntryView, Snapshot } from '../../../../../shared/snapshot';
import { makeSnapshot } from '../../../../support/agent/fakeAgent';
import { ManualClock } from '../../../../support/agent/manualClock';

function setUp() {
  const clock = new ManualClock();
  const shown: Shown[] = [];
  const desktop = { quiet: undefined as Quiet, looking: false, memory: {} as Told };
  const make = () =>
    new Notifier({
      clock,
      memory: {
        read: () => desktop.memory,
        write: async (value) => {
          desktop.memory = value;
        },
      },
      quiet: async () => desktop.quiet,
      looking: () => desktop.looking,
      translator: () => new Translator('en', 'en-GB', 'UTC'),
      show: (one) => shown.push(one),
    });
  const pass = async (seconds: number) => {
    // In steps, because each look is asynchronous and plans the next.
    for (let left = seconds; left > 0; left -= 60) {
      clock.advance(Math.min(left, 60));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, shown, desktop, make, pass };
}

function broken(id: string): EntryView {
  return {
    id,
    service: id,
    check: id,
    title: { en: id },
    phase: 'known',
    result: {
      state: 'critical',
      summary: message('check.nothing'),
      evidence: [],
      remedy: [],
      perfdata: [],
      started: 1,
      ended: 2,
    },
  };
}

const one = makeSnapshot({ overall: 'problem', entries: [broken('backups')] });

describe('Notifier', () => {
  it('tells one finding by its own words and leads to its page', async () => {
    const { shown, make, pass } = setUp();
    make().setSnapshot(one);
    await pass(9);
    expect(shown).toEqual([]);
    await pass(2);
    expect(shown).toEqual([
      {
        title: 'backups',
        body: 'Nothing was looked at',
        state: 'problem',
        place: { page: 'check', argument: 'backups' },
      },
    ]);
  });

  it('tells what comes together in one, at most four of them by name', async () => {
    const { shown, make, pass } = setUp();
    const notifier = make();
    notifier.setSnapshot(one);
    await pass(5);
    notifier.setSnapshot(makeSnapshot({ entries: ['a', 'b', 'c', 'd', 'e', 'backups'].map(broken) }));
    await pass(60);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ title: '6 things need attention', place: { page: 'status' } });
    expect(shown[0]?.body.split('\n').at(-1)).toBe('and 2 more');
  });

  it('remembers over a restart', async () => {
    const { shown, make, pass } = setUp();
    make().setSnapshot(one);
    await pass(60);
    make().setSnapshot(one);
    await pass(26 * 3600);
    expect(shown).toHaveLength(1);
  });

  it.each<[string, Quiet, Partial<Snapshot>]>([
    ['while notifications are switched off', 'asked', {}],
    ['in a presentation', 'presenting', {}],
    ['outside working hours', undefined, { outsideHours: true }],
    ['in a pause', undefined, { pausedUntil: 9e9 }],
  ])('waits %s, and tells it after', async (_name, quiet, state) => {
    const { shown, desktop, make, pass } = setUp();
    desktop.quiet = quiet;
    const notifier = make();
    notifier.setSnapshot({ ...one, ...state });
    await pass(1800);
    expect(shown).toEqual([]);
    expect(desktop.memory).toEqual({});
    desktop.quiet = undefined;
    notifier.setSnapshot(one);
    await pass(301);
    expect(shown).toHaveLength(1);
  });

  it('does not believe in a presentation of many hours', async () => {
    const { shown, desktop, make, pass } = setUp();
    desktop.quiet = 'presenting';
    make().setSnapshot(one);
    await pass(3 * 3600);
    expect(shown).toHaveLength(1);
  });

  it('does not tell what is fine again by then', async () => {
    const { shown, desktop, make, pass } = setUp();
    desktop.quiet = 'asked';
    const notifier = make();
    notifier.setSnapshot(one);
    await pass(60);
    notifier.setSnapshot(makeSnapshot());
    desktop.quiet = undefined;
    await pass(3600);
    expect(shown).toEqual([]);
  });

  it('does not tell what the person is looking at', async () => {
    const { shown, desktop, make, pass } = setUp();
    desktop.looking = true;
    make().setSnapshot(one);
    await pass(60);
    desktop.looking = false;
    await pass(3600);
    expect(shown).toEqual([]);
  });

  it('leaves no timer behind when there is nothing to tell', async () => {
    const { clock, make, pass } = setUp();
    const notifier = make();
    notifier.setSnapshot(makeSnapshot());
    expect(clock.pendingTimers()).toBe(0);
    notifier.setSnapshot(one);
    await pass(60);
    expect(clock.pendingTimers()).toBe(0);
  });
});
