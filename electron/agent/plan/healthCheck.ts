import { createHash } from 'node:crypto';
import * as z from 'zod';
import { message } from '../../../shared/message';
import { type AnyCheck, defineCheck } from '../../checks/check';
import { warningAhead } from '../../store/certificateFile';
import { describePlan } from './describe';
import type { Plan } from './plan';

/** What Fettle says about itself; times are epoch seconds. */
export interface Health {
  version: string;
  policy: string;
  lastDelivered?: number;
  /** When the oldest result that waits was made. */
  oldestWaiting?: number;
  /** When the first certificate of ours ends. */
  certificateEnd?: number;
  /** How many things are wrong with Fettle's own files and ways. */
  problems: number;
}

/** The one entry that is no check of the catalog; its check and its card have this id as well. */
export const healthEntry = 'health';

/** Results that wait for longer than this many seconds are worth a word; the server only sees it once they got through. */
const longWait = 86_400;

/** The check behind the service of Fettle's own; without `look`, as in a plan that nobody runs, it knows nothing. */
export function healthCheck(look?: () => Health): AnyCheck {
  return defineCheck<unknown, unknown, Health | undefined>({
    id: healthEntry,
    kind: 'system',
    platforms: ['linux', 'darwin', 'win32'],
    title: 'health.title',
    purpose: 'health.purpose',
    collects: ['health.collects.version', 'health.collects.delivery', 'health.collects.policy'],
    options: z.strictObject({}),
    thresholds: z.strictObject({}),
    defaults: { interval: 3600, timeout: 10 },
    gather: async () => look?.(),
    judge: (health, _thresholds, now) => {
      if (!health) throw new Error('nothing is running that could be looked at');
      return judgeHealth(health, now);
    },
  });
}

function judgeHealth(health: Health, now: number): ReturnType<Parameters<typeof defineCheck>[0]['judge']> {
  const { version, policy, lastDelivered, oldestWaiting, certificateEnd, problems } = health;
  const waiting = oldestWaiting === undefined ? 0 : Math.max(0, Math.round(now - oldestWaiting));
  const left = certificateEnd === undefined ? undefined : Math.round(certificateEnd - now);
  const ends = left !== undefined && left < warningAhead;
  const state = problems > 0 || ends || waiting > longWait ? 'warning' : 'ok';
  return {
    state,
    summary: message(state === 'ok' ? 'health.ok' : 'health.trouble', { version }),
    evidence: [
      {
        state: 'ok',
        message:
          lastDelivered === undefined
            ? message('health.never-delivered')
            : message('health.delivered', { at: { date: lastDelivered } }),
      },
      ...(waiting > longWait
        ? [{ state: 'warning' as const, message: message('health.waiting', { age: { duration: waiting } }) }]
        : []),
      ...(certificateEnd === undefined
        ? []
        : [
            {
              state: ends ? ('warning' as const) : ('ok' as const),
              message: message('health.certificate', { at: { date: certificateEnd } }),
            },
          ]),
      ...(problems > 0
        ? [{ state: 'warning' as const, message: message('health.problems', { count: problems }) }]
        : []),
      { state: 'ok', message: message('health.policy', { hash: policy }) },
    ],
    remedy: [],
    perfdata: [
      `outbox_age=${waiting}s`,
      `problems=${problems}`,
      ...(left === undefined ? [] : [`certificate=${left}s`]),
    ],
  };
}

/** The plan with a health entry that looks; one that has none stays as it is. */
export function withHealth(plan: Plan, look: () => Health): Plan {
  const entries = plan.entries.map((entry) =>
    entry.id === healthEntry ? { ...entry, check: healthCheck(look) } : entry,
  );
  return { ...plan, entries };
}

/** Tells whether two workstations run under the same policy: a hash over every settled value, secrets masked. */
export function planHash(plan: Plan): string {
  const values = describePlan(plan).map(({ path, value }) => [path, value]);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 12);
}
