import type { Handover } from '../../store/handover';
import { departureCard } from '../consent/notice';
import type { Plan } from '../plan/plan';

export interface HandoverParts {
  plan: Plan;
  /** The hash of the card about departures that was answered. */
  cardHash: string;
  now: number;
  /** The services that have a problem now. */
  problems: readonly string[];
  state: string;
  controlSocket: string;
}

/**
 * What the system's unit needs to depart for this plan; undefined when it could not: a password is only in the key
 * ring, which the unit has no key to. Its validity is the shortest freshness: after it the server knows nothing either.
 */
export function handoverFor({
  plan,
  cardHash,
  now,
  problems,
  state,
  controlSocket,
}: HandoverParts): Handover | undefined {
  const targets = plan.targets
    .filter(({ enrollment = 'enrolled' }) => enrollment === 'enrolled')
    .flatMap(({ enrollment: _, auth, ...target }) => {
      if (auth.type !== 'certificate' || auth.key === undefined) return [];
      return [{ proxy: 'none' as const, splay: 0, ...target, auth: { ...auth, key: auth.key } }];
    });
  const { departure, hours, entries } = plan;
  if (targets.length === 0 || departure.mode.length === 0 || !departure.on.includes('shutdown'))
    return undefined;
  return {
    version: 2,
    consent: { card: departureCard, hash: cardHash },
    written: now,
    validUntil: now + Math.min(...entries.map((entry) => entry.freshness)),
    state,
    controlSocket,
    departure,
    targets,
    problems: [...problems],
    ...(hours ? { hours: { ...hours, days: hours.days as NonNullable<Handover['hours']>['days'] } } : {}),
  };
}
