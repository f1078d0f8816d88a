/** Seconds that another machine's clock may be ahead before a time counts as being in the future. */
export const clockTolerance = 300;

/** Whether a time lies in the future: then a clock is or was wrong, and an age made of it would be none. */
export function isFuture(at: number, now: number): boolean {
  return at > now + clockTolerance;
}
