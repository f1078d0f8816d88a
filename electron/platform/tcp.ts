import dns from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';

/** Where a name leads; `family` is 4 or 6. */
export interface FoundAddress {
  address: string;
  family: number;
}

/** All addresses of a name, the system's favourite first. */
type Lookup = (host: string, done: (error: Error | null, found: FoundAddress[]) => void) => void;

export interface TcpOptions {
  host: string;
  port: number;
  /** Called once when the name is known, before the first attempt; at once for an address. */
  onFound?(): void;
  /** Default: the system's own. */
  lookup?: Lookup;
}

/** RFC 8305, section 5: the time after which the next address is tried as well. */
const headStartMs = 250;

/**
 * Opens a TCP connection to whichever address of a host answers first, and calls back at most once. Attempts are staggered and go on side by side (RFC 8305):
 * Node's own way ends an attempt after 250 ms, so that a server at the far end of a slow line is never reached. There is no time limit here:
 * the caller has one for the whole. The returned function gives up without calling back.
 */
export function openTcp(
  { host, port, onFound, lookup = allAddresses }: TcpOptions,
  done: (...outcome: [null, Socket] | [Error, null]) => void,
): () => void {
  const attempts = new Set<Socket>();
  const failures: Error[] = [];
  let waiting: FoundAddress[] = [];
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  const finish = () => {
    clearTimeout(timer);
    over = true;
    for (const attempt of attempts) attempt.destroy();
  };
  const next = () => {
    clearTimeout(timer);
    const [found, ...rest] = waiting;
    if (over || found === undefined) return;
    waiting = rest;
    attempt(found);
    if (rest.length > 0) timer = setTimeout(next, headStartMs);
  };
  const attempt = ({ address, family }: FoundAddress) => {
    const socket = connect({ host: address, port, family, noDelay: true });
    attempts.add(socket);
    const failed = (error: Error) => {
      attempts.delete(socket);
      failures.push(error);
      if (over) return;
      if (waiting.length > 0) next();
      else if (attempts.size === 0) {
        finish();
        done(mostTelling(failures), null);
      }
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      if (over) return;
      // From here on it is the caller's.
      attempts.delete(socket);
      finish();
      done(null, socket);
    });
  };
  const begin = (found: FoundAddress[]) => {
    onFound?.();
    waiting = alternating(found);
    next();
  };

  const family = isIP(host);
  if (family !== 0) begin([{ address: host, family }]);
  else {
    lookup(host, (error, found) => {
      if (over) return;
      if (!error && found.length > 0) {
        begin(found);
        return;
      }
      over = true;
      done(error ?? Object.assign(new Error(`ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), null);
    });
  }
  return finish;
}

function allAddresses(host: string, done: (error: Error | null, found: FoundAddress[]) => void): void {
  dns.lookup(host, { all: true, verbatim: true }, (error, found) => done(error, found ?? []));
}

/** First one of the favourite's family, then one of the other, and so on: the whole of a family may lead nowhere. */
function alternating(found: readonly FoundAddress[]): FoundAddress[] {
  const [first] = found;
  const favoured = found.filter(({ family }) => family === first?.family);
  const others = found.filter(({ family }) => family !== first?.family);
  return favoured
    .flatMap((address, index) => [address, ...others.slice(index, index + 1)])
    .concat(others.slice(favoured.length));
}

/** That this machine has no way to a family of addresses says less than what an address answered. */
function mostTelling(failures: readonly Error[]): Error {
  const noWay = new Set<unknown>(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
  const told = failures.find((error) => !('code' in error) || !noWay.has(error.code));
  return told ?? failures[0] ?? new Error('no address');
}
