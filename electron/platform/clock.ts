/** Time as the engine sees it; tests bring their own. */
export interface Clock {
  /** Wall clock, epoch seconds. */
  now(): number;
  /** Seconds since an arbitrary start; never jumps with the wall clock. */
  monotonic(): number;
  /** Calls back once after some seconds; the returned function cancels. */
  after(seconds: number, callback: () => void): () => void;
}

/** The system's clock. */
export function systemClock(): Clock {
  return {
    now: () => Date.now() / 1000,
    monotonic: () => performance.now() / 1000,
    after(seconds, callback) {
      const timer = setTimeout(callback, Math.min(seconds * 1000, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}
