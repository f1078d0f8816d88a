import { connect, createServer, type Socket } from 'node:net';

/** One connection that somebody opened to the server behind the proxy; times in epoch seconds. */
interface RecordedConnection {
  at: number;
  /** Bytes from the client to the server, and back. */
  sent: number;
  received: number;
  /** Who closed it first. */
  endedBy?: 'client' | 'server';
}

export interface RecordingProxy {
  port: number;
  /** Every connection so far, in order; also those of which the server never heard. */
  connections: RecordedConnection[];
  /** Closes the port and every connection. */
  stop(): Promise<void>;
}

/**
 * Passes TCP connections on to a loopback port and counts them, so that what a program sends can be told from outside.
 * It reads nothing: TLS goes through from end to end.
 */
export async function startRecordingProxy(serverPort: number): Promise<RecordingProxy> {
  const connections: RecordedConnection[] = [];
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const record: RecordedConnection = { at: Date.now() / 1000, sent: 0, received: 0 };
    connections.push(record);
    const onward = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
    for (const [from, to, way] of [
      [client, onward, 'sent'],
      [onward, client, 'received'],
    ] as const) {
      open.add(from);
      from.on('data', (chunk: Buffer) => {
        record[way] += chunk.length;
      });
      // A side that breaks takes the other with it, as without a proxy in between.
      from.on('error', () => to.destroy());
      from.on('end', () => {
        record.endedBy ??= way === 'sent' ? 'client' : 'server';
      });
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    connections,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
