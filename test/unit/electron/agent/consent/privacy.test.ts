import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsentRecord } from '../../../../../electron/privacy/record';
import { message } from '../../../../../shared/message';
import { AgentBench, answerAll } from '../../../../support/agent/agentParts';

let bench: AgentBench;
beforeEach(() => {
  bench = new AgentBench();
});
afterEach(() => bench.close());

const quiet = { redaction: 'standard' as const, allow: [], timeRounding: 0, sendJitter: 0 };

describe('a pause', () => {
  it('runs and sends nothing until its end, then what fell due and what waits', async () => {
    const agent = bench.agent(bench.plan([{}]));
    await agent.start();
    await answerAll(agent);
    await agent.runNow();
    const { started, server } = bench;
    const before = [started.length, server.log.length];
    await agent.pause(bench.clock.now() + 7200);
    expect(agent.snapshot()).toMatchObject({ overall: 'paused', pausedUntil: bench.clock.now() + 7200 });
    bench.clock.advance(7100);
    await agent.runNow();
    await agent.deliver(1);
    await agent.depart('shutdown');
    expect([started.length, server.log.length]).toEqual(before);
    bench.clock.advance(200);
    await agent.runNow();
    expect(started.length).toBeGreaterThan(before[0] ?? 0);
    expect(agent.snapshot().pausedUntil).toBeUndefined();
    await agent.stop();
  });

  it('ends on time although the machine slept, and outlives a restart', async () => {
    const plan = bench.plan([{}]);
    const agent = bench.agent(plan);
    await agent.start();
    await agent.pause(bench.clock.now() + 3600);
    await agent.stop();
    const again = bench.agent(plan);
    await again.start();
    await answerAll(again);
    await again.runNow();
    expect(bench.started).toEqual([]);
    bench.clock.sleep(3601);
    again.wake();
    await again.runNow();
    expect(bench.started).toEqual(['updates']);
    await again.stop();
  });
});

describe('times', () => {
  it('are rounded down, and still never go back', async () => {
    const agent = bench.agent(bench.plan([{}], { privacy: { ...quiet, timeRounding: 900 } }));
    await agent.start();
    await answerAll(agent);
    bench.clock.advance(100);
    await agent.runNow();
    await agent.runNow();
    const ends = bench.server.results.map(({ executionEnd }) => executionEnd);
    expect(ends.length).toBeGreaterThan(1);
    for (const end of ends) expect(end % 900).toBeLessThan(0.1);
    expect(new Set(ends).size).toBe(ends.length);
    expect([...ends].sort((a, b) => a - b)).toEqual(ends);
    await agent.stop();
  });

  it('do not tell when a check ended, with a random wait before sending', async () => {
    const agent = bench.agent(bench.plan([{}], { privacy: { ...quiet, sendJitter: 600 } }));
    await agent.start();
    await answerAll(agent);
    await agent.runNow();
    expect(bench.server.results).toEqual([]);
    bench.clock.advance(600);
    await agent.deliver(1);
    expect(bench.server.results).toHaveLength(1);
    await agent.stop();
    expect(bench.clock.pendingTimers()).toBe(0);
  });
});

describe('an example', () => {
  it('is made before any answer, and neither kept nor sent', async () => {
    const agent = bench.agent(bench.plan([{}]));
    await agent.start();
    const example = await agent.questions.example('updates');
    expect(bench.started).toEqual(['updates']);
    expect(example).toMatchObject({ host: 'laptop', service: 'updates', perfdata: { sent: ['age=1s'] } });
    expect(JSON.parse(example.request?.body ?? '')).toMatchObject({ service: 'laptop!updates' });
    expect(agent.snapshot().entries[0]).toMatchObject({ phase: 'answer-needed' });
    expect(agent.snapshot().entries[0]?.result).toBeUndefined();
    expect(bench.server.log).toEqual([]);
    await agent.stop();
  });
});

describe('a policy that would answer for the person', () => {
  it('is on record once', async () => {
    const problem = {
      area: 'policy' as const,
      message: message('config.preset-answer', { field: 'consent' }),
      remedy: message('config.preset-answer.remedy'),
      place: { file: '/etc/fettle/policy.d/50.json', field: 'enforced.checks.updates.consent' },
    };
    const plan = bench.plan([], { localOnly: 'policy-refused', targets: [], faults: [problem] });
    for (const _ of ['first start', 'second start']) {
      const agent = bench.agent(plan);
      await agent.start();
      await agent.stop();
    }
    const record = new ConsentRecord(`${bench.folder}/consent.jsonl`, bench.clock);
    expect(record.load()).toEqual([]);
    expect(record.contents().events).toMatchObject([
      {
        event: 'preset-answer-refused',
        detail: '/etc/fettle/policy.d/50.json enforced.checks.updates.consent',
      },
    ]);
    expect(record.verify()).toMatchObject({ intact: true, events: 1 });
  });
});
