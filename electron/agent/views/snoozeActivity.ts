import type { ActivityItem } from '../../../shared/activity';
import { type Message, message } from '../../../shared/message';
import type { RecordedRequest } from '../../../shared/sentRequest';
import { isAbout, readRecorded } from '../../icinga/recorded';
import type { Snooze } from '../../store/snoozes';

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
  journal: readonly RecordedRequest[],
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { service, lanes, expiry, ended } of snoozes) {
    for (const [lane, { host }] of Object.entries(lanes)) {
      const about = journal
        .filter((entry) => entry.lane === lane && isAbout(entry, host, service))
        .map((entry) => ({ ...readRecorded(entry), id: entry.id, at: entry.at }));
      for (const request of about)
        if (request.kind === 'acknowledge' && request.expiry === expiry) ids.add(request.id);
      if (!ended || ended.why === 'expired' || ended.why === 'not-allowed') continue;
      const removal = about.find(
        ({ kind, accepted, at, services, id }) =>
          kind === 'remove-acknowledgement' &&
          accepted &&
          at >= ended.at &&
          services.length === 1 &&
          !ids.has(id),
      );
      if (removal) ids.add(removal.id);
    }
  }
  return ids;
}
