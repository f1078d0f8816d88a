import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../../../../electron/agent/fettleAgent';
import type { Plan } from '../../../../../electron/agent/plan/plan';
import { snoozeChoices } from '../../../../../electron/agent/snooze/offer';
import { redactorFor } from '../../../../../electron/privacy/redactor';
import { AgentBench, answerAll } from '../../../../support/agent/agentParts';

const day = 86_400;
const author = 'Fettle on {host}';

let bench: AgentBench;
let agents: FettleAgent[];
let plan: Plan;

beforeEach(() => {
  bench = new AgentBench();
  agents = [];
  plan = bench.plan([{ id: 'archive' }], { snooze: { limit: 2, longest: 7 * day, author } });
  bench.states.set('archive', 'warning');
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  bench.close();
});

async function started(): Promise<FettleAgent> {
  const agent = bench.agent(plan, redactorFor({ user: 'alice', home: '/home/alice' }, plan.privacy));
  agents.push(agent);
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  return agent;
}

const until = () => bench.clock.now() + day;
const view = (agent: FettleAgent) => agent.snapshot().entries[0];
const held = () => bench.server.acknowledgements.get('archive');
async function found(agent: FettleAgent, state: 'ok' | 'warning' | 'critical' | 'unknown') {
  bench.states.set('archive', state);
  bench.clock.advance(60);
  await agent.runNow();
}

