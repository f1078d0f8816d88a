import type { Clock } from '../../platform/clock';
import type { DepartureIntent, Departures, Intent } from '../../store/departures';
import { failureMessage } from '../delivery/messages';
import type { Reporter } from '../delivery/reporter';
import { type IntentParts, newDeparture, newEarly } from './intent';
import { acknowledgeServices, announceDowntime, sayHostDown } from './steps';

/** logind waits 5 s by default and Windows about as long; the rest is for ending. */
export const departureDeadline = 3;

/** Seconds that delivery may take of the deadline: a late result loses nothing, a late acknowledgement pages somebody. */
const deliveryShare = 1.5;

/** Seconds that a downtime may end before the one that is wanted. */
const standingSlack = 60;

export interface DepartureParts extends IntentParts {
  departures: Departures;
}

/** Delivers a lane's outbox and does what the policy wants done; resolves when answered or after the deadline. Never rejects. */
export async function departOn(
  reporter: Reporter,
  problems: readonly string[],
  cause: DepartureIntent['cause'],
  parts: DepartureParts,
): Promise<void> {
  const intent = withoutStanding(newDeparture(reporter.lane, problems, cause, parts), parts.departures);
  if (intent) await deliverAndDo(intent, reporter, parts);
  else await within(parts.clock, departureDeadline, reporter.deliver());
}

/** Acknowledges a problem on a lane as it appears; resolves and fails as `departOn`. */
export function acknowledgeEarlyOn(
  reporter: Reporter,
  service: string,
  parts: DepartureParts,
): Promise<void> {
  return deliverAndDo(newEarly(reporter.lane, service, parts), reporter, parts);
}

async function deliverAndDo(
  intent: Intent,
  reporter: Reporter,
  { clock, departures }: DepartureParts,
): Promise<void> {
  // On disk before the first byte leaves: whatever happens now, the next start can say what was meant.
  await departures.save(intent);
  const settle = async () => {
    await within(clock, deliveryShare, reporter.deliver());
    await carryOut(intent, reporter, departures, clock);
  };
  await within(clock, departureDeadline, settle());
}

/** A downtime of ours that covers the new one already stands, so one is enough. */
function withoutStanding(
  intent: DepartureIntent | undefined,
  departures: Departures,
): DepartureIntent | undefined {
  if (!intent?.downtime) return intent;
  const covers = ({ lane, downtime, expiry }: DepartureIntent) =>
    lane === intent.lane && downtime?.outcome === 'done' && expiry > intent.expiry - standingSlack;
  if (!departures.of('departure').some(covers)) return intent;
  const { downtime: _, ...rest } = intent;
  return Object.keys(rest.services).length > 0 || rest.hostDown ? rest : undefined;
}

/** One step after the other, each answer on disk before the next question. */
async function carryOut(
  intent: Intent,
  reporter: Reporter,
  departures: Departures,
  clock: Clock,
): Promise<void> {
  const client = await reporter.open();
  if (!client) {
    await departures.save(failed(intent, reporter.view().phase, clock.now()));
    return;
  }
  let current = intent;
  let reason: string | undefined;
  for (const take of [announceDowntime, sayHostDown, acknowledgeServices]) {
    const { intent: after, failure } = await take(current, client);
    // A step that the intent does not have.
    if (after === current && !failure) continue;
    if (failure) reason ??= failure.status || failureMessage(failure, reporter.lane).message.id;
    const answered = after === current ? {} : { answered: clock.now() };
    current = { ...after, ...answered, ...(reason === undefined ? {} : { reason }) };
    await departures.save(current);
  }
}

/** Nothing left the machine, so there is nothing to undo. */
function failed(intent: Intent, reason: string, now: number): Intent {
  const services = Object.fromEntries(
    Object.keys(intent.services).map((service) => [service, 'failed' as const]),
  );
  if (intent.kind === 'early') return { ...intent, services, answered: now, reason };
  return {
    ...intent,
    services,
    ...(intent.downtime ? { downtime: { outcome: 'failed' as const, names: [] } } : {}),
    ...(intent.hostDown ? { hostDown: { outcome: 'failed' as const } } : {}),
    answered: now,
    reason,
  };
}

/** Resolves with the work or after some seconds, whichever is first; the work's own failure ends it too. */
export async function within(clock: Clock, seconds: number, work: Promise<unknown>): Promise<void> {
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(seconds, resolve);
  });
  await Promise.race([work.catch(() => undefined), late]);
  cancel();
}
