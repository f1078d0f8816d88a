import { hostname, userInfo } from 'node:os';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BundleParts, bundleText } from '../../../../../electron/agent/documents/supportBundle';
import type { Plan } from '../../../../../electron/agent/plan/plan';
import { resolvePaths } from '../../../../../electron/platform/paths';
import { message } from '../../../../../shared/message';
import type { RecordedRequest } from '../../../../../shared/sentRequest';
import { AgentBench } from '../../../../support/agent/agentParts';
import { makeSnapshot } from '../../../../support/agent/fakeAgent';

let bench: AgentBench;
beforeEach(() => {
  bench = new AgentBench();
});
afterEach(() => bench.close());

/** A bundle of a machine on which one secret is in every place that a secret can get to. */
function seeded(secret: string): string {
  const said = message('check.failed', {
    reason: `cannot open ssh://alice:${secret}@backup.example.com/ with --password=${secret}`,
  });
  const plan: Plan = bench.plan(
    [
      {
        id: 'custom',
        options: { command: ['check_thing', '-p', secret], password: secret, nested: { apiToken: secret } },
        environment: { PGPASSWORD: secret },
      },
    ],
    { faults: [{ area: 'policy', message: said, remedy: said, place: { file: '/etc/x.json' } }] },
  );
  const request: RecordedRequest = {
    id: '1',
    at: 1,
    lane: 'main',
    endpoint: `https://alice:${secret}@m1:5665`,
    method: 'POST',
    path: `/v1/actions?token=${secret}`,
    objects: ['laptop!custom'],
    body: JSON.stringify({ plugin_output: `login with PASSWORD: ${secret}`, password: secret }),
    error: `https://u:${secret}@proxy:3128 refused`,
  };
  const result = {
    state: 'critical',
    summary: said,
    evidence: [],
    remedy: [],
    perfdata: [],
    started: 1,
    ended: 2,
    longOutput: secret,
  } as const;
  const parts: BundleParts = {
    configuration: { plan, paths: resolvePaths({}, '/home/alice') },
    snapshot: makeSnapshot({
      entries: [
        {
          id: 'custom',
          service: 'custom',
          check: 'plugin',
          title: { en: 'x' },
          phase: 'known',
          result: { ...result, evidence: [], remedy: [], perfdata: [] },
        },
      ],
      targets: [
        {
          name: 'main',
          host: 'laptop',
          endpoint: `https://a:${secret}@m1`,
          phase: 'refused',
          waiting: 1,
          message: said,
        },
      ],
    }),
    doctor: {
      computer: [{ verdict: 'failed', message: said, remedy: said }],
      targets: [{ name: 'main', host: 'h', steps: [{ step: 'connect', verdict: 'failed', message: said }] }],
    },
    journal: [request],
    departures: [{ reason: `token=${secret}` }],
    now: 1_800_000_000,
  };
  return bundleText(parts);
}

describe('the support bundle', () => {
  it('holds no secret, wherever it was', { timeout: 60_000 }, () => {
    const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789-_.~+';
    const secrets = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(secrets, (secret) => {
        const text = seeded(secret);
        expect(text).not.toContain(secret);
        // Nor a piece of it that would help.
        expect(text).not.toContain(secret.slice(0, 10));
      }),
      { numRuns: 30 },
    );
  });

  it('names neither the person nor the computer', () => {
    const text = seeded('does-not-matter-here');
    const { username } = userInfo();
    if (username !== 'root') expect(text).not.toContain(username);
    if (hostname().length > 3 && hostname() !== 'localhost') expect(text).not.toContain(hostname());
  });

  it('tells what support asks for, in order', () => {
    const bundle = JSON.parse(seeded('does-not-matter-here'));
    expect(Object.keys(bundle)).toEqual([
      'about',
      'madeAt',
      'program',
      'configuration',
      'problems',
      'status',
      'doctor',
      'departures',
      'journal',
    ]);
    expect(bundle.madeAt).toBe('2027-01-15T08:00:00.000Z');
    expect(bundle.doctor[0]).toMatch(/^FAILED: The check could not look/);
    expect(
      bundle.configuration.find(({ path }: { path: string }) => path === 'checks.custom.options.command')
        .value,
    ).toEqual(['check_thing', '***', '***']);
    expect(bundle.status.entries[0].summary).toContain('ssh://[credentials]@');
  });
});
