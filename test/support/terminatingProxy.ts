import { readFile } from 'node:fs/promises';
import { request as ask, createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { KeyFiles } from './icingaPki';

/** A request as its bytes arrived, after TLS. */
export interface SeenRequest {
  method: string;
  path: string;
  /** Null when it had none. */
  body: string | null;
}

export interface TerminatingProxy {
  url: string;
  seen: SeenRequest[];
  /** What happens to the next requests with a body instead of being passed on; one is taken per request. */
  faults: ('drop' | 'unavailable')[];
  stop(): Promise<void>;
}

/** Ends TLS in front of a server, so that what a client sends can be read byte for byte, and passes it on under `client`. */
export async function startTerminatingProxy(
  server: { url: string; caFile: string; serverFiles: KeyFiles },
  client: KeyFiles,
): Promise<TerminatingProxy> {
  const [cert, key, ca, clientCert, clientKey] = await Promise.all(
    [server.serverFiles.cert, server.serverFiles.key, server.caFile, client.cert, client.key].map((file) =>
      readFile(file),
    ),
  );
  const seen: SeenRequest[] = [];
  const faults: TerminatingProxy['faults'] = [];
  const open = new Set<Duplex>();
  const proxy = createServer({ cert, key }, async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = '', url: path = '', headers } = incoming;
    seen.push({ method, path, body: body.length > 0 ? body.toString('utf8') : null });
    const fault = body.length > 0 ? faults.shift() : undefined;
    if (fault === 'drop') incoming.socket.destroy();
    else if (fault === 'unavailable') answer.writeHead(503, { 'content-length': 0 }).end();
    else {
      const onward = ask(new URL(path, server.url), {
        method,
        headers,
        ca,
        cert: clientCert,
        key: clientKey,
      });
      onward.on('response', (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      onward.on('error', () => incoming.socket.destroy());
      onward.end(body);
    }
  });
  proxy.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `https://localhost:${address.port}`,
    seen,
    faults,
    stop: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
