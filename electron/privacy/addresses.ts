import { isIPv6 } from 'node:net';
import { type Piece, replacing, type Step } from './pieces';

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = `${octet}(?:\\.${octet}){3}`;
/** Networks that only ever are addresses: RFC 1918, RFC 6598, RFC 3927, loopback. */
const privateNetwork = `(?=10\\.|127\\.|192\\.168\\.|169\\.254\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.)`;

/** Neither inside a longer dotted number nor a version as `v1.2.3.4` or `version 1.2.3.4`. */
const before = '(?<!\\d|\\d\\.|\\bv|\\bversion:? ?)';
const inside = '(?!\\d|\\.\\d)';
/** Nor a version with a suffix, as packages have it: `1.2.3.4-5`, `1.2.3.4+dfsg`, `1.2.3.4rc1`. */
const suffix = '(?!\\p{L}|[-+~](?:\\d|deb|dfsg|ds|ubuntu|git|bpo|rc|alpha|beta))';

const ranges = new RegExp(`${before}${ipv4}-${ipv4}${inside}`, 'giu');
const privates = new RegExp(`${before}${privateNetwork}${ipv4}${inside}`, 'giu');
const others = new RegExp(`${before}${ipv4}${inside}${suffix}`, 'giu');
const macs = /(?<![\p{L}\p{N}])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4,}(?![\p{L}\p{N}])/giu;
/** Longer than any address, yet bounded: what a program prints must not be able to make this slow. */
const maybeIPv6 = /(?<![\p{L}\p{N}])[0-9a-f:.]{2,64}(?:%[\w.-]{1,32})?(?![\p{L}\p{N}])/giu;

/** Replace IPv4, IPv6 and MAC addresses by `[address]`; versions, times and numbers stay. */
export const addressSteps: readonly Step[] = [
  replacing(macs, '[address]'),
  takeOutIPv6,
  replacing(ranges, '[address]-[address]'),
  replacing(privates, '[address]'),
  replacing(others, '[address]'),
];

function takeOutIPv6(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: match, index } of text.matchAll(maybeIPv6)) {
    const found = addressIn(match);
    if (!found) continue;
    pieces.push({ text: text.slice(end, index + found.start) }, { text: '[address]', was: found.address });
    end = index + found.start + found.address.length;
  }
  return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '');
}

/** The match may have taken colons and full stops of the sentence around it. */
function addressIn(match: string): { start: number; address: string } | undefined {
  const most = /^[:.]*/.exec(match)?.[0].length ?? 0;
  for (let start = Math.max(0, most - 2); start <= most; start++) {
    for (
      let end = match.length;
      end > start && (end === match.length || /[:.]/.test(match[end] ?? ''));
      end--
    ) {
      const address = match.slice(start, end);
      if (/[0-9a-f]/i.test(address) && isIPv6(address)) return { start, address };
    }
  }
  return undefined;
}
