import type { ActivityItem } from '../../../shared/activity';
import { type Message, message } from '../../../shared/message';
import type { ServiceState } from '../../../shared/states';
import type { JournalEntry } from '../../store/journal';

type Kind = 'sent' | 'refused' | 'unanswered';

/** Requests of one kind to one target in a row, on one day. */
interface Stretch {
  kind: Kind;
  target: string;
  first: JournalEntry;
  last: JournalEntry;
  count: number;
  services: Set<string>;
}

const stateOf: Record<Kind, ServiceState> = { sent: 'ok', refused: 'warning', unanswered: 'unknown' };

/** The action or query that a request was, as in its path. */
export function requestKind({ path }: Pick<JournalEntry, 'path'>): string {
  return /^\/v1\/actions\/([a-z-]+)/.exec(path)?.[1] ?? '';
}

/** How results were delivered: what went the same way on the same day is one thing that happened. Oldest first. */
export function deliveries(journal: readonly JournalEntry[]): ActivityItem[] {
  const stretches: Stretch[] = [];
  const open = new Map<string, Stretch>();
  for (const entry of journal) {
    // A result without a service is that of the host, which is told with the departure.
    const [object] = entry.objects;
    if (requestKind(entry) !== 'process-check-result' || object === undefined) continue;
    const kind = kindOf(entry);
    const service = object.slice(object.indexOf('!') + 1);
    const present = open.get(entry.target);
    if (present && present.kind === kind && dayOf(present.first.at) === dayOf(entry.at)) {
      present.last = entry;
      present.count += 1;
      present.services.add(service);
      continue;
    }
    const { target } = entry;
    const next = { kind, target, first: entry, last: entry, count: 1, services: new Set([service]) };
    open.set(target, next);
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

function words({ kind, target, count, last }: Stretch): Message {
  return message(`activity.${kind}`, { count, target, status: last.status ?? 0 });
}

function kindOf({ status }: JournalEntry): Kind {
  if (status === undefined) return 'unanswered';
  return status === 200 ? 'sent' : 'refused';
}

function dayOf(time: number): string {
  return new Date(time * 1000).toDateString();
}
