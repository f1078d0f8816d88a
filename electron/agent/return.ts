import type { Clock } from '../platform/clock';
import type { DepartureIntent, Departures } from '../store/departures';
import type { Client } from './connect';
import type { Reporter } from './reporter';

/** The server keeps an acknowledgement's expiry as a float; ours differ by at least a millisecond. */
const sameExpiry = 0.0005;

/**
 * Takes back, on one lane, the acknowledgements that were ours, for the services that have a fresh result on the server
 * (`reported`); only departures before `startedAt` are over. What has the expiry of our intent is ours; everything else on the server stays. What cannot be taken back
 * now stays in the intent and is tried at the next call, until it expires.
 */
export async function returnOn(
  reporter: Reporter,
  reported: ReadonlySet<string>,
  departures: Departures,
  startedAt: number,
  clock: Clock,
): Promise<void> {
  for (const intent of departures.all()) {
    if (intent.lane !== reporter.lane.name || intent.at >= startedAt || intent.expiry <= clock.now())
      continue;
    const pending = Object.entries(intent.services)
      .filter(
        ([service, outcome]) =>
          (outcome === 'acknowledged' || outcome === 'unknown') && reported.has(service),
      )
      .map(([service]) => service);
    if (pending.length === 0) continue;
    const client = await reporter.open();
    if (!client) return;
    const undone = await takeBack(client, intent, pending);
    if (undone.length === 0) continue;
    const services = { ...intent.services };
    for (const service of undone) services[service] = 'undone';
    await departures.put({ ...intent, services });
  }
}

/** The services whose acknowledgement of this intent is gone from the server afterwards. */
async function takeBack(
  client: Client,
  intent: DepartureIntent,
  pending: readonly string[],
): Promise<string[]> {
  const held = await client.services(intent.host);
  if (held.kind !== 'services') return [];
  const ours = new Set(
    held.services
      .filter(
        (service) =>
          service.acknowledged && Math.abs(service.acknowledgementExpiry - intent.expiry) < sameExpiry,
      )
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
