import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as ask, createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { KeyFiles } from '../icinga/pki';

/** A request as its bytes arrived, after TLS. */
interface SeenRequest {
  method: string;
  path: string;
  /** Null when it had none. */
  body: string | null;
}

/**
 * What happens to a request. The server never hears of it: `drop` (the connection ends), `hang` (no answer), `unavailable`
 * (503 without a body), or an answer of the test's. The server takes it: `lose-answer` (the connection ends before the
 * answer), `hang-in-body` (half the answer, then nothing), `half` (half the answer, then the connection ends).
 */
export type ProxyFault =
  | 'drop'
  | 'hang'
  | 'unavailable'
  | 'lose-answer'
  | 'hang-in-body'
  | 'half'
  | { status: number; body: string; headers?: Record<string, string> };

export interface TerminatingProxy {
  url: string;
  seen: SeenRequest[];
  /** What happens to the next requests with a body instead of being passed on; one is taken per request. */
  faults: ProxyFault[];
  stop(): Promise<void>;
}

/**
 * Ends TLS in front of a server, so that what a client sends can be read byte for byte or go wrong on its way. It passes requests on
 * under `client`, or with the credentials that they bring.
 */
export async function startTerminatingProxy(
  server: { url: string; caFile: string; serverFiles: KeyFiles },
  client?: KeyFiles,
): Promise<TerminatingProxy> {
  const [cert, key, ca] = await Promise.all(
    [server.serverFiles.cert, server.serverFiles.key, server.caFile].map((file) => readFile(file)),
  );
  const identity = client && { cert: await readFile(client.cert), key: await readFile(client.key) };
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
    else if (fault === 'hang') return;
    else if (fault === 'unavailable') answer.writeHead(503, { 'content-length': 0 }).end();
    else if (typeof fault === 'object') {
      const length = Buffer.byteLength(fault.body);
      answer.writeHead(fault.status, { ...fault.headers, 'content-length': length }).end(fault.body);
    } else {
      const onward = ask(new URL(path, server.url), { method, headers, ca, ...identity });
      onward.on('response', (reply) => void passBack(reply, answer, fault));
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

/** Gives the server's answer back, whole or as the fault wants it. */
async function passBack(
  reply: IncomingMessage,
  answer: ServerResponse,
  fault: 'lose-answer' | 'hang-in-body' | 'half' | undefined,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (fault === 'lose-answer') {
    answer.socket?.destroy();
    return;
  }
  answer.writeHead(reply.statusCode ?? 502, reply.headers);
  if (fault === undefined) answer.end(body);
  else {
    answer.write(body.subarray(0, body.length / 2), () => {
      if (fault === 'half') answer.socket?.destroy();
    });
  }
}
