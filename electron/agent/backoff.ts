/** Seconds of the first ceiling where nothing says that the server has too much to do. */
const usualFirst = 5;

/** The same after an answer that did not come in time, or an error of the server: it may be a whole fleet that it cannot serve. */
export const patientFirst = 20;

/** Seconds to wait after the n-th failure in a row: exponential with full jitter, up to `first` at first, 15 min at most. */
export function backoff(failures: number, first = usualFirst, random: () => number = Math.random): number {
  const ceiling = Math.min(first * 2 ** Math.min(failures - 1, 10), 900);
  return Math.max(1, random() * ceiling);
}
