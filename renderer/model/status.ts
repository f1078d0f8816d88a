import type { EntryView, Snapshot, TargetView } from '../../shared/snapshot';
import { type OverallState, overallOfState } from '../../shared/states';

/** What a card shows: one of the states, or that the first result is still to come. */
export type CardState = OverallState | 'waiting';

const order: readonly CardState[] = [
  'problem',
  'attention',
  'cannot-tell',
  'answer-needed',
  'waiting',
  'snoozed',
  'paused',
  'not-connected',
  'fine',
];

/** The state that the card of an entry shows. */
export function cardState(entry: EntryView): CardState {
  if (entry.phase === 'answer-needed') return 'answer-needed';
  if (entry.snooze) return 'snoozed';
  return entry.phase === 'known' && entry.result ? overallOfState[entry.result.state] : 'waiting';
}

/** Entries worst first; the nearer deadline first among equals, then in the order of the plan. Declined ones are left out. */
export function sortedEntries(entries: readonly EntryView[]): EntryView[] {
  const deadline = (entry: EntryView) => entry.result?.deadline ?? Number.POSITIVE_INFINITY;
  return entries
    .filter((entry) => entry.phase !== 'declined')
    .map((entry, position) => ({
      entry,
      position,
      rank: order.indexOf(cardState(entry)),
      deadline: deadline(entry),
    }))
    .sort((a, b) => a.rank - b.rank || compare(a.deadline, b.deadline) || a.position - b.position)
    .map(({ entry }) => entry);
}

// Two absent deadlines are equal; their difference would be NaN.
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Entries that the person said no to. */
export function declinedEntries(entries: readonly EntryView[]): EntryView[] {
  return entries.filter((entry) => entry.phase === 'declined');
}

/** When the newest result was made, in epoch seconds. */
export function lastChecked(entries: readonly EntryView[]): number | undefined {
  return newest(entries.map((entry) => entry.result?.ended));
}

/** When a result was last delivered to any target, in epoch seconds. */
export function lastDelivered(targets: readonly TargetView[]): number | undefined {
  return newest(targets.map((target) => target.lastDelivered));
}

function newest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Targets whose state the person should be told. */
export function troubledTargets(targets: readonly TargetView[]): TargetView[] {
  return targets.filter((target) => target.phase !== 'idle' && target.phase !== 'delivered');
}

/** Results that wait for delivery, over all targets. */
export function waitingResults(targets: readonly TargetView[]): number {
  return targets.reduce((sum, target) => sum + target.waiting, 0);
}

/** Whom results go to, in the reader's terms. */
export function recipientName(snapshot: Snapshot): string | undefined {
  return snapshot.organisation?.name ?? snapshot.targets[0]?.name;
}
