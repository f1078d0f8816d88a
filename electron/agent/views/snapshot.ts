import type { Fault } from '../../../shared/fault';
import { type Message, message } from '../../../shared/message';
import type { CardView, DepartureView, EntryView, Snapshot, TargetView } from '../../../shared/snapshot';
import { type OverallState, overallOfState, worstState } from '../../../shared/states';
import type { DepartureIntent } from '../../store/departures';
import type { StoredResult } from '../../store/results';
import { isWithin } from '../plan/hours';
import type { Plan, PlanEntry } from '../plan/plan';

/** All that a snapshot is made of. */
export interface SnapshotParts {
  version: string;
  now: number;
  plan: Plan;
  cards: CardView[];
  answerNeeded: boolean;
  phaseOf(entry: PlanEntry): EntryView['phase'];
  stored(entry: string): StoredResult | undefined;
  running: ReadonlyMap<string, Message>;
  nextRun(entry: string): number | undefined;
  snoozeOf(entry: PlanEntry): Pick<EntryView, 'snooze' | 'snoozesLeft'>;
  targets: TargetView[];
  faults: Fault[];
  departures: readonly DepartureIntent[];
  /** Epoch seconds; undefined when not paused. */
  pausedUntil: number | undefined;
}

/** Makes the one value that tray, window and `fettle status` draw. */
export function makeSnapshot(parts: SnapshotParts): Snapshot {
  const { plan } = parts;
  const entries = plan.entries.map((entry) => entryView(entry, parts));
  const overall = overallState(parts, entries);
  const lastDeparture = departureView(parts.departures);
  return {
    version: parts.version,
    at: parts.now,
    overall,
    headline: headline(overall, parts, entries),
    language: plan.language,
    preferences: plan.preferences,
    ...(plan.hours && !isWithin(parts.now, plan.hours) ? { outsideHours: true } : {}),
    answerNeeded: parts.answerNeeded,
    entries,
    targets: parts.targets,
    cards: parts.cards,
    faults: [...plan.faults, ...parts.faults],
    ...(plan.organisation ? { organisation: plan.organisation } : {}),
    ...(plan.localOnly ? { localOnly: plan.localOnly } : {}),
    ...(lastDeparture ? { lastDeparture } : {}),
    ...(parts.pausedUntil === undefined ? {} : { pausedUntil: parts.pausedUntil }),
  };
}

function entryView(entry: PlanEntry, parts: SnapshotParts): EntryView {
  const phase = parts.phaseOf(entry);
  const stored = phase === 'known' ? parts.stored(entry.id) : undefined;
  const running = parts.running.get(entry.id);
  const nextRun = parts.nextRun(entry.id);
  return {
    id: entry.id,
    service: entry.service,
    check: entry.check.id,
    title: entry.title,
    phase,
    ...(running ? { running } : {}),
    ...(stored ? { result: stored.result, since: stored.since } : {}),
    ...(nextRun === undefined ? {} : { nextRun }),
    ...(stored ? parts.snoozeOf(entry) : {}),
  };
}

function overallState(parts: SnapshotParts, entries: readonly EntryView[]): OverallState {
  if (parts.answerNeeded) return 'answer-needed';
  if (parts.plan.localOnly === 'policy-refused') return 'cannot-tell';
  if (parts.pausedUntil !== undefined) return 'paused';
  const known = entries.filter((entry) => entry.result);
  const worst = overallOfState[worstState(awake(known).flatMap((entry) => entry.result?.state ?? []))];
  if (worst !== 'fine') return worst;
  // Nothing is green that nobody has looked at.
  if (known.length === 0) return 'cannot-tell';
  if (deliveryOverdue(parts)) return 'not-connected';
  // Left alone is not the same as in order.
  return known.some((entry) => entry.snooze) ? 'snoozed' : 'fine';
}

/** What the person wants to hear of now. */
function awake(entries: readonly EntryView[]): EntryView[] {
  return entries.filter((entry) => !entry.snooze);
}

/** Results have waited for two of the longest intervals. */
function deliveryOverdue({ targets, plan, stored, now }: SnapshotParts): boolean {
  const patience = 2 * Math.max(0, ...plan.entries.map((entry) => entry.interval));
  const oldestKnown = Math.min(now, ...plan.entries.flatMap((entry) => stored(entry.id)?.since ?? []));
  return targets.some(
    (target) =>
      (target.phase === 'not-connected' ||
        target.phase === 'key-ring-locked' ||
        target.phase === 'waiting-for-approval' ||
        target.phase === 'refused') &&
      now - (target.lastDelivered ?? oldestKnown) > patience,
  );
}

function headline(overall: OverallState, parts: SnapshotParts, entries: readonly EntryView[]): Message {
  const findings = awake(entries)
    .flatMap((entry) => entry.result ?? [])
    .filter((result) => result.state !== 'ok');
  switch (overall) {
    case 'problem':
    case 'attention': {
      const real = findings.filter((result) => result.state !== 'unknown');
      const only = real[0];
      return real.length === 1 && only ? only.summary : message('headline.findings', { count: real.length });
    }
    case 'cannot-tell':
      if (parts.plan.localOnly === 'policy-refused') return message('headline.policy-refused');
      if (findings.length > 0) return message('headline.cannot-tell', { count: findings.length });
      return message(
        entries.some((entry) => entry.phase === 'waiting') ? 'headline.waiting' : 'headline.nothing',
      );
    case 'answer-needed':
      return message('headline.answer-needed');
    case 'paused':
      return message('headline.paused', { until: { date: parts.pausedUntil ?? parts.now } });
    case 'not-connected':
      return message('headline.not-connected');
    case 'snoozed':
      return message('headline.snoozed', { count: entries.filter((entry) => entry.snooze).length });
    default:
      return message('headline.fine');
  }
}

/** What the last departure came to, in words. */
export function departureView(departures: readonly DepartureIntent[]): DepartureView | undefined {
  const last = departures.at(-1);
  return last && { at: last.at, message: departureMessage(last) };
}

/** What one departure came to, in words. */
export function departureMessage(last: DepartureIntent): Message {
  const announced = announcement(last);
  if (announced) return announced;
  const outcomes = Object.values(last.services);
  const at = { date: last.at };
  const count = outcomes.filter((outcome) => outcome === 'acknowledged' || outcome === 'undone').length;
  if (count > 0) return message('departure.acknowledged', { at, count, expiry: { date: last.expiry } });
  const machine = [last.downtime?.outcome, last.hostDown?.outcome];
  if ([...outcomes, ...machine].includes('unknown')) return message('departure.unknown', { at });
  if ([...outcomes, ...machine].includes('failed'))
    return message('departure.failed', { at, reason: last.reason ?? '' });
  return message('departure.nothing', { at });
}

/** A departure that did more than acknowledge, in words: what was done, one part after the other. */
function announcement({ at, expiry, services, downtime, hostDown }: DepartureIntent): Message | undefined {
  const did = (outcome: string | undefined) => outcome === 'done' || outcome === 'undone';
  if (!did(downtime?.outcome) && !did(hostDown?.outcome)) return undefined;
  const count = Object.values(services).filter(
    (outcome) => outcome === 'acknowledged' || outcome === 'undone',
  ).length;
  const what = [
    ...(did(downtime?.outcome) ? [message('departure.did.downtime')] : []),
    ...(did(hostDown?.outcome) ? [message('departure.did.host-down')] : []),
    ...(count > 0 ? [message('departure.did.acknowledged', { count })] : []),
  ].map((part) => ({ message: part }));
  return message('departure.announced', { at: { date: at }, expiry: { date: expiry }, what: { list: what } });
}
