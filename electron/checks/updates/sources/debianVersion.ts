/**
 * Compares two versions of Debian packages as dpkg does: negative when the first is the older one. Source:
 * deb-version(7).
 */
export function compareDebianVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  return a.epoch - b.epoch || compareParts(a.upstream, b.upstream) || compareParts(a.revision, b.revision);
}

function partsOf(version: string): { epoch: number; upstream: string; revision: string } {
  const [, epoch = '0', rest = ''] = /^(?:(\d+):)?(.*)$/.exec(version) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash === -1
    ? { epoch: Number(epoch), upstream: rest, revision: '' }
    : { epoch: Number(epoch), upstream: rest.slice(0, dash), revision: rest.slice(dash + 1) };
}

/** What is no number and what is one, by turns; the numbers may be longer than a number can be exact. */
function compareParts(left: string, right: string): number {
  const [a, b] = [left, right].map((part) => [...part.matchAll(/(\D*)(\d*)/g)]);
  for (let index = 0; index < Math.max(a?.length ?? 0, b?.length ?? 0); index += 1) {
    const [, leftWord = '', leftNumber = ''] = a?.[index] ?? [];
    const [, rightWord = '', rightNumber = ''] = b?.[index] ?? [];
    const difference = compareWords(leftWord, rightWord) || compareNumbers(leftNumber, rightNumber);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `~` sorts before the end, letters before other signs. */
function compareWords(left: string, right: string): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = orderOf(left[index]) - orderOf(right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function orderOf(sign: string | undefined): number {
  if (sign === undefined) return 0;
  if (sign === '~') return -1;
  return /[A-Za-z]/.test(sign) ? sign.charCodeAt(0) : sign.charCodeAt(0) + 256;
}

function compareNumbers(left: string, right: string): number {
  const [a, b] = [BigInt(left || 0), BigInt(right || 0)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
