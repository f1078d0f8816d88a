import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

export interface DelayingProxy {
  port: number;
  /** Closes the port and every connection. */
  stop(): Promise<void>;
}

/**
 * Passes TCP connections on to a loopback port as a line with a long way would: every byte arrives half a round trip later,
 * and the first one after the round trip that opening a connection takes there. `roundTripMs`: milliseconds.
 */
export async function startDelayingProxy(serverPort: number, roundTripMs: number): Promise<DelayingProxy> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const onward = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
    const openAt = performance.now() + roundTripMs;
    for (const socket of [client, onward]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    passOn(client, onward, roundTripMs / 2, openAt);
    passOn(onward, client, roundTripMs / 2, openAt);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Each piece arrives half a round trip after it left, in order however the timers come. */
function passOn(from: Socket, to: Socket, delayMs: number, openAt: number): void {
  let before = Promise.resolve();
  const send = (act: () => void) => {
    const arrival = Math.max(performance.now(), openAt) + delayMs;
    before = before.then(() => later(Math.max(arrival - performance.now(), 0))).then(act);
  };
  from.on('data', (chunk: Buffer) => send(() => void (to.writable && to.write(chunk))));
  from.on('close', () => send(() => void to.destroy()));
}
