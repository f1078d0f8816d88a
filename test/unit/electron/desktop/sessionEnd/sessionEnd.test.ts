import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionEnd } from '../../../../../electron/desktop/sessionEnd/sessionEnd';
import type { GoingAway } from '../../../../../electron/platform/logind/session';
import { FakeAgent } from '../../../../support/agent/fakeAgent';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(away: GoingAway | Promise<GoingAway> = 'staying', agent = new FakeAgent()) {
  const end = new SessionEnd({
    agent,
    machineGoingAway: async () => away,
    quit: () => quits.push(end.beforeQuit()),
  });
  const quits: boolean[] = [];
  return { agent, end, quits };
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const never = () => new Promise<never>(() => undefined);

describe('SessionEnd', () => {
  it('departs when the system announces a shutdown, then quits without being held back again', async () => {
    const { agent, end, quits } = setUp();
    end.announced();
    await settle();
    expect(agent.calls).toEqual([{ call: 'depart', cause: 'shutdown' }, { call: 'stop' }]);
    expect(quits).toEqual([false]);
  });

  it.each<[GoingAway, object]>([
    ['shutdown', { call: 'depart', cause: 'shutdown' }],
    ['last-session-closing', { call: 'depart', cause: 'last-session-closing' }],
    ['staying', { call: 'deliver', seconds: 2.5 }],
    ['unknown', { call: 'deliver', seconds: 2.5 }],
  ])('asked to quit while the machine is %s', async (away, call) => {
    const { agent, end, quits } = setUp(away);
    expect(end.beforeQuit()).toBe(true);
    await settle();
    expect(agent.calls).toEqual([call, { call: 'stop' }]);
    expect(quits).toEqual([false]);
  });

  it('neither delivers nor departs when the person quits', async () => {
    const { agent, end, quits } = setUp('shutdown');
    end.chosen();
    await settle();
    expect(agent.calls).toEqual([{ call: 'stop' }]);
    expect(quits).toEqual([false]);
  });

  it('does one thing once when announcement and signals come together', async () => {
    const { agent, end, quits } = setUp('shutdown');
    end.announced();
    expect([end.beforeQuit(), end.beforeQuit()]).toEqual([true, true]);
    end.announced();
    await settle();
    expect(agent.calls.map(({ call }) => call)).toEqual(['depart', 'stop']);
    expect(quits).toEqual([false]);
  });

  it('ends within 3.5 s when nothing answers', async () => {
    const agent = new FakeAgent();
    agent.depart = never;
    agent.stop = never;
    const { end, quits } = setUp('shutdown', agent);
    end.beforeQuit();
    await vi.advanceTimersByTimeAsync(3499);
    expect(quits).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(quits).toEqual([false]);
  });

  it('ends when everything fails', async () => {
    const agent = new FakeAgent();
    agent.stop = () => Promise.reject(new Error('disk full'));
    const { end, quits } = setUp(Promise.reject(new Error('no bus')), agent);
    end.beforeQuit();
    await settle();
    expect(quits).toEqual([false]);
  });
});
