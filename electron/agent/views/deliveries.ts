import type { ActivityItem } from '../../../shared/activity';
import { type Message, message } from '../../../shared/message';
import type { RecordedRequest } from '../../../shared/sentRequest';
import type { ServiceState } from '../../../shared/states';
import { type Recorded, readRecorded } from '../../icinga/recorded';

type Kind = 'sent' | 'refused' | 'unanswered';

/** Requests of one kind on one lane in a row, on one day. */
interface Stretch {
  kind: Kind;
  lane: string;
  first: RecordedRequest;
  last: RecordedRequest;
  count: number;
  services: Set<string>;
}

const stateOf: Record<Kind, ServiceState> = { sent: 'ok', refused: 'warning', unanswered: 'unknown' };

/** How results were delivered: what went the same way on the same day is one thing that happened. Oldest first. */
export function deliveries(journal: readonly RecordedRequest[]): ActivityItem[] {
  const stretches: Stretch[] = [];
  const open = new Map<string, Stretch>();
  for (const entry of journal) {
    const recorded = readRecorded(entry);
    // A result without a service is that of the host, which is told with the departure.
    const [service] = recorded.services;
    if (recorded.kind !== 'result' || service === undefined) continue;
    const kind = kindOf(entry, recorded);
    const present = open.get(entry.lane);
    if (present && present.kind === kind && dayOf(present.first.at) === dayOf(entry.at)) {
      present.last = entry;
      present.count += 1;
      present.services.add(service);
      continue;
    }
    const { lane } = entry;
    const next = { kind, lane, first: entry, last: entry, count: 1, services: new Set([service]) };
    open.set(lane, next);
    stretches.push(next);
  }
  return stretches.map((stretch) => ({
    id: `delivery ${stretch.first.id}`,
    at: stretch.last.at,
    kind: 'delivery',
    state: stateOf[stretch.kind],
    services: [...stretch.services],
    message: words(stretch),
  }));
}

function words({ kind, lane, count, last }: Stretch): Message {
  return message(`activity.${kind}`, { count, target: lane, status: last.status ?? 0 });
}

function kindOf({ status }: RecordedRequest, { accepted }: Recorded): Kind {
  if (status === undefined) return 'unanswered';
  return accepted ? 'sent' : 'refused';
}

function dayOf(time: number): string {
  return new Date(time * 1000).toDateString();
}
