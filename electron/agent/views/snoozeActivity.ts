import type { ActivityItem } from '../../../shared/activity';
import { type Message, message } from '../../../shared/message';
import type { JournalEntry } from '../../store/journal';
import type { Snooze } from '../../store/snoozes';
import { requestKind } from './deliveries';

type End = NonNullable<Snooze['ended']>;

/** What the person snoozed, and how each snooze ended, as they would say it. */
export function snoozeItems(snoozes: readonly Snooze[]): ActivityItem[] {
  return snoozes.flatMap(({ id, at, entry, expiry, words, ended }) => {
    const until = { date: expiry };
    const said = words
      ? message('activity.snoozed.words', { until, words })
      : message('activity.snoozed', { until });
    const begun = { id: `snooze ${id}`, at, kind: 'acknowledgement' as const, entry, message: said };
    if (!ended) return [begun];
    return [begun, { ...begun, id: `snooze-end ${id}`, at: ended.at, message: endOf(ended) }];
  });
}

function endOf({ why }: End): Message {
  return message(`activity.snooze.${why}`);
}

/**
 * The ids of the requests that tell of a snooze or its end, which `snoozeItems` tells already. A request that takes back names no
 * snooze: it is the first one about the service alone that the server took after the snooze had ended.
 */
export function requestsOfSnoozes(
  snoozes: readonly Snooze[],
  journal: readonly JournalEntry[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { service, lanes, expiry, ended } of snoozes) {
    for (const [lane, { host }] of Object.entries(lanes)) {
      const object = `${host}!${service}`;
      const about = journal.filter(({ target, objects }) => target === lane && objects.includes(object));
      for (const entry of about)
        if (requestKind(entry) === 'acknowledge-problem' && expiryOf(entry.body) === expiry)
          ids.add(entry.id);
      if (!ended || ended.why === 'expired' || ended.why === 'not-allowed') continue;
      const removal = about.find(
        (entry) =>
          requestKind(entry) === 'remove-acknowledgement' &&
          entry.status === 200 &&
          entry.at >= ended.at &&
          entry.objects.length === 1 &&
          !ids.has(entry.id),
      );
      if (removal) ids.add(removal.id);
    }
  }
  return ids;
}

/** When the acknowledgement that a request asks for ends (epoch seconds). */
export function expiryOf(body: string | null): number | undefined {
  const { expiry } = JSON.parse(body ?? '{}') as { expiry?: unknown };
  return typeof expiry === 'number' ? expiry : undefined;
}
