/** The server keeps an acknowledgement's expiry as a float; two of ours differ by at least a millisecond. */
const tolerance = 0.0005;

/** Whether two expiries (epoch seconds) are the same mark, so that what bears them is the same acknowledgement. */
export function isSameExpiry(a: number, b: number): boolean {
  return Math.abs(a - b) < tolerance;
}
