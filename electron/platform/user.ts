import { createSocket } from 'node:dgram';
import { homedir, hostname, networkInterfaces, userInfo } from 'node:os';

/** Login name of the person whose process this is; the numeric id when it has none. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

/** The numeric id of the person, as in the names of their handovers; 0 where there are none. */
export function userId(): number {
  return process.getuid?.() ?? 0;
}

/** The host name without its domain, in lower case. */
export function shortHostName(): string {
  return (hostname().split('.')[0] ?? '').toLowerCase();
}

/** Values of the macros `$user$ $host$ $address$ $home$` in plugin arguments. */
export async function macroValues(): Promise<Record<'user' | 'host' | 'address' | 'home', string>> {
  return { user: userName(), host: shortHostName(), address: await primaryAddress(), home: homedir() };
}

/**
 * The address this machine would use towards the internet, else the first that is not loopback, else 127.0.0.1.
 * Connecting a UDP socket only asks the routing table; no packet is sent (192.0.2.1 is a documentation address, RFC 5737).
 */
async function primaryAddress(): Promise<string> {
  return (await routedAddress()) ?? firstAddress() ?? '127.0.0.1';
}

function routedAddress(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (address: string | undefined) => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.close();
      resolve(address);
    };
    socket.on('error', () => finish(undefined));
    socket.connect(9, '192.0.2.1', () => {
      const { address } = socket.address();
      finish(address === '0.0.0.0' ? undefined : address);
    });
  });
}

function firstAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.filter((candidate) => !candidate.internal);
  return (outside.find((candidate) => candidate.family === 'IPv4') ?? outside[0])?.address;
}
