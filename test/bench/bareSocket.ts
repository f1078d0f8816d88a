import { readFileSync } from 'node:fs';
import { connect, type TLSSocket } from 'node:tls';
import { resultRequest } from '../../electron/icinga/rest/requests';
import type { ReportJob } from './sendReport';

/**
 * What cannot be undercut: prints `{"handshakeMs", "resultsMs"}`, the time of one resumed TLS handshake and the server's own time for all
 * results, seen from a bare socket on an open connection that asks for one after the other. A process of its own, like sendReport.
 */
async function main(file: string): Promise<void> {
  const { connection, results }: ReportJob = JSON.parse(readFileSync(file, 'utf8'));
  const { credentials, ca } = connection;
  if (credentials.type !== 'password') throw new Error('the benchmark uses a password');
  const { hostname, port } = new URL(connection.endpoint);
  const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
  const requests = results.map((result) => {
    const { path, body } = resultRequest(result);
    const text = JSON.stringify(body);
    const head = `POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: application/json\r\nAuthorization: Basic ${pair}`;
    return `${head}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  });
  let session: Buffer | undefined;
  const open = () =>
    new Promise<TLSSocket>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), ca, session }, () => resolve(socket));
      socket.setNoDelay(true).on('error', reject);
      socket.on('session', (one) => {
        session = one;
      });
    });

  const first = await open();
  for (const request of requests) await ask(first, request);
  first.destroy();

  const began = performance.now();
  const socket = await open();
  const handshakeMs = performance.now() - began;
  if (!socket.isSessionReused()) throw new Error('the TLS session was not resumed');
  // The first answer waits for the session tickets' acknowledgement, which is not the server's time.
  await ask(socket, requests[0] ?? '');
  const asked = performance.now();
  for (const request of requests) await ask(socket, request);
  const resultsMs = performance.now() - asked;
  socket.destroy();
  process.stdout.write(JSON.stringify({ handshakeMs, resultsMs }));
}

/** Writes one request and waits for its answer, which is shorter than a TLS record. */
function ask(socket: TLSSocket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('data', (answer: Buffer) => {
      const text = answer.toString('latin1');
      if (text.startsWith('HTTP/1.1 200') && text.endsWith('}]}')) resolve();
      else reject(new Error(`not accepted, or in pieces: ${text}`));
    });
    socket.write(request);
  });
}

void main(process.argv[2] ?? '');
