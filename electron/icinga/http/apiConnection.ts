import type { TLSSocket } from 'node:tls';
import { Client } from 'undici';
import { Batch } from './batch';
import {
  type ApiRequest,
  type ApiResponse,
  type ConnectionSettings,
  isReset,
  type LeavingRequest,
  PhaseTimeout,
  type Recorder,
  selfRequest,
} from './connection';
import { prefixOf } from './endpoint';
import { type Exchanged, exchange } from './exchange';
import { openSecureSocket, type SecureEndpoint, secureEndpointOf } from './secureSocket';

// Icinga closes a connection that was idle for 10 s; ours must be gone before it does.
const idleMs = 8_000;
// Long enough for a server that is not held back, short against the 40 ms of a delayed acknowledgement.
const pauseMs = 1;
const pipelining = 256;
const maxAnswerBytes = 4 * 1024 * 1024;

/** One keep-alive connection to one server, opened when needed, with all questions of a round pipelined. */
export class ApiConnection {
  private client: Client | undefined;
  private connected = false;
  private giveUp: (() => void) | undefined;
  private session: Buffer | undefined;
  private due = 0;
  private timer: NodeJS.Timeout | undefined;
  private pause: NodeJS.Timeout | undefined;
  private readonly url: URL;
  private readonly prefix: string;
  private readonly endpoint: SecureEndpoint;
  private readonly headers: { [name: string]: string };
  private readonly record: Recorder | undefined;

  constructor(private readonly connection: ConnectionSettings) {
    this.url = new URL(connection.endpoint);
    this.prefix = prefixOf(connection.endpoint);
    this.endpoint = secureEndpointOf(connection);
    this.headers = { accept: 'application/json', 'content-type': 'application/json' };
    const { credentials } = connection;
    if (credentials.type === 'password') {
      const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
      this.headers.authorization = `Basic ${pair}`;
    }
    this.record = connection.record && scrubbed(connection.record, credentials);
  }

  /**
   * Asks all at once and never rejects. Questions whose connection was dropped are asked once more at once, so they
   * must do no harm when they arrive twice.
   */
  async ask(requests: readonly ApiRequest[]): Promise<ApiResponse[]> {
    const responses = await this.round(requests, false);
    const dropped = responses.flatMap((response, index) =>
      response.kind === 'broken' && isReset(response.error) ? [index] : [],
    );
    const again = await this.round(
      requests.filter((_, index) => dropped.includes(index)),
      true,
    );
    return responses.map((response, index) => again[dropped.indexOf(index)] ?? response);
  }

  /** Ends the connection; questions still open fail. */
  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    clearTimeout(this.timer);
    clearTimeout(this.pause);
    await client?.destroy();
    // One that is still being opened is not undici's yet.
    this.giveUp?.();
  }

  private round(requests: readonly ApiRequest[], repeated: boolean): Promise<ApiResponse[]> {
    if (requests.length === 0) return Promise.resolve([]);
    const client = this.client ?? this.open();
    this.due += requests.length;
    if (this.connected) this.awaitAnswer();
    const round = new Batch(requests.map(requestOf), this.record);
    return Promise.all(requests.map((_, index) => this.one(client, round, index, repeated)));
  }

  private async one(client: Client, round: Batch, index: number, repeated: boolean): Promise<ApiResponse> {
    try {
      return { kind: 'answered', ...(await this.exchange(client, round, index)), repeated };
    } catch (error) {
      // What broke one question (too long an answer, not HTTP) would break the others.
      this.drop(client, error instanceof Error ? error : new Error(String(error)));
      return { kind: 'broken', error };
    } finally {
      this.due -= 1;
      this.awaitAnswer();
      this.carryAcknowledgement(client);
    }
  }

  private exchange(client: Client, round: Batch, index: number): Promise<Exchanged> {
    const request = round.requests[index];
    if (!request) throw new Error('a round without that request');
    const { accept } = request;
    const headers = accept === undefined ? this.headers : { ...this.headers, accept };
    // The record has the endpoint, so that its path is the API's own.
    const onWire = { ...request, path: this.prefix + request.path };
    return exchange(client, onWire, headers, {
      leaving: () => round.leaving(index),
      heard: (what) => round.heard(index, what),
    });
  }

  private drop(client: Client, error: Error): void {
    if (this.client === client) {
      this.client = undefined;
      this.connected = false;
    }
    if (!client.destroyed) client.destroy(error).catch(() => undefined);
  }

  private awaitAnswer(): void {
    clearTimeout(this.timer);
    const client = this.client;
    if (this.due === 0 || client === undefined || !this.connected) return;
    const seconds = this.connection.answerTimeout ?? 10;
    this.timer = setTimeout(() => this.drop(client, new PhaseTimeout('answer', seconds)), seconds * 1000);
  }

  private open(): Client {
    const client = new Client(this.url.origin, {
      pipelining,
      keepAliveTimeout: idleMs,
      keepAliveMaxTimeout: idleMs,
      // The own timer covers connection, headers and body, and to the millisecond; undici's rounds to half seconds.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: maxAnswerBytes,
      connect: (_options, callback) => {
        const onTls = (socket: TLSSocket) => this.watchSession(client, socket);
        this.giveUp = openSecureSocket({ ...this.endpoint, session: this.session, onTls }, callback);
      },
    });
    client.on('connect', () => {
      this.connected = true;
      this.awaitAnswer();
    });
    client.on('disconnect', (_origin, _targets, error) => {
      this.connected = false;
      // undici would ask the rest on ever new connections. It may after an answer with `Connection: close`.
      if (error.code !== 'UND_ERR_INFO') this.drop(client, error);
    });
    this.client = client;
    return client;
  }

  /** Keeps the session for resumption. Its tickets are the first thing that can hold an answer back. */
  private watchSession(client: Client, socket: TLSSocket): void {
    socket.on('session', (session) => {
      this.session = session;
      if (socket.getProtocol() === 'TLSv1.3') this.carryAcknowledgement(client, 0);
    });
  }

  /**
   * Spares pauses of 40 ms. Icinga leaves Nagle's algorithm on, so what it sends (session tickets, an answer) holds its
   * next answer back until our kernel acknowledges the former, which it delays. Anything that we send carries the
   * acknowledgement at once; so when something came and more is due, but nothing follows, we ask a small question.
   * (An empty line would do by RFC 9112, but Icinga answers it with 400. Writing inside the `session` event corrupts
   * the stream.)
   */
  private carryAcknowledgement(client: Client, delayMs = pauseMs): void {
    clearTimeout(this.pause);
    if (this.due === 0 || client.destroyed) return;
    this.pause = setTimeout(() => {
      if (this.due === 0 || client.destroyed) return;
      this.exchange(client, new Batch([requestOf(selfRequest)], this.record), 0)
        .then(() => this.carryAcknowledgement(client))
        .catch(() => undefined);
    }, delayMs);
  }
}

/** A server, or something in its place, could send our credentials back to us; they must not get on record. */
function scrubbed(record: Recorder, credentials: ConnectionSettings['credentials']): Recorder {
  if (credentials.type === 'certificate') return record;
  const { user, password } = credentials;
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  const clean = (text: string) => text.replaceAll(pair, '***').replaceAll(password, '***');
  return (requests) =>
    record(requests).map((heard) => (what) => {
      heard('error' in what ? { error: clean(what.error) } : { ...what, answer: clean(what.answer) });
    });
}

function requestOf({ method, path, objects = [], body, accept }: ApiRequest): LeavingRequest {
  const text = body === undefined ? null : JSON.stringify(body);
  return { method, path, objects, body: text, ...(accept === undefined ? {} : { accept }) };
}
