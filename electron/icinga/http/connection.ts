import type { Phase } from '../types';
import type { TlsLevel } from './tls';

/** An HTTP proxy that tunnels by CONNECT. */
export interface HttpProxy {
  host: string;
  port: number;
  credentials?: { user: string; password: string };
}

/** A request in the moment before its first byte leaves. Headers, which hold the credentials, are not part of it. */
export interface LeavingRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the endpoint's own. */
  path: string;
  /** `host!service` of what it is about. */
  objects: string[];
  /** Byte for byte as it is sent. */
  body: string | null;
  /** What to ask for in place of JSON. */
  accept?: string;
}

/** What came of a request: the server's answer, or why none came. */
export type RecordedResponse = { status: number; answer: string } | { error: string };

/** Takes down, durably, requests that are about to leave; each returned function takes down, once, what came of one. */
export type Recorder = (requests: readonly LeavingRequest[]) => ((heard: RecordedResponse) => void)[];

/** Where and as whom to talk to one Icinga 2. */
export interface ConnectionSettings {
  /** `https://host:port`, with a path where the API lies below one. */
  endpoint: string;
  /** PEM text, one certificate or several; in place of the public authorities. */
  ca?: string;
  /** SHA-256 of the server's certificate, as `fingerprintOf` writes it: who it must be, in place of authority and host name. */
  fingerprint?: string;
  tls: TlsLevel;
  /** `cert` and `key` are PEM texts. */
  credentials:
    | { type: 'password'; user: string; password: string }
    | { type: 'certificate'; cert: string; key: string };
  proxy?: HttpProxy;
  /** Seconds for each of name look-up, TCP and the proxy's consent, and twice as many for TLS; default 5. */
  connectTimeout?: number;
  /** Seconds without a complete answer while one is due; default 10. */
  answerTimeout?: number;
  record?: Recorder;
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** `host!service` of what it is about, for the record. */
  objects?: string[];
  body?: unknown;
  /** What to ask for in place of JSON. */
  accept?: string;
}

/**
 * `repeated`: the question was asked a second time because the connection broke before the first answer.
 * `retryAfter`: seconds for which the server asked to be left alone.
 */
export type ApiResponse =
  | { kind: 'answered'; statusCode: number; text: string; repeated: boolean; retryAfter?: number }
  | { kind: 'broken'; error: unknown };

/** Asks for the API's own root: what the user may do, and nothing that changes anything. */
export const selfRequest: ApiRequest = { method: 'GET', path: '/v1' };

/** A phase took longer than it may. */
export class PhaseTimeout extends Error {
  constructor(
    readonly phase: Phase,
    seconds: number,
  ) {
    super(`${phaseWords[phase]} took longer than ${seconds} s`);
  }
}

const phaseWords: { [P in Phase]: string } = {
  lookup: 'the name look-up',
  connect: 'the TCP connection',
  proxy: "the proxy's answer",
  tls: 'the TLS handshake',
  answer: 'the answer',
};

/** The server has another certificate than the one that was agreed upon; `presented` is its fingerprint. */
export class OtherServer extends Error {
  constructor(readonly presented: string) {
    super(`the server's certificate has the fingerprint ${presented}`);
  }
}

/** The proxy did not open the tunnel. */
export class ProxyRefusal extends Error {
  constructor(readonly statusCode: number) {
    super(`the proxy answered HTTP ${statusCode}`);
  }
}

/** The proxy itself could not be reached. */
export class ProxyUnreachable extends Error {
  constructor(cause: Error) {
    super(`the proxy cannot be reached: ${cause.message}`, { cause });
  }
}

/** True when the peer dropped the connection, as a reload or an idle limit does. */
export function isReset(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}
