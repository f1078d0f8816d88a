import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanEntry } from '../../../../../electron/agent/plan/plan';
import { historyView } from '../../../../../electron/agent/views/history';
import { limitsInWords, linesOf } from '../../../../../electron/agent/views/limits';
import { UpdatesThresholdsSchema } from '../../../../../electron/checks/updates/thresholds';
import { parseMetric } from '../../../../../electron/plugins/perfdata';
import type { Look } from '../../../../../electron/store/history';
import { Translator } from '../../../../../shared/i18n';
import { AgentBench, answerAll } from '../../../../support/agent/agentParts';

let bench: AgentBench;
let entry: PlanEntry;

beforeEach(() => {
  bench = new AgentBench();
  const [one] = bench.plan([{ id: 'archive' }]).entries;
  if (!one) throw new Error('no entry');
  entry = one;
});
afterEach(() => bench.close());

function view(looks: Look[]) {
  return historyView(entry, { history: { looks: () => looks }, results: { get: () => undefined } });
}

describe('the history of an entry', () => {
  test('draws the metric that comes first most often, with its newest limits', () => {
    const look = (at: number, metric?: string): Look => ({
      entry: 'archive',
      at,
      state: 'ok',
      ...(metric === undefined ? {} : { metric }),
    });
    const { metric, points } = view([
      look(1, 'age=10s;20;40;0'),
      look(2, 'other=1'),
      look(3),
      look(4, 'age=12s;30;60;0'),
      look(5, 'age=U'),
    ]);
    expect(metric).toMatchObject({ label: 'age', unit: 's' });
    expect(points.map(({ value }) => value)).toEqual([10, undefined, undefined, 12, undefined]);
  });

  test('is kept of what runs, shown for its entry, and gone when the person declines', async () => {
    const plan = bench.plan([{ id: 'archive' }, { id: 'backups', required: false }]);
    const agent = bench.agent(plan);
    await agent.start();
    await answerAll(agent);
    await agent.runNow();
    expect(agent.questions.history('backups')).toMatchObject({
      metric: { label: 'age' },
      points: [{ state: 'ok', value: 1 }],
    });
    expect(agent.questions.history('nothing')).toBeUndefined();
    const card = agent.snapshot().cards.find(({ id }) => id === 'backups');
    await agent.answer('backups', card?.hash ?? '', 'declined');
    expect(agent.questions.history('backups')?.points).toEqual([]);
    expect(agent.questions.history('archive')?.points).toHaveLength(1);
    await agent.stop();
  });
});

describe('limits', () => {
  const english = new Translator('en', 'en-GB');
  const words = (perfdata: string[]) => limitsInWords(entry, perfdata).map((limit) => english.render(limit));

  test('are told in words as ranges mean them', () => {
    entry = { ...entry, check: { ...entry.check, id: 'plugin' } };
    expect(
      words(['age=1s;345600;604800;0', '/home=40%;80;90', 'free=3;2:;@0:1', 'x=1', "'a b'=1B;~:2000000;1:5"]),
    ).toEqual([
      'Age of the newest backup: needs attention above 4 days',
      'Age of the newest backup: a problem above 7 days',
      '/home in use: needs attention above 80 %',
      '/home in use: a problem above 90 %',
      'free: needs attention below 2',
      'free: a problem from 0 to 1',
      'a b: needs attention above 2 MB',
      'a b: a problem below 1 B and above 5 B',
    ]);
  });

  test('of updates are their deadlines, and a number where IT set one', () => {
    entry = {
      ...entry,
      check: { ...entry.check, id: 'updates' },
      thresholds: UpdatesThresholdsSchema.parse({}),
    };
    const told = words(['available_updates=3;20', 'security_updates=1;0']);
    expect(told[0]).toBe('A pending security update needs attention at once and is a problem after 14 days.');
    expect(told.at(-1)).toBe('Pending updates: needs attention above 20');
    expect(told).toHaveLength(6);
  });

  test('are lines where a state begins', () => {
    const lines = (text: string) => {
      const metric = parseMetric(text);
      return metric && linesOf(metric).map(({ state, value }) => `${state} ${value}`);
    };
    expect(lines('a=1;10;20')).toEqual(['warning 10', 'critical 20']);
    expect(lines('a=1;5:;2:')).toEqual(['warning 5', 'critical 2']);
    expect(lines('a=1;~:10;')).toEqual(['warning 10']);
    expect(lines('a=1')).toEqual([]);
  });
});
