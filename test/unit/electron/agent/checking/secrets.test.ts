import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMetric } from '../../../../../electron/plugins/perfdata';
import type { Person } from '../../../../../electron/privacy/redact';
import { redactorFor } from '../../../../../electron/privacy/redactor';
import { message } from '../../../../../shared/message';
import { AgentBench, answerAll } from '../../../../support/agent/agentParts';

const who: Person = {
  user: 'aquilina',
  home: '/srv/people/aquilina',
  realName: 'Aquilina Brandweiner',
  hosts: ['zirbel-17', 'zirbel-17.lan.example'],
  serials: ['PF3X9QK7'],
};

/** Each is found in what leaves if redaction misses it, in whatever spelling it was seeded. */
const secrets: [seed: string, tell: RegExp][] = [
  ['aquilina', /aquilina/i],
  ['AQUILINA', /aquilina/i],
  ['Brandweiner, Aquilina', /brandweiner/i],
  ['aquilina.brandweiner', /brandweiner/i],
  ['/srv/people/aquilina/tax', /srv\/people/],
  ['/home/somebody', /somebody/],
  ['zirbel-17.lan.example', /zirbel/],
  ['Zirbel-17', /zirbel/i],
  ['who@mail.example', /who@|mail\.example/],
  ['198.51.100.77', /198\.51/],
  ['2001:db8::77:1', /2001:db8/],
  ['00:16:3e:aa:bb:77', /16:3e/],
  ['serial PF3X9QK7', /PF3X9QK7/],
  ['S/N 5CG1234XYZ', /5CG1234XYZ/],
  ['3c1f9f0e-7a52-4d6b-9a53-0f6d3b1c2d77', /3c1f9f0e/],
  ['sftp://me:pa55w0rd@nas.example/x', /pa55w0rd/],
  ['BORG_PASSPHRASE=pa55w0rd', /pa55w0rd/],
  ['packages: tor, vlc, steam', /steam/],
];
const filler = fc.stringMatching(/^[a-z ,.()-]{0,10}$/);
const text = fc
  .array(fc.tuple(filler, fc.constantFrom(...secrets)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([words, [seed]]) => `${words} ${seed} \n`).join(''));

/** An agent whose check and whose policy say the given texts in every place from which something can leave. */
async function everythingThatLeaves(
  bench: AgentBench,
  said: string[],
  redaction: 'standard' | 'allow-list',
): Promise<{ leaving: string; metrics: string[] }> {
  const [summary = '', evidence = '', long = '', label = '', author = '', comment = '', words = ''] = said;
  const plan = bench.plan([{}], { snooze: { limit: 1, longest: 86_400, author } });
  const [entry] = plan.entries;
  if (!entry) throw new Error('no entry');
  entry.check = {
    ...entry.check,
    kind: 'custom',
    run: async () => ({
      state: 'critical',
      summary: message('check.failed', { reason: summary }),
      evidence: [
        { state: 'critical', message: message('process.exited', { program: 'x', code: 1, words: evidence }) },
      ],
      remedy: [],
      longOutput: long,
      perfdata: [`'${label.replaceAll("'", "''")}'=5s;1:2;@3;0;9`, `'${label.replaceAll("'", "''")}'=6s`],
      started: bench.clock.now(),
      ended: bench.clock.now(),
    }),
  };
  plan.departure = { ...plan.departure, author, comment };
  plan.privacy = { ...plan.privacy, redaction };
  const agent = bench.agent(plan, redactorFor(who, plan.privacy));
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  await agent.depart('shutdown');
  await agent.snooze('updates', bench.clock.now() + 600, words);
  await agent.stop();
  const results = bench.server.results;
  return {
    leaving: JSON.stringify([bench.server.requests, results]),
    metrics: results.at(-1)?.performanceData ?? [],
  };
}

describe('of secrets in output, long output, errors, perfdata labels, author and comment, and the words of a snooze', () => {
  it.each(['standard', 'allow-list'] as const)(
    'none leaves (%s), and perfdata stays valid',
    async (redaction) => {
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 7, maxLength: 7 }), async (said) => {
          const bench = new AgentBench();
          try {
            const { leaving, metrics } = await everythingThatLeaves(bench, said, redaction);
            // Of the departure, and of the snooze, which takes its place.
            expect(bench.server.requests).toHaveLength(3);
            for (const [, tell] of secrets) expect(leaving).not.toMatch(tell);
            expect(metrics).toHaveLength(2);
            expect(metrics[0]).toMatch(/^'(?:[^']|'')*'=5s;1:2;@3;0;9$/);
            expect(new Set(metrics.map((metric) => parseMetric(metric)?.label)).size).toBe(2);
          } finally {
            bench.close();
          }
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );
});
