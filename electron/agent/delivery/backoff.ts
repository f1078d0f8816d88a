import type { FailReason } from '../../icinga/types';

/**
 * Seconds of the first ceiling. A server that does not answer in time, or answers with errors, may have a whole fleet in its queue: those
 * who gave up and come back soon would only keep it full.
 */
const firstCeiling: { [R in FailReason]?: number } = { timeout: 60, 'server-error': 20 };

/** Seconds to wait after the n-th failure in a row: exponential with full jitter, 15 min at most. */
export function backoff(failures: number, reason?: FailReason, random: () => number = Math.random): number {
  const first = (reason && firstCeiling[reason]) ?? 5;
  const ceiling = Math.min(first * 2 ** Math.min(failures - 1, 10), 900);
  return Math.max(1, random() * ceiling);
}
