import type { Departures } from '../../store/departures';
import { isOpenOutcome } from '../../store/departures';

/**
 * Whether a problem is acknowledged ahead of a departure on a lane, by what is written down. One that somebody
 * else has acknowledged is not asked about again until it would have expired for us too.
 */
export function isAcknowledgedEarly(
  service: string,
  lane: string,
  departures: Departures,
  now: number,
): boolean {
  return departures.of('early').some((intent) => {
    const outcome = intent.services[service];
    const standing = intent.lane === lane && intent.expiry > now;
    return standing && (isOpenOutcome(outcome) || outcome === 'nothing-to-do');
  });
}

/** Forgets acknowledgements of problems that are over: the server ends them by itself at recovery. */
export async function forgetRecovered(recovered: string, departures: Departures): Promise<void> {
  for (const intent of departures.of('early')) {
    const outcome = intent.services[recovered];
    if (outcome === undefined || outcome === 'undone') continue;
    await departures.save({ ...intent, services: { ...intent.services, [recovered]: 'undone' } });
  }
}
