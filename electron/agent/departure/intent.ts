import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../platform/clock';
import type { DepartureIntent, EarlyIntent } from '../../store/departures';
import type { Lane } from '../delivery/lanes';
import { type Hours, nextWorkdayStart } from '../plan/hours';
import type { PlanDeparture } from '../plan/plan';

/** What a departure's words and times are made of. */
export interface IntentParts {
  clock: Clock;
  plan: PlanDeparture;
  hours: Hours;
  /** Redacts what the policy's templates may have let in. */
  redact(text: string): string;
}

/**
 * What a departure is meant to do on a lane; undefined when that is nothing. Services are problems, so they count in the mode
 * `acknowledge`; downtime and the host's own state need none.
 */
export function newDeparture(
  lane: Pick<Lane, 'name' | 'target'>,
  problems: readonly string[],
  cause: DepartureIntent['cause'],
  parts: IntentParts,
): DepartureIntent | undefined {
  const { mode } = parts.plan;
  const services = mode.includes('acknowledge') ? problems : [];
  const downtime = mode.includes('downtime');
  const hostDown = mode.includes('passive-down');
  if (services.length === 0 && !downtime && !hostDown) return undefined;
  return {
    kind: 'departure',
    cause,
    ...asked(lane, services, parts),
    ...(downtime ? { downtime: { outcome: 'unknown' as const, names: [] } } : {}),
    ...(hostDown ? { hostDown: { outcome: 'unknown' as const } } : {}),
  };
}

/** That a problem is to be acknowledged on a lane as it appears, whatever a departure would do. */
export function newEarly(
  lane: Pick<Lane, 'name' | 'target'>,
  service: string,
  parts: IntentParts,
): EarlyIntent {
  return { kind: 'early', ...asked(lane, [service], parts) };
}

function asked(
  { name, target }: Pick<Lane, 'name' | 'target'>,
  services: readonly string[],
  { clock, plan, hours, redact }: IntentParts,
) {
  const now = clock.now();
  const fill = (template: string) => redact(template).replaceAll('{host}', target.host);
  const until = plan.expiry === 'next-workday' ? nextWorkdayStart(now, hours) : now + plan.expiry;
  return {
    id: randomBytes(8).toString('hex'),
    at: now,
    lane: name,
    host: target.host,
    author: fill(plan.author),
    comment: fill(plan.comment),
    sticky: plan.sticky,
    // The milliseconds mark what we do as this intent's: the server gives the expiry back, but not the author.
    expiry: Math.floor(until) + randomInt(1, 1000) / 1000,
    services: Object.fromEntries(services.map((service) => [service, 'unknown' as const])),
  };
}
