import type { Evidence, Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import type { ServiceState } from '../../../shared/states';
import { formatMetric } from '../../plugins/perfdata';
import type { AptFacts, EndOfLifeFacts, PendingUpdate, RebootFacts } from './facts';
import type { UpdatesThresholds } from './thresholds';

/** One source's part of the result. */
export interface Verdict {
  evidence: Evidence[];
  remedy: Remedy[];
  perfdata: string[];
  /** When something becomes CRITICAL, epoch seconds. */
  deadline?: number;
  /** The source could not look at all, and nobody asked for it by name. */
  notApplicable?: boolean;
}

/** Epoch seconds at which an id was first seen; now for what is new. Never in the future, whatever the clock did. */
export type FirstSeen = (id: string) => number;

/** Pending package updates and the age of the index behind them. */
export function judgeApt(
  facts: AptFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): Verdict {
  const index = judgeIndex(facts.refreshed, thresholds, now);
  if (facts.pending.kind === 'unknown') {
    const evidence = message('updates.apt.failed', { reason: { message: facts.pending.reason } });
    const remedy = { message: message('updates.apt.failed.remedy'), command: 'apt-get -s upgrade' };
    return {
      ...index,
      evidence: [{ state: 'unknown', message: evidence }, ...index.evidence],
      remedy: [remedy, ...index.remedy],
    };
  }
  const security = facts.pending.updates.filter((update) => update.security);
  const other = facts.pending.updates.filter((update) => !update.security);
  const oldest = (updates: PendingUpdate[]) => Math.min(...updates.map((update) => firstSeen(idOf(update))));
  const deadline = security.length > 0 ? oldest(security) + thresholds.security.critical : undefined;
  const otherAge = other.length > 0 ? now - oldest(other) : 0;
  const evidence: Evidence[] = [];
  if (deadline !== undefined) {
    const id = now >= deadline ? 'updates.apt.security.overdue' : 'updates.apt.security';
    const state = now >= deadline ? 'critical' : 'warning';
    evidence.push({ state, message: message(id, { count: security.length, deadline: { date: deadline } }) });
  }
  if (other.length > 0) {
    const old = otherAge >= thresholds.other.warning;
    const id = old ? 'updates.apt.other.old' : 'updates.apt.other';
    evidence.push({
      state: old ? 'warning' : 'ok',
      message: message(id, { count: other.length, age: { duration: otherAge } }),
    });
  } else if (deadline === undefined && index.evidence[0]?.state === 'ok') {
    evidence.push({ state: 'ok', message: message('updates.apt.none') });
  }
  const pending = facts.pending.updates.length > 0;
  return {
    evidence: [...evidence, ...index.evidence],
    remedy: pending
      ? [{ message: message('updates.apt.remedy'), command: 'sudo apt update && sudo apt upgrade' }]
      : index.remedy,
    perfdata: [
      formatMetric({ label: 'available_updates', value: facts.pending.updates.length, unit: '', minimum: 0 }),
      formatMetric({
        label: 'security_updates',
        value: security.length,
        unit: '',
        warning: upTo(0),
        minimum: 0,
      }),
      ...index.perfdata,
    ],
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** The key under which a pending update's first sight is remembered; security is urgent from when it became known. */
export function idOf(update: PendingUpdate): string {
  return `${update.security ? 'security' : 'other'} ${update.id}`;
}

function judgeIndex(refreshed: number | undefined, thresholds: UpdatesThresholds, now: number): Verdict {
  const remedy = [{ message: message('updates.apt.stale.remedy'), command: 'sudo apt update' }];
  if (refreshed === undefined) {
    return {
      evidence: [{ state: 'unknown', message: message('updates.apt.no-index') }],
      remedy,
      perfdata: [],
    };
  }
  const age = Math.max(0, now - refreshed);
  const limit = thresholds.indexAge.unknown;
  const perfdata = [
    formatMetric({ label: 'index_age', value: Math.floor(age), unit: 's', warning: upTo(limit), minimum: 0 }),
  ];
  if (age <= limit) {
    return {
      evidence: [{ state: 'ok', message: message('updates.apt.index', { age: { ago: age } }) }],
      remedy: [],
      perfdata,
    };
  }
  return {
    evidence: [{ state: 'unknown', message: message('updates.apt.stale', { age: { duration: age } }) }],
    remedy,
    perfdata,
  };
}

/** Whether a restart is pending. */
export function judgeReboot(
  facts: RebootFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): Verdict {
  if (facts.kind === 'unknown') {
    const evidence = message('updates.reboot.unknown', { running: facts.running });
    return {
      evidence: [{ state: 'unknown', message: evidence }],
      remedy: [],
      perfdata: [],
      notApplicable: true,
    };
  }
  const pending = facts.kind === 'pending';
  const perfdata = [
    formatMetric({
      label: 'reboot_pending',
      value: pending ? 1 : 0,
      unit: '',
      warning: upTo(0),
      minimum: 0,
      maximum: 1,
    }),
  ];
  if (!pending)
    return { evidence: [{ state: 'ok', message: message('updates.reboot.none') }], remedy: [], perfdata };
  const deadline = firstSeen(facts.id) + thresholds.reboot.critical;
  const overdue = now >= deadline;
  const id = overdue ? 'updates.reboot.overdue' : 'updates.reboot.pending';
  const text = message(id, { deadline: { date: deadline }, why: { message: facts.why } });
  return {
    evidence: [{ state: overdue ? 'critical' : 'warning', message: text }],
    remedy: [{ message: message('updates.reboot.remedy') }],
    perfdata,
    deadline,
  };
}

/** How long the system is still supported. */
export function judgeEndOfLife(facts: EndOfLifeFacts, thresholds: UpdatesThresholds, now: number): Verdict {
  const { system } = facts;
  if (facts.kind === 'unknown') {
    const evidence = message('updates.end-of-life.unknown', { system });
    return {
      evidence: [{ state: 'unknown', message: evidence }],
      remedy: [],
      perfdata: [],
      notApplicable: true,
    };
  }
  const left = facts.end - now;
  const warning = thresholds.endOfLife.warning;
  const state: ServiceState = left <= 0 ? 'critical' : left <= warning ? 'warning' : 'ok';
  const ids = {
    critical: 'updates.end-of-life.over',
    warning: 'updates.end-of-life.soon',
    ok: 'updates.end-of-life.fine',
    unknown: 'updates.end-of-life.unknown',
  } as const;
  const range = (start: number) => ({ start, end: Number.POSITIVE_INFINITY, inside: false });
  return {
    evidence: [
      { state, message: message(ids[state], { system, date: facts.lastDay, left: { duration: left } }) },
    ],
    remedy: state === 'ok' ? [] : [{ message: message('updates.end-of-life.remedy') }],
    perfdata: [
      formatMetric({
        label: 'support_left',
        value: Math.floor(left),
        unit: 's',
        warning: range(warning),
        critical: range(0),
      }),
    ],
    ...(state === 'warning' ? { deadline: facts.end } : {}),
  };
}

function upTo(end: number) {
  return { start: 0, end, inside: false };
}
