import type { ActivityItem, ActivityQuestion, ActivityView } from '../../../shared/activity';
import { type Message, message } from '../../../shared/message';
import type { RecordedRequest } from '../../../shared/sentRequest';
import { type Recorded, readRecorded } from '../../icinga/recorded';
import type { Departures, Intent } from '../../store/departures';
import type { History } from '../../store/history';
import type { Journal } from '../../store/journal';
import type { Snooze, Snoozes } from '../../store/snoozes';
import { deliveries } from './deliveries';
import { departureMessage } from './snapshot';
import { requestsOfSnoozes, snoozeItems } from './snoozeActivity';

/** Enough for a page; the rest comes when it is asked for. */
const pageSize = 50;

export interface ActivityParts {
  history: Pick<History, 'looks'>;
  journal: Pick<Journal, 'entries'>;
  departures: Pick<Departures, 'all'>;
  snoozes: Pick<Snoozes, 'all'>;
}

/** What happened, in words, newest first: changes of state, deliveries, and what was acknowledged and taken back. */
export function activityView(
  { kind, before = Infinity }: ActivityQuestion,
  parts: ActivityParts,
): ActivityView {
  const journal = parts.journal.entries();
  const all = [
    ...results(parts.history),
    ...deliveries(journal),
    ...acknowledgements(parts.departures.all(), parts.snoozes.all(), journal),
  ]
    .filter((item) => (kind === undefined || item.kind === kind) && item.at < before)
    .sort((a, b) => b.at - a.at);
  // The next page begins before the last time on this one, so all of that time belong here.
  const end = all[pageSize - 1]?.at ?? -Infinity;
  const items = all.filter((item, position) => position < pageSize || item.at === end);
  return { items, more: items.length < all.length };
}

function results(history: Pick<History, 'looks'>): ActivityItem[] {
  return history
    .looks()
    .flatMap(({ entry, at, state, summary }) =>
      summary ? [{ id: `result ${entry} ${at}`, at, kind: 'result', state, entry, message: summary }] : [],
    );
}

function acknowledgements(
  intents: readonly Intent[],
  snoozes: readonly Snooze[],
  journal: readonly RecordedRequest[],
): ActivityItem[] {
  const own = intents.map(
    (intent): ActivityItem => ({
      id: `departure ${intent.id}`,
      at: intent.at,
      kind: 'acknowledgement',
      services: Object.keys(intent.services),
      message:
        intent.kind === 'early'
          ? message('activity.acknowledged', { expiry: { date: intent.expiry } })
          : departureMessage(intent),
    }),
  );
  const told = new Set(intents.map(({ expiry }) => expiry));
  const toldWithSnoozes = requestsOfSnoozes(snoozes, journal);
  const others = journal.flatMap((entry): ActivityItem[] => {
    const recorded = readRecorded(entry);
    const untold = recorded.accepted && !toldWithSnoozes.has(entry.id);
    const words = untold ? wordsFor(recorded, told) : undefined;
    if (!words) return [];
    const { services } = recorded;
    return [{ id: `request ${entry.id}`, at: entry.at, kind: 'acknowledgement', services, message: words }];
  });
  return [...own, ...snoozeItems(snoozes), ...others];
}

/** What was not told with a departure already: what was taken back, and acknowledgements that are not remembered otherwise. */
function wordsFor({ kind, expiry }: Recorded, told: ReadonlySet<number>): Message | undefined {
  switch (kind) {
    case 'remove-acknowledgement':
      return message('activity.taken-back');
    case 'remove-downtime':
      return message('activity.downtime-ended');
    case 'acknowledge':
      return expiry === undefined || told.has(expiry)
        ? undefined
        : message('activity.acknowledged', { expiry: { date: expiry } });
    default:
      return undefined;
  }
}
