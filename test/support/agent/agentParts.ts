import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openConsent } from '../../../electron/agent/consent/consent';
import { FettleAgent } from '../../../electron/agent/fettleAgent';
import type { Plan, PlanEntry, PlanTarget } from '../../../electron/agent/plan/plan';
import { type AnyCheck, defineCheck } from '../../../electron/checks/check';
import { type Redactor, redactorFor } from '../../../electron/privacy/redactor';
import { openState } from '../../../electron/store/state';
import type { Fault } from '../../../shared/fault';
import { message } from '../../../shared/message';
import type { ServiceState } from '../../../shared/states';
import { FakeServer } from '../servers/fakeServer';
import { ManualClock } from './manualClock';

const target: PlanTarget = {
  name: 'main',
  mode: 'failover',
  endpoints: ['https://m1:5665'],
  host: 'laptop',
  tls: 'intermediate',
  auth: { type: 'password', user: 'laptop' },
};

const unredacted = redactorFor({ user: '', home: '' }, { redaction: 'off', allow: [] });

/** An agent on a clock and a server of the test's, with checks whose states the test sets. */
export class AgentBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'fettle-agent-'));
  readonly clock = new ManualClock(Date.parse('2026-11-20T12:00:00Z') / 1000);
  readonly server = new FakeServer();
  readonly faults: Fault[] = [];
  readonly states = new Map<string, ServiceState>();
  /** The entries whose checks were started, in order. */
  readonly started: string[] = [];

  /** A plan of entries that report to one target; `local` makes it one without. */
  plan(entries: Partial<PlanEntry>[], override: Partial<Plan> = {}): Plan {
    return {
      organisation: { name: 'Example' },
      targets: [target],
      entries: entries.map((entry) => this.entry(entry)),
      departure: {
        mode: ['acknowledge'],
        on: ['shutdown'],
        preAcknowledge: false,
        sticky: true,
        expiry: 'next-workday',
        author: 'Fettle on {host}',
        comment: 'off',
      },
      snooze: { limit: 0, longest: 604_800, author: 'Fettle on {host}' },
      privacy: { redaction: 'standard', allow: [], timeRounding: 0, sendJitter: 0 },
      language: 'en',
      preferences: { notifications: 'all', pause: 'hour' },
      faults: [],
      origins: new Map(),
      ...override,
    };
  }

  /** A new agent on the same folder, as after a restart of the app. */
  agent(plan: Plan, redact: Redactor = unredacted): FettleAgent {
    const { clock, folder } = this;
    const report = (fault: Fault) => void this.faults.push(fault);
    return new FettleAgent({
      version: '0.0.0',
      clock,
      plan,
      consent: openConsent({ stateFolder: folder, plan, version: '0.0.0', clock, report }),
      state: openState(folder, { now: () => clock.now(), report }),
      run: async ({ argv }) => ({ kind: 'not-found', program: argv[0] }),
      secrets: { get: async () => ({ kind: 'absent' }) },
      macros: { user: 'alice', host: 'laptop', address: '127.0.0.1', home: '/home/alice' },
      connect: (lane, endpoint) => this.server.connect(lane, endpoint),
      examine: async () => [],
      redact,
      bundle: () => {
        throw new Error('no data here');
      },
      faults: () => this.faults,
      becomeOwner: () => true,
      claim: async () => ({ release: async () => undefined }),
    });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private entry(override: Partial<PlanEntry>): PlanEntry {
    const id = override.id ?? 'updates';
    return {
      id,
      check: this.check(id),
      service: id,
      required: true,
      interval: 3600,
      timeout: 60,
      freshness: 604_800,
      thresholds: {},
      options: {},
      environment: {},
      title: { en: id },
      purpose: { en: 'Why' },
      legalBasis: 'legitimate-interest',
      retention: 86_400,
      ...override,
    };
  }

  private check(id: string): AnyCheck {
    return defineCheck({
      id,
      kind: 'system',
      platforms: ['linux'],
      title: 'check.failed',
      purpose: 'check.failed',
      collects: [],
      options: z.unknown(),
      thresholds: z.unknown(),
      defaults: { interval: 3600, timeout: 60 },
      gather: async () => {
        this.started.push(id);
        return this.states.get(id) ?? 'ok';
      },
      judge: (state) => ({
        state,
        summary: message('check.failed', { reason: id }),
        evidence: [],
        remedy: [],
        perfdata: ['age=1s'],
      }),
    });
  }
}

export { answerAll } from './answerAll';
