import { isSameExpiry } from '../../icinga/expiry';
import type { Departures } from '../../store/departures';
import { isOpenOutcome } from '../../store/departures';
import type { Snooze, SnoozeLane } from '../../store/snoozes';
import type { Client } from '../delivery/connect';

/** Who holds a service's acknowledgement on the server, as far as that can be told. */
type Holder =
  | 'nobody'
  | 'this-snooze'
  | { departure: string }
  | 'somebody-else'
  | 'not-known'
  | 'not-allowed';

/**
 * Acknowledges a snoozed finding on one lane. What a departure of ours acknowledged before gives way to it, because it ends
 * sooner or later than the person wants; anybody else's acknowledgement stays.
 */
export async function acknowledgeSnooze(
  snooze: Snooze,
  lane: string,
  client: Client,
  departures: Departures,
): Promise<Pick<SnoozeLane, 'outcome' | 'reason'>> {
  const first = await ask(snooze, lane, client);
  if (first !== 'nothing-to-do') return first;
  const holder = await holderOf(snooze, lane, client, departures);
  if (holder === 'this-snooze') return { outcome: 'acknowledged' };
  // It is in order there, or nobody can say: asked again later.
  if (holder === 'nobody' || holder === 'not-known') return { outcome: 'waiting' };
  if (typeof holder === 'string' || !(await giveWay(snooze, holder.departure, lane, client, departures)))
    return { outcome: 'theirs' };
  const second = await ask(snooze, lane, client);
  return second === 'nothing-to-do' ? { outcome: 'waiting' } : second;
}

/** Removes the acknowledgement of a snooze that has ended, if it is still that one; false: to be tried again. */
export async function takeBackSnooze(snooze: Snooze, lane: string, client: Client): Promise<boolean> {
  const holder = await holderOf(snooze, lane, client);
  if (holder === 'not-known') return false;
  if (holder !== 'this-snooze') return true;
  return remove(snooze, lane, client);
}

async function ask(
  { lanes, service, comment, expiry }: Snooze,
  lane: string,
  client: Client,
): Promise<Pick<SnoozeLane, 'outcome' | 'reason'> | 'nothing-to-do'> {
  const { host = '', author = '' } = lanes[lane] ?? {};
  const [answer] = await client.acknowledge({
    host,
    services: [service],
    author,
    comment,
    // An improvement that is not yet a recovery must not undo it; a worse state takes it back.
    sticky: true,
    expiry,
  });
  const outcome = answer?.outcome;
  switch (outcome?.kind) {
    case 'accepted':
      return { outcome: 'acknowledged' };
    case 'nothing-to-do':
      return 'nothing-to-do';
    case 'rejected':
      return { outcome: 'refused', reason: outcome.status };
    case 'failed':
      return { outcome: outcome.reason === 'unreachable' ? 'waiting' : 'unknown' };
    default:
      return { outcome: 'waiting' };
  }
}

async function holderOf(
  { lanes, service, expiry }: Snooze,
  lane: string,
  client: Client,
  departures?: Departures,
): Promise<Holder> {
  const held = await client.services(lanes[lane]?.host ?? '', [service]);
  if (held.kind === 'rejected') return 'not-allowed';
  if (held.kind !== 'services') return 'not-known';
  const found = held.services.find((one) => one.name === service);
  if (!found?.acknowledged) return 'nobody';
  const matches = (own: number) => isSameExpiry(found.acknowledgementExpiry, own);
  if (matches(expiry)) return 'this-snooze';
  const departure = departures
    ?.all()
    .find(
      (intent) => intent.lane === lane && isOpenOutcome(intent.services[service]) && matches(intent.expiry),
    );
  return departure ? { departure: departure.id } : 'somebody-else';
}

async function giveWay(
  snooze: Snooze,
  departure: string,
  lane: string,
  client: Client,
  departures: Departures,
): Promise<boolean> {
  const intent = departures.all().find(({ id }) => id === departure);
  if (!intent || !(await remove(snooze, lane, client))) return false;
  await departures.save({ ...intent, services: { ...intent.services, [snooze.service]: 'undone' } });
  return true;
}

async function remove({ lanes, service }: Snooze, lane: string, client: Client): Promise<boolean> {
  const { host = '', author = '' } = lanes[lane] ?? {};
  const [answer] = await client.removeAcknowledgement({ host, services: [service], author });
  return answer?.outcome.kind === 'accepted' || answer?.outcome.kind === 'nothing-to-do';
}
