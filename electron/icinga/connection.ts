import type { TlsLevel } from './tls';

/** Where and as whom to talk to one Icinga 2. */
export interface Connection {
  /** `https://host:port`. */
  endpoint: string;
  /** PEM text; in place of the public authorities. */
  ca?: string;
  tls: TlsLevel;
  /** `cert` and `key` are PEM texts. */
  credentials:
    | { type: 'password'; user: string; password: string }
    | { type: 'certificate'; cert: string; key: string };
  /** Seconds for name look-up, TCP and TLS; default 5. */
  connectTimeout?: number;
  /** Seconds without a complete answer while one is due; default 10. */
  answerTimeout?: number;
}

export interface Question {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

/** `repeated`: the question was asked a second time because the connection broke before the first answer. */
export type Reply =
  | { kind: 'answered'; statusCode: number; text: string; repeated: boolean }
  | { kind: 'broken'; error: unknown };

/** The server took the question and did not answer in time. */
export class AnswerTimeout extends Error {
  constructor(seconds: number) {
    super(`no answer within ${seconds} s`);
  }
}

/** True when the peer dropped the connection, as a reload or an idle limit does. */
export function isReset(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}
