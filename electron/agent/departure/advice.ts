import { type Message, message } from '../../../shared/message';
import { longestAbsence, usualHours } from '../plan/hours';
import type { Plan } from '../plan/plan';

/**
 * What IT should know about the plan's departure. With `acknowledge` alone, a service that is OK when the machine goes
 * off cannot be acknowledged: when its freshness ends before the machine is back, Icinga calls it UNKNOWN and notifies.
 */
export function departureAdvice(plan: Plan): Message[] {
  const { mode } = plan.departure;
  if (plan.targets.length === 0 || !mode.includes('acknowledge') || mode.includes('downtime')) return [];
  const hours = plan.hours ?? usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const absence = longestAbsence(hours);
  return plan.entries
    .filter((entry) => entry.freshness < absence)
    .map((entry) =>
      message('departure.advice.freshness', {
        service: entry.service,
        freshness: { duration: entry.freshness },
        absence: { duration: absence },
      }),
    );
}