describe('a snooze', () => {
  it('is an acknowledgement with its end and the words, redacted; the overall state is neither red nor green', async () => {
    const agent = await started();
    expect(view(agent)).toMatchObject({ snoozesLeft: 2 });
    await agent.snooze('archive', until(), '  the disk is on order, ask alice ');
    expect(view(agent)?.snooze).toEqual({
      until: until(),
      left: 1,
      words: 'the disk is on order, ask alice',
      phase: 'acknowledged',
    });
    expect(bench.server.requests).toEqual([
      {
        host: 'laptop',
        services: ['archive'],
        author: 'Fettle on laptop',
        comment: 'Snoozed by the person at this workstation: the disk is on order, ask [user]',
        sticky: true,
        expiry: expect.any(Number),
      },
    ]);
    expect(Math.floor(held()?.expiry ?? 0)).toBe(until());
    expect((held()?.expiry ?? 0) % 1).toBeGreaterThan(0);
    expect(agent.snapshot()).toMatchObject({ overall: 'snoozed', headline: { id: 'headline.snoozed' } });
    expect(agent.questions.previewSnooze('ask alice').comment).toEqual([
      { text: 'Snoozed by the person at this workstation: ask ' },
      { text: '[user]', was: 'alice' },
    ]);
  });

  it('is on disk before the first byte leaves', async () => {
    const agent = await started();
    bench.server.hanging = true;
    void agent.snooze('archive', until(), '');
    await expect.poll(() => bench.server.log.at(-1)).toBe('acknowledge archive');
    const again = bench.agent(plan);
    expect(view(again)?.snooze).toMatchObject({ until: until(), phase: 'sending' });
  });

  it('is taken back by the person, and only what is ours is removed', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    await agent.endSnooze('archive');
    expect(held()).toBeUndefined();
    expect(view(agent)).toMatchObject({ snoozesLeft: 1 });
    expect(view(agent)?.snooze).toBeUndefined();
    expect(agent.snapshot().overall).toBe('attention');

    await agent.snooze('archive', until(), '');
    bench.server.acknowledgements.set('archive', { author: 'admin', expiry: 0 });
    await agent.endSnooze('archive');
    expect(held()?.author).toBe('admin');
  });

  it('ends by itself, without a request, also when the machine slept over its end', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    const before = bench.server.log.length;
    bench.clock.sleep(day + 1);
    expect(view(agent)?.snooze).toBeUndefined();
    agent.wake();
    await expect.poll(() => view(agent)?.snoozesLeft).toBe(1);
    expect(bench.server.log.slice(before).filter((line) => /acknowledge|remove/.test(line))).toEqual([]);
  });

  it('is counted per finding: after a recovery the count starts again', async () => {
    const agent = await started();
    for (const left of [1, 0]) {
      await agent.snooze('archive', until(), '');
      expect(view(agent)?.snooze?.left).toBe(left);
      await agent.endSnooze('archive');
    }
    expect(view(agent)).toMatchObject({ snoozesLeft: 0 });
    await expect(agent.snooze('archive', until(), '')).rejects.toThrow(/any more/);
    await found(agent, 'ok');
    expect(view(agent)?.snoozesLeft).toBeUndefined();
    await found(agent, 'warning');
    expect(view(agent)).toMatchObject({ snoozesLeft: 2 });
  });

  it('is over when the finding is, and its acknowledgement goes', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    await found(agent, 'ok');
    expect(view(agent)?.snooze).toBeUndefined();
    expect(held()).toBeUndefined();
  });

  it('ends at a worse state, before that is sent; not at a better one', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    await found(agent, 'unknown');
    expect(view(agent)?.snooze).toBeDefined();
    await found(agent, 'critical');
    expect(view(agent)?.snooze).toBeUndefined();
    expect(held()).toBeUndefined();
    const log = bench.server.log;
    expect(log.lastIndexOf('remove archive')).toBeLessThan(log.lastIndexOf('results archive'));
    expect(agent.snapshot().overall).toBe('problem');
  });

  it('is not what somebody else acknowledged: that stays, and the finding is snoozed here', async () => {
    const agent = await started();
    bench.server.acknowledgements.set('archive', { author: 'admin', expiry: 0 });
    await agent.snooze('archive', until(), '');
    expect(view(agent)?.snooze).toMatchObject({ phase: 'acknowledged', message: { id: 'snooze.theirs' } });
    await agent.endSnooze('archive');
    expect(held()?.author).toBe('admin');
  });

  it('survives a departure and the return, which neither replace nor remove it', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    const { expiry } = held() ?? {};
    await agent.depart('shutdown');
    expect(held()?.expiry).toBe(expiry);
    await agent.stop();
    bench.clock.advance(60);
    const back = await started();
    expect(held()?.expiry).toBe(expiry);
    expect(view(back)?.snooze).toMatchObject({ phase: 'acknowledged' });
  });

  it('takes the place of what a departure of ours acknowledged', async () => {
    plan = { ...plan, departure: { ...plan.departure, preAcknowledge: true } };
    const agent = await started();
    await expect.poll(() => held()).toBeDefined();
    await agent.snooze('archive', until(), '');
    expect(Math.floor(held()?.expiry ?? 0)).toBe(until());
  });

  it('waits for the network, holds here meanwhile, and is never sent after its end', async () => {
    const agent = await started();
    bench.server.answers = [{ kind: 'failed', reason: 'unreachable', status: '' }];
    await agent.snooze('archive', until(), '');
    expect(view(agent)?.snooze).toMatchObject({ phase: 'sending', message: { id: 'snooze.sending' } });
    expect(agent.snapshot().overall).toBe('snoozed');
    bench.server.answers = [];
    bench.clock.advance(61);
    await expect.poll(() => view(agent)?.snooze?.phase).toBe('acknowledged');

    await agent.endSnooze('archive');
    bench.server.answers = [{ kind: 'failed', reason: 'unreachable', status: '' }];
    await agent.snooze('archive', bench.clock.now() + 100, '');
    bench.server.answers = [];
    bench.clock.sleep(200);
    const before = bench.server.requests.length;
    agent.wake();
    await expect.poll(() => view(agent)?.snoozesLeft).toBe(0);
    expect(bench.server.requests).toHaveLength(before);
  });

  it('whose answer was lost is known again by its expiry', async () => {
    const agent = await started();
    bench.server.answers = [
      { kind: 'failed', reason: 'connection-lost', status: '' },
      { kind: 'nothing-to-do', status: 'is already acknowledged.' },
    ];
    await agent.snooze('archive', until(), '');
    const { expiry = 0 } = bench.server.requests.at(-1) as { expiry?: number };
    bench.server.acknowledgements.set('archive', { author: 'x', expiry });
    bench.clock.advance(61);
    await expect.poll(() => view(agent)?.snooze?.phase).toBe('acknowledged');
    expect(view(agent)?.snooze?.message).toBeUndefined();
  });

  it('that the server refuses holds here, and says so', async () => {
    const agent = await started();
    bench.server.answers = [{ kind: 'rejected', reason: 'not-found', status: 'Missing permission' }];
    await agent.snooze('archive', until(), '');
    expect(view(agent)?.snooze).toMatchObject({
      phase: 'refused',
      message: { id: 'snooze.refused', params: { reason: 'Missing permission' } },
    });
  });

  it('sends nothing during a pause; what was snoozed meanwhile goes out at its end', async () => {
    const agent = await started();
    await agent.pause(bench.clock.now() + 600);
    const before = bench.server.log.length;
    await agent.snooze('archive', until(), '');
    expect(bench.server.log).toHaveLength(before);
    await agent.pause();
    await expect.poll(() => held()).toBeDefined();
  });

  it('waits for a random time where results do', async () => {
    plan = { ...plan, privacy: { ...plan.privacy, sendJitter: 60 } };
    const agent = await started();
    bench.clock.advance(60);
    await expect.poll(() => bench.server.results.length).toBeGreaterThan(0);
    await agent.snooze('archive', until(), '');
    expect(held()).toBeUndefined();
    bench.clock.advance(60);
    await expect.poll(() => held()).toBeDefined();
  });
});

