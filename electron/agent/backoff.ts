/** Seconds to wait after the n-th failure in a row: exponential with full jitter, 5 s at first, 15 min at most. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(5 * 2 ** Math.min(failures - 1, 10), 900);
  return Math.max(1, random() * ceiling);
}
