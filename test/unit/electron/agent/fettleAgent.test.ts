import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../../../electron/agent/fettleAgent';
import { type AnyCheck, unknownJudgement } from '../../../../electron/checks/check';
import { AgentBench, answerAll } from '../../../support/agent/agentParts';

let bench: AgentBench;
let agents: FettleAgent[];

beforeEach(() => {
  bench = new AgentBench();
  agents = [];
});
afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.stop()));
  bench.close();
});

async function started(plan = bench.plan([{ id: 'updates' }, { id: 'backups', required: false }])) {
  const agent = bench.agent(plan);
  agents.push(agent);
  await agent.start();
  return agent;
}

/** Lets what is under way come to its end: files, the fake server, the listeners. */
async function settled(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const card = (agent: FettleAgent, id: string) => {
  const found = agent.snapshot().cards.find((one) => one.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};

describe('before the notice is answered', () => {
  it('no check is started and no connection made, however long it takes or is asked for', async () => {
    const agent = await started();
    await agent.runNow();
    bench.clock.advance(86_400);
    await agent.deliver(1);
    await agent.depart('shutdown');
    expect(bench.started).toEqual([]);
    expect(bench.server.log).toEqual([]);
    expect(agent.snapshot()).toMatchObject({ overall: 'answer-needed', answerNeeded: true });
  });

  it('an answer to one card starts that check alone', async () => {
    const agent = await started();
    await agent.answer('updates', card(agent, 'updates').hash, 'read');
    await settled(() => bench.server.results.length === 1);
    expect(bench.started).toEqual(['updates']);
    expect(agent.snapshot().entries.map((entry) => entry.phase)).toEqual(['known', 'answer-needed']);
  });

  it('an answer to another content, of the wrong kind or to no card does not count', async () => {
    const agent = await started();
    await expect(agent.answer('updates', 'old', 'read')).rejects.toThrow('outdated');
    await expect(agent.answer('updates', card(agent, 'updates').hash, 'accepted')).rejects.toThrow(
      'wrong-choice',
    );
    await expect(agent.answer('nothing', '', 'read')).rejects.toThrow('unknown-card');
    expect(bench.started).toEqual([]);
  });
});

describe('answers', () => {
  it('survive a restart', async () => {
    await answerAll(await started());
    await settled(() => bench.server.results.length === 2);
    const again = await started();
    expect(again.snapshot()).toMatchObject({ answerNeeded: false, overall: 'fine' });
  });

  it('are asked for again when what matters changes, for the changed card only', async () => {
    await answerAll(await started());
    await settled(() => bench.server.results.length === 2);
    const changed = await started(
      bench.plan([
        { id: 'updates', interval: 60 },
        { id: 'backups', required: false },
      ]),
    );
    expect(changed.snapshot().entries.map((entry) => entry.phase)).toEqual(['answer-needed', 'known']);
  });

  it('that are taken back stop the check, purge what waits and show no warning', async () => {
    bench.states.set('backups', 'critical');
    bench.server.answers = [{ kind: 'failed', reason: 'unreachable', status: '' }];
    const agent = await started();
    await answerAll(agent);
    await settled(() => agent.snapshot().targets[0]?.waiting === 2);
    expect(agent.snapshot().overall).toBe('problem');
    await agent.answer('backups', card(agent, 'backups').hash, 'declined');
    expect(agent.snapshot()).toMatchObject({ overall: 'fine', targets: [{ waiting: 1 }] });
    expect(agent.snapshot().entries[1]).toMatchObject({ phase: 'declined' });
    bench.started.length = 0;
    bench.clock.advance(3600);
    await settled(() => bench.started.length > 0);
    expect(bench.started).toEqual(['updates']);
  });
});

describe('a plan without a target', () => {
  it('checks after one answer and makes no connection', async () => {
    const agent = await started(bench.plan([{ id: 'updates' }], { targets: [], localOnly: 'no-policy' }));
    await answerAll(agent);
    await settled(() => agent.snapshot().overall === 'fine');
    await agent.depart('shutdown');
    expect(bench.server.log).toEqual([]);
  });
});

describe('the schedule', () => {
  it('runs an entry once an interval and never twice at a time', async () => {
    const agent = await started(bench.plan([{ id: 'updates' }]));
    await answerAll(agent);
    await settled(() => agent.snapshot().entries[0]?.phase === 'known');
    const before = bench.started.length;
    await Promise.all([agent.runNow('updates'), agent.runNow('updates')]);
    expect(bench.started.length).toBe(before + 1);
    bench.clock.advance(3600);
    await settled(() => bench.started.length === before + 2);
  });

  it('takes what is remembered for an answer, but asks again for a person', async () => {
    const [entry] = bench.plan([{ id: 'updates' }]).entries;
    if (!entry) throw new Error('no entry');
    const askAgain: (boolean | undefined)[] = [];
    const run: AnyCheck['run'] = (context, thresholds) => {
      askAgain.push(context.askAgain);
      return entry.check.run(context, thresholds);
    };
    const agent = await started(bench.plan([{ ...entry, check: { ...entry.check, run } }]));
    await answerAll(agent);
    await settled(() => askAgain.length === 1);
    await agent.runNow('updates');
    await agent.tryEntry('updates', { askAgain: true });
    bench.clock.advance(3600);
    await settled(() => askAgain.length === 4);
    expect(askAgain).toEqual([false, true, true, false]);
  });

  it('keeps nothing of a check that quitting ended', async () => {
    let begun = false;
    const [entry] = bench.plan([{ id: 'updates' }]).entries;
    if (!entry) throw new Error('no entry');
    const endless: AnyCheck['run'] = (context) =>
      new Promise((resolve) => {
        begun = true;
        const ended = { ...unknownJudgement({ id: 'state.unknown' }), started: 0, ended: 0 };
        context.signal.addEventListener('abort', () => resolve(ended));
      });
    const check = { ...entry.check, run: endless };
    const agent = await started(bench.plan([{ id: 'updates', check }]));
    await answerAll(agent);
    await settled(() => begun);
    await agent.stop();
    expect(agent.snapshot().entries[0]?.result).toBeUndefined();
    expect(agent.snapshot().targets[0]?.waiting).toBe(0);
  });

  it('spreads what is overdue at a restart over half a minute', async () => {
    await answerAll(await started(bench.plan([{ id: 'updates' }])));
    await settled(() => bench.server.results.length === 1);
    bench.clock.sleep(86_400);
    const again = await started(bench.plan([{ id: 'updates' }]));
    const next = again.snapshot().entries[0]?.nextRun ?? 0;
    expect(next - bench.clock.now()).toBeGreaterThanOrEqual(0);
    expect(next - bench.clock.now()).toBeLessThan(30);
  });

  it('spreads what fell due in sleep, when the machine wakes', async () => {
    const agent = await started(bench.plan([{ id: 'updates' }]));
    await answerAll(agent);
    await settled(() => bench.server.results.length === 1);
    bench.clock.sleep(86_400);
    agent.wake();
    const wait = (agent.snapshot().entries[0]?.nextRun ?? 0) - bench.clock.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(30);
    expect(bench.started).toHaveLength(1);
    bench.clock.advance(wait);
    await settled(() => bench.server.results.length === 2);
  });
});

describe('the tray state', () => {
  it.each([
    [['ok', 'ok'], 'fine'],
    [['ok', 'unknown'], 'cannot-tell'],
    [['unknown', 'warning'], 'attention'],
    [['warning', 'critical'], 'problem'],
  ] as const)('of %j is %s', async ([updates, backups], overall) => {
    bench.states.set('updates', updates).set('backups', backups);
    const agent = await started();
    await answerAll(agent);
    await settled(() => bench.server.results.length === 2);
    expect(agent.snapshot().overall).toBe(overall);
  });

  it('is not connected only when delivery is overdue by two intervals', async () => {
    const agent = await started();
    bench.server.answers = [{ kind: 'failed', reason: 'unreachable', status: '' }];
    await answerAll(agent);
    await settled(() => agent.snapshot().targets[0]?.phase === 'not-connected');
    expect(agent.snapshot().overall).toBe('fine');
    bench.clock.jump(2 * 3600 + 1);
    expect(agent.snapshot().overall).toBe('not-connected');
  });
});

describe('departure', () => {
  it('acknowledges the problems, and the next start takes it back after fresh results', async () => {
    bench.states.set('backups', 'critical');
    const agent = await started();
    await answerAll(agent);
    await settled(() => bench.server.results.length === 2);
    await agent.depart('shutdown');
    expect([...bench.server.acknowledgements.keys()]).toEqual(['backups']);
    await agent.stop();
    bench.clock.jump(3600);
    const again = await started();
    expect(again.snapshot().lastDeparture?.message.id).toBe('departure.acknowledged');
    expect(bench.server.acknowledgements.size).toBe(1);
    bench.clock.advance(30);
    await settled(() => bench.server.acknowledgements.size === 0);
    // The result of another service may come in between.
    const { log } = bench.server;
    const fresh = log.findLastIndex((line) => line.startsWith('results') && line.includes('backups'));
    expect(fresh).toBeGreaterThan(log.findIndex((line) => line.startsWith('acknowledge')));
    expect(log.indexOf('remove backups')).toBeGreaterThan(fresh);
  });

  it('acknowledges nothing when its card was declined, but delivers', async () => {
    bench.states.set('updates', 'critical');
    const agent = await started();
    await agent.answer('departure', card(agent, 'departure').hash, 'declined');
    await agent.answer('updates', card(agent, 'updates').hash, 'read');
    await settled(() => bench.server.results.length === 1);
    await agent.depart('shutdown');
    expect(bench.server.acknowledgements.size).toBe(0);
  });

  it('happens once when it is announced twice', async () => {
    bench.states.set('updates', 'critical');
    const agent = await started();
    await answerAll(agent);
    await settled(() => bench.server.results.length === 2);
    await Promise.all([agent.depart('shutdown'), agent.depart('shutdown')]);
    expect(bench.server.log.filter((line) => line.startsWith('acknowledge'))).toHaveLength(1);
  });

  it('outside the working hours sends nothing', async () => {
    bench.states.set('updates', 'critical');
    const hours = { days: ['fri'], from: '11:00', to: '13:00', timeZone: 'UTC' };
    const agent = await started(bench.plan([{ id: 'updates' }], { hours }));
    await answerAll(agent);
    await settled(() => bench.server.results.length === 1);
    bench.clock.jump(2 * 3600);
    const before = bench.server.log.length;
    await agent.runNow();
    await agent.depart('shutdown');
    expect(bench.server.log).toHaveLength(before);
  });

  it('with working hours happens once at their end, until the next begin', async () => {
    bench.states.set('updates', 'critical');
    const hours = { days: ['fri', 'mon'], from: '11:00', to: '13:00', timeZone: 'UTC' };
    const agent = await started(bench.plan([{ id: 'updates' }], { hours }));
    await answerAll(agent);
    await settled(() => bench.server.results.length === 1);
    bench.clock.advance(3600);
    await settled(() => bench.server.acknowledgements.size === 1);
    const expiry = bench.server.acknowledgements.get('updates')?.expiry ?? 0;
    expect(Math.floor(expiry)).toBe(Date.parse('2026-11-23T11:00:00Z') / 1000);
  });
});
