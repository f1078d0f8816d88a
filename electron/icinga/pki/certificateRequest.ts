import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import * as z from 'zod';
import { type ConnectionSettings, type LeavingRequest, OtherServer, PhaseTimeout } from '../http/connection';
import { openSecureSocket, secureEndpointOf } from '../http/secureSocket';
import { judgeBroken } from '../http/transport';
import type { Unsuccessful } from '../types';
import { NetstringReader, netstring } from './netstring';

/**
 * What a request for a certificate came to. `pending`: an administrator must sign it; the same request gets the certificate then.
 * `up-to-date`: the present certificate is good for a while. `declined`: the server's own words. `other-server`: nothing was asked,
 * because the server is not the agreed one; its fingerprint. Certificates are PEM texts.
 */
export type CertificateAnswer =
  | { kind: 'issued'; cert: string; ca: string }
  | { kind: 'pending'; ca: string }
  | { kind: 'up-to-date' }
  | { kind: 'declined'; status: string }
  | { kind: 'other-server'; fingerprint: string }
  | Unsuccessful;

/** The credentials are the key and the certificate that ask: one that signed itself, or the present one. */
export type RequestingConnection = ConnectionSettings & {
  credentials: Extract<ConnectionSettings['credentials'], { type: 'certificate' }>;
};

const requestId = '1';
const method = 'pki::RequestCertificate';

const ResultSchema = z.object({
  status_code: z.number(),
  error: z.string().optional(),
  cert: z.string().optional(),
  ca: z.string().optional(),
});
const AnswerSchema = z.object({ id: z.literal(requestId), result: ResultSchema });

/**
 * Asks Icinga's own authority to sign the key, over Icinga's own protocol: JSON-RPC in netstrings over TLS, to which the server answers
 * strangers too. Never rejects. Source: RequestCertificateHandler in
 * https://github.com/Icinga/icinga2/blob/master/lib/remote/jsonrpcconnection-pki.cpp
 */
export async function requestCertificate(
  connection: RequestingConnection,
  ticket?: string,
): Promise<CertificateAnswer> {
  try {
    const socket = await opened(connection);
    try {
      // Not getPeerX509Certificate: in Node 20 that one answers only once.
      const { raw } = socket.getPeerCertificate();
      return judge(await ask(socket, connection, ticket), new X509Certificate(raw), connection);
    } finally {
      socket.destroy();
    }
  } catch (error) {
    if (error instanceof OtherServer) return { kind: 'other-server', fingerprint: error.presented };
    return judgeBroken(error);
  }
}

/** A SHA-256 fingerprint as Node writes it, of what a person may type: with or without colons, in any case; undefined when it is none. */
export function fingerprintOf(text: string): string | undefined {
  const digits = text.replace(/[\s:]/g, '').toUpperCase();
  return /^[0-9A-F]{64}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined;
}

/** The fingerprint of the server's certificate, for somebody to compare; nothing is said to the server. Never rejects. */
export async function serverFingerprint(
  connection: Omit<ConnectionSettings, 'credentials'>,
): Promise<{ kind: 'fingerprint'; fingerprint: string } | Unsuccessful> {
  try {
    const socket = await opened({ ...connection, fingerprint: 'none' });
    socket.destroy();
    return nonsense('the server has no certificate');
  } catch (error) {
    if (error instanceof OtherServer) return { kind: 'fingerprint', fingerprint: error.presented };
    return judgeBroken(error);
  }
}

function opened(connection: Parameters<typeof secureEndpointOf>[0]): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    openSecureSocket(secureEndpointOf(connection), (error, socket) =>
      error ? reject(error) : resolve(socket),
    );
  });
}

/** The result of our one request. What the server tells besides is not for us. */
function ask(
  socket: TLSSocket,
  { record, answerTimeout = 10 }: ConnectionSettings,
  ticket: string | undefined,
): Promise<z.infer<typeof ResultSchema>> {
  const request = (secret: string | undefined) =>
    JSON.stringify({ jsonrpc: '2.0', method, id: requestId, params: secret ? { ticket: secret } : {} });
  // A ticket is a secret, so the record has it masked.
  const leaving: LeavingRequest = {
    method: 'POST',
    path: method,
    objects: [],
    body: request(ticket && '***'),
  };
  const [heard] = record?.([leaving]) ?? [];
  return new Promise((resolve, reject) => {
    let over = false;
    const finish = () => {
      clearTimeout(timer);
      const first = !over;
      over = true;
      return first;
    };
    const fail = (error: Error) => {
      if (!finish()) return;
      heard?.({ error: error.message });
      reject(error);
    };
    const timer = setTimeout(() => fail(new PhaseTimeout('answer', answerTimeout)), answerTimeout * 1000);
    const reader = new NetstringReader();
    socket.on('error', fail);
    socket.on('close', () => fail(Object.assign(new Error('it closed the connection'), { code: 'EPIPE' })));
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const text of reader.read(chunk)) {
          const answer = AnswerSchema.safeParse(JSON.parse(text));
          if (!answer.success || !finish()) continue;
          heard?.({ status: answer.data.result.status_code, answer: masked(text, ticket) });
          resolve(answer.data.result);
        }
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.write(netstring(request(ticket)));
  });
}

function masked(text: string, ticket: string | undefined): string {
  return ticket ? text.replaceAll(ticket, '***') : text;
}

function judge(
  { status_code, error = '', cert, ca }: z.infer<typeof ResultSchema>,
  server: X509Certificate,
  { credentials }: RequestingConnection,
): CertificateAnswer {
  if (cert === undefined || ca === undefined) {
    if (/uptodate/i.test(error)) return { kind: 'up-to-date' };
    if (status_code !== 2 || ca === undefined) return { kind: 'declined', status: error };
  }
  const [authority, ...above] = authoritiesIn(ca);
  if (!authority || !isIssuedBy(server, authority))
    return nonsense('the authority that it names did not issue the certificate of the server');
  const verified = upwards(authority, above).map(String).join('');
  if (cert === undefined) return { kind: 'pending', ca: verified };
  const issued = new X509Certificate(cert);
  const asked = new X509Certificate(credentials.cert);
  if (!issued.checkPrivateKey(createPrivateKey(credentials.key)) || issued.subject !== asked.subject)
    return nonsense('the certificate is not for the key and the name that asked');
  if (!isIssuedBy(issued, authority))
    return nonsense('the certificate is not from the authority it came with');
  return { kind: 'issued', cert: String(issued), ca: verified };
}

function authoritiesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/**
 * The authority with those above it, each of which signed the one before, up to one that signed itself. What else the server put into its
 * answer is left out: whoever renews a certificate must not plant an authority of their own.
 */
function upwards(authority: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [authority];
  for (let last = authority; !isIssuedBy(last, last); ) {
    const next = others.find((one) => !chain.includes(one) && isIssuedBy(last, one));
    if (!next) break;
    chain.push(next);
    last = next;
  }
  return chain;
}

/** Whether a certificate is of that authority, by name and by signature. */
export function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function nonsense(status: string): Unsuccessful {
  return { kind: 'rejected', reason: 'certificate-untrusted', status };
}
