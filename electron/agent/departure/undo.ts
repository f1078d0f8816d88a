import { isSameExpiry } from '../../icinga/expiry';
import type { Clock } from '../../platform/clock';
import type { DepartureIntent, Departures } from '../../store/departures';
import { isOpenOutcome, machineIsOpen } from '../../store/departures';
import type { Client } from '../delivery/connect';
import type { Reporter } from '../delivery/reporter';

/** What of this start is on the server already. */
export interface Reported {
  /** The services that have a fresh result there. */
  services: ReadonlySet<string>;
  /** Whether those are all; until then a downtime must cover the others. */
  all: boolean;
}

/**
 * Takes back, on one lane, what was ours; only departures before `since` are over. The acknowledgement of a service goes
 * once it has a fresh result, downtime and the host's DOWN once all have. What has the expiry of our intent is ours;
 * everything else on the server stays. What cannot be taken back now stays in the intent until it expires.
 * Resolves with whether something is left that may be tried again.
 */
export async function returnOn(
  reporter: Reporter,
  reported: Reported,
  departures: Departures,
  since: number,
  clock: Clock,
): Promise<boolean> {
  let left = false;
  for (const intent of over(reporter, departures, since, clock)) {
    const pending = Object.entries(intent.services)
      .filter(([service, outcome]) => isOpenOutcome(outcome) && reported.services.has(service))
      .map(([service]) => service);
    const machine = reported.all && machineIsOpen(intent);
    if (pending.length === 0 && !machine) continue;
    const client = await reporter.open();
    if (!client) return true;
    const undone = pending.length > 0 ? await takeBack(client, intent, pending) : [];
    const services = { ...intent.services };
    for (const service of undone) services[service] = 'undone';
    const back = machine
      ? await takeMachineBack(client, { ...intent, services }, clock)
      : { ...intent, services };
    await departures.save(back);
    left ||= undone.length < pending.length || (machine && machineIsOpen(back));
  }
  return left;
}

/** The intents of a lane that a return may undo. A problem acknowledged as it appeared stays so until it ends. */
function over(
  reporter: Reporter,
  departures: Departures,
  since: number,
  clock: Clock,
): readonly DepartureIntent[] {
  return departures.of('departure').filter(
    (intent) =>
      intent.lane === reporter.lane.name &&
      intent.at < since &&
      // A host that was said to be down stays down until somebody says otherwise.
      (intent.expiry > clock.now() || isOpenOutcome(intent.hostDown?.outcome)),
  );
}

/** First up, then out of the downtime: the recovery of a host in downtime notifies nobody. */
async function takeMachineBack(
  client: Client,
  intent: DepartureIntent,
  clock: Clock,
): Promise<DepartureIntent> {
  const { host, author, expiry } = intent;
  let after = intent;
  if (isOpenOutcome(intent.hostDown?.outcome)) {
    const up = await client.machine.hostResult(host, true, 'The workstation is back.', clock.now());
    if (up.kind === 'accepted' || up.kind === 'dropped')
      after = { ...after, hostDown: { outcome: 'undone' } };
  }
  if (intent.downtime && isOpenOutcome(intent.downtime.outcome)) {
    const { names } = intent.downtime;
    const removed =
      names.length > 0
        ? await client.machine.removeDowntimes(names, author)
        : await client.machine.removeDowntimesEnding(expiry, author);
    if (removed.kind === 'accepted') after = { ...after, downtime: { outcome: 'undone', names } };
  }
  return after;
}

/** The services whose acknowledgement of this intent is gone from the server afterwards. */
async function takeBack(
  client: Client,
  intent: DepartureIntent,
  pending: readonly string[],
): Promise<string[]> {
  const held = await client.services(intent.host, pending);
  if (held.kind !== 'services') return [];
  const ours = new Set(
    held.services
      .filter((service) => service.acknowledged && isSameExpiry(service.acknowledgementExpiry, intent.expiry))
      .map((service) => service.name),
  );
  const toRemove = pending.filter((service) => ours.has(service));
  const gone = pending.filter((service) => !ours.has(service));
  if (toRemove.length === 0) return gone;
  const answers = await client.removeAcknowledgement({
    host: intent.host,
    services: toRemove,
    author: intent.author,
  });
  const removed = answers
    .filter(({ outcome }) => outcome.kind === 'accepted' || outcome.kind === 'nothing-to-do')
    .map(({ service }) => service);
  return [...gone, ...removed];
}
