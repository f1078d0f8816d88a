import type { CheckContext } from './check';

/** A whole answer that is remembered: what the disk looked like before it was given, and when that was (epoch seconds). */
export interface Remembered {
  stamp: string;
  at: number;
}

export interface Recalled<Last extends Remembered> {
  /** The last answer, if it still holds. */
  last?: Last;
  /** How an answer that is given now is remembered; absent where nothing on the disk tells whether the next is another one. */
  now?: Remembered;
}

/**
 * Looks whether somebody need not be asked: the disk is as it was before the last whole answer, which was not given in the future
 * and holds until a time that it says. Who wants to see how things are wants them to be asked.
 */
export function recall<Last extends Remembered>(
  { clock, askAgain }: Pick<CheckContext<unknown>, 'clock' | 'askAgain'>,
  stamp: string | undefined,
  last: Last | undefined,
  until: (last: Last) => number,
): Recalled<Last> {
  if (stamp === undefined) return {};
  const at = clock.now();
  const holds = !askAgain && last?.stamp === stamp && last.at <= at && at < until(last);
  return holds ? { last, now: { stamp, at } } : { now: { stamp, at } };
}