describe('the gate', () => {
  it('without an answer, after a decline and without a server there is none', async () => {
    const agent = bench.agent(plan);
    agents.push(agent);
    await agent.start();
    for (const card of agent.snapshot().cards.filter(({ id }) => id !== 'snooze'))
      await agent.answer(card.id, card.hash, card.required ? 'read' : 'accepted');
    await agent.runNow();
    expect(view(agent)).toMatchObject({ result: { state: 'warning' } });
    expect(view(agent)?.snoozesLeft).toBeUndefined();
    await expect(agent.snooze('archive', until(), '')).rejects.toThrow(/cannot be snoozed/);
    expect(bench.server.requests).toEqual([]);

    const local = bench.agent(bench.plan([{}], { targets: [], localOnly: 'no-target', snooze: plan.snooze }));
    expect(local.snapshot().cards.map(({ kind }) => kind)).toEqual(['local']);
  });

  it('a withdrawal ends what is snoozed, and nothing more is sent about it', async () => {
    const agent = await started();
    await agent.snooze('archive', until(), '');
    const before = bench.server.log.length;
    const card = agent.snapshot().cards.find(({ id }) => id === 'snooze');
    await agent.answer('snooze', card?.hash ?? '', 'declined');
    expect(view(agent)?.snooze).toBeUndefined();
    expect(view(agent)?.snoozesLeft).toBeUndefined();
    bench.clock.advance(120);
    expect(bench.server.log.slice(before).filter((line) => /acknowledge|remove|query/.test(line))).toEqual(
      [],
    );
  });

  it.each([
    ['until a time that is past', () => bench.clock.now() - 1],
    ['for longer than the policy allows', () => bench.clock.now() + 8 * day],
  ])('nothing can be snoozed %s', async (_what, time) => {
    const agent = await started();
    await expect(agent.snooze('archive', time(), '')).rejects.toThrow(/until then/);
  });

  it('nothing can be snoozed that is in order, is not there, or is snoozed already', async () => {
    const agent = await started();
    await expect(agent.snooze('other', until(), '')).rejects.toThrow(/cannot/);
    await agent.snooze('archive', until(), '');
    await expect(agent.snooze('archive', until(), '')).rejects.toThrow(/already/);
    await found(agent, 'ok');
    await expect(agent.snooze('archive', until(), '')).rejects.toThrow(/nothing/);
  });
});

describe('the choices', () => {
  const hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00', timeZone: 'UTC' };
  const at = (text: string) => Date.parse(text) / 1000;
  const choices = (now: string, longest: number) =>
    snoozeChoices(at(now), { ...plan, hours, snooze: { limit: 3, longest, author } }).map((time) =>
      new Date(time * 1000).toISOString().slice(0, 16),
    );

  it('are the next start of work, three days, a week', () => {
    expect(choices('2026-11-20T12:00:30Z', 7 * day)).toEqual([
      '2026-11-23T08:00',
      '2026-11-23T12:00',
      '2026-11-27T12:00',
    ]);
  });

  it('do not offer a start of work that is nearly there', () => {
    expect(choices('2026-11-23T07:00:00Z', 2 * day)).toEqual(['2026-11-24T08:00']);
  });

  it('stay inside what the policy allows', () => {
    expect(choices('2026-11-20T12:00:00Z', 4 * 3600)).toEqual(['2026-11-20T16:00']);
  });
});
