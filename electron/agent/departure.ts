import { randomBytes, randomInt } from 'node:crypto';
import type { Outcome } from '../icinga/types';
import type { Clock } from '../platform/clock';
import type { DepartureIntent, Departures } from '../store/departures';
import { failureMessage } from './deliveryMessages';
import type { PlanDeparture } from './plan';
import type { Reporter } from './reporter';
import { type Hours, nextWorkdayStart } from './workday';

/** logind waits 5 s by default and Windows about as long; the rest is for ending. */
export const departureDeadline = 3;

/** Seconds that delivery may take of the deadline: a late result loses nothing, a late acknowledgement pages somebody. */
const deliveryShare = 1.5;

export interface DepartureParts {
  clock: Clock;
  departures: Departures;
  plan: PlanDeparture;
  hours: Hours;
  /** Redacts what the policy's templates may have let in. */
  redact(text: string): string;
}

/** Delivers a lane's outbox and acknowledges its problems; resolves when answered or after the deadline. Never rejects. */
export async function departOn(
  reporter: Reporter,
  services: readonly string[],
  cause: DepartureIntent['cause'],
  parts: DepartureParts,
): Promise<void> {
  const { clock, departures } = parts;
  if (services.length === 0) {
    await within(clock, departureDeadline, reporter.deliver());
    return;
  }
  const intent = newIntent(reporter, services, cause, parts);
  // On disk before the first byte leaves: whatever happens now, the next start can say what was meant.
  await departures.put(intent);
  const settle = async () => {
    await within(clock, deliveryShare, reporter.deliver());
    await departures.put(await acknowledged(intent, reporter, clock));
  };
  await within(clock, departureDeadline, settle());
}

async function acknowledged(
  intent: DepartureIntent,
  reporter: Reporter,
  clock: Clock,
): Promise<DepartureIntent> {
  const client = await reporter.open();
  if (!client)
    return {
      ...intent,
      services: all(intent, 'failed'),
      answered: clock.now(),
      reason: reporter.view().phase,
    };
  const { host, author, comment, sticky, expiry } = intent;
  const answers = await client.acknowledge({
    host,
    services: Object.keys(intent.services),
    author,
    comment,
    sticky,
    expiry,
  });
  const services: DepartureIntent['services'] = { ...intent.services };
  let reason: string | undefined;
  for (const { service, outcome } of answers) {
    services[service] = afterAnswer(outcome);
    if (outcome.kind === 'rejected' || outcome.kind === 'failed') {
      reason ??= outcome.status || failureMessage(outcome, reporter.lane).message.id;
    }
  }
  return { ...intent, services, answered: clock.now(), ...(reason === undefined ? {} : { reason }) };
}

/** No answer after the request left means: perhaps it was done. */
function afterAnswer(outcome: Outcome): DepartureIntent['services'][string] {
  switch (outcome.kind) {
    case 'accepted':
      return 'acknowledged';
    case 'nothing-to-do':
    case 'dropped':
      return 'nothing-to-do';
    case 'rejected':
      return 'failed';
    case 'failed':
      return outcome.reason === 'unreachable' ? 'failed' : 'unknown';
  }
}

function newIntent(
  reporter: Reporter,
  services: readonly string[],
  cause: DepartureIntent['cause'],
  { clock, plan, hours, redact }: DepartureParts,
): DepartureIntent {
  const now = clock.now();
  const { name, target } = reporter.lane;
  const fill = (template: string) => redact(template).replaceAll('{host}', target.host);
  const until = plan.expiry === 'next-workday' ? nextWorkdayStart(now, hours) : now + plan.expiry;
  return {
    id: randomBytes(8).toString('hex'),
    at: now,
    cause,
    lane: name,
    host: target.host,
    author: fill(plan.author),
    comment: fill(plan.comment),
    sticky: plan.sticky,
    // The milliseconds mark the acknowledgement as this intent's: the server gives the expiry back, but not the author.
    expiry: Math.floor(until) + randomInt(1, 1000) / 1000,
    services: Object.fromEntries(services.map((service) => [service, 'unknown' as const])),
  };
}

function all(intent: DepartureIntent, outcome: 'failed'): DepartureIntent['services'] {
  return Object.fromEntries(Object.keys(intent.services).map((service) => [service, outcome]));
}

/** Resolves with the work or after some seconds, whichever is first; the work's own failure ends it too. */
async function within(clock: Clock, seconds: number, work: Promise<unknown>): Promise<void> {
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(seconds, resolve);
  });
  await Promise.race([work.catch(() => undefined), late]);
  cancel();
}
