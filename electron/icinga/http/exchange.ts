import type { Client } from 'undici';
import type { LeavingRequest, RecordedResponse } from './connection';

export interface Exchanged {
  statusCode: number;
  text: string;
  /** Seconds; what the server's Retry-After asked for. */
  retryAfter?: number;
}

/** Who wants to know when a request's first byte is about to leave (again, when undici sends it again), and what came of it. */
export interface Witness {
  leaving(): void;
  heard(what: RecordedResponse): void;
}

/** Sends one request and collects its answer; rejects with undici's or the socket's error. */
export function exchange(
  client: Client,
  request: LeavingRequest,
  headers: { [name: string]: string },
  witness: Witness,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let statusCode = 0;
    let retryAfter: number | undefined;
    client.dispatch(
      {
        method: request.method,
        path: request.path,
        headers,
        body: request.body,
        idempotent: true,
        blocking: false,
      },
      {
        onRequestStart: () => witness.leaving(),
        onResponseStart: (_controller, status, responseHeaders) => {
          statusCode = status;
          retryAfter = retryAfterSeconds(responseHeaders['retry-after'], Date.now() / 1000);
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          const text = Buffer.concat(chunks).toString('utf8');
          witness.heard({ status: statusCode, answer: text });
          resolve({ statusCode, text, ...(retryAfter === undefined ? {} : { retryAfter }) });
        },
        onResponseError: (_controller, error) => {
          witness.heard({ error: error.message });
          reject(error);
        },
      },
    );
  });
}

/** Seconds or a date (RFC 9110, section 10.2.3); undefined for neither. `now` in epoch seconds. */
export function retryAfterSeconds(value: string | string[] | undefined, now: number): number | undefined {
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date / 1000 - now);
}
