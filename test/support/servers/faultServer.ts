import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type SecureVersion } from 'node:tls';
import type { KeyFiles } from '../icinga/pki';

export interface FaultServer {
  url: string;
  /** Connections accepted so far. */
  connections(): number;
  stop(): Promise<void>;
}

export interface FaultOptions {
  /** With a certificate it speaks TLS, without plain TCP. */
  files?: KeyFiles;
  maxVersion?: SecureVersion;
  ciphers?: string;
  /** Loopback address to listen on; default 127.0.0.1, as `localhost`. */
  address?: '127.0.0.1' | '::1';
  /** What to do at each chunk that arrives; default nothing, so that the client waits. */
  onData?: (socket: Socket, data: string) => void;
  /** What to do with each new connection. */
  onConnection?: (socket: Socket) => void;
}

/** A loopback server that misbehaves as told. */
export async function startFaultServer(options: FaultOptions): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const accept = (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => options.onData?.(socket, data.toString('latin1')));
    options.onConnection?.(socket);
  };
  let server: Server;
  if (options.files === undefined) {
    server = createServer(accept);
  } else {
    const [cert, key] = await Promise.all([readFile(options.files.cert), readFile(options.files.key)]);
    server = createTlsServer({ cert, key, maxVersion: options.maxVersion, ciphers: options.ciphers }, accept);
    server.on('tlsClientError', () => undefined);
  }
  server.on('connection', (socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, options.address ?? '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `https://${options.address === '::1' ? '[::1]' : 'localhost'}:${address.port}`,
    connections: () => count,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** An HTTP answer with a body. */
export function httpAnswer(status: string, body: string, type = 'application/json'): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
