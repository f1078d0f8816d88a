import type { TLSSocket } from 'node:tls';
import { Client } from 'undici';
import { AnswerTimeout, type Connection, isReset, type Question, type Reply } from './connection';
import { openSecureSocket, type SecureEndpoint } from './tls';

// Icinga closes a connection that was idle for 10 s; ours must be gone before it does.
const idleMs = 8_000;
// Long enough for a server that is not held back, short against the 40 ms of a delayed acknowledgement.
const pauseMs = 1;
const pipelining = 256;
const maxAnswerBytes = 4 * 1024 * 1024;

/** One keep-alive connection to one server, opened when needed, with all questions of a round pipelined. */
export class Line {
  private client: Client | undefined;
  private connected = false;
  private socket: TLSSocket | undefined;
  private session: Buffer | undefined;
  private due = 0;
  private timer: NodeJS.Timeout | undefined;
  private pause: NodeJS.Timeout | undefined;
  private readonly url: URL;
  private readonly headers: Record<string, string>;

  constructor(private readonly connection: Connection) {
    this.url = new URL(connection.endpoint);
    this.headers = { accept: 'application/json', 'content-type': 'application/json' };
    const { credentials } = connection;
    if (credentials.type === 'password') {
      const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
      this.headers.authorization = `Basic ${pair}`;
    }
  }

  /**
   * Asks all at once and never rejects. Questions whose connection was dropped are asked once more at once, so they
   * must do no harm when they arrive twice.
   */
  async ask(questions: readonly Question[]): Promise<Reply[]> {
    const replies = await this.round(questions, false);
    const dropped = replies.flatMap((reply, index) =>
      reply.kind === 'broken' && isReset(reply.error) ? [index] : [],
    );
    const again = await this.round(
      questions.filter((_, index) => dropped.includes(index)),
      true,
    );
    return replies.map((reply, index) => again[dropped.indexOf(index)] ?? reply);
  }

  /** Ends the connection; questions still open fail. */
  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    clearTimeout(this.timer);
    clearTimeout(this.pause);
    await client?.destroy();
    // One that is still being opened is not undici's yet.
    this.socket?.destroy();
  }

  private round(questions: readonly Question[], repeated: boolean): Promise<Reply[]> {
    if (questions.length === 0) return Promise.resolve([]);
    const client = this.client ?? this.open();
    this.due += questions.length;
    if (this.connected) this.awaitAnswer();
    return Promise.all(questions.map((question) => this.one(client, question, repeated)));
  }

  private async one(client: Client, question: Question, repeated: boolean): Promise<Reply> {
    try {
      const { statusCode, body } = await client.request({
        method: question.method,
        path: question.path,
        headers: this.headers,
        body: question.body === undefined ? null : JSON.stringify(question.body),
        idempotent: true,
        blocking: false,
      });
      return { kind: 'answered', statusCode, text: await body.text(), repeated };
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
    this.timer = setTimeout(() => this.drop(client, new AnswerTimeout(seconds)), seconds * 1000);
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
        try {
          this.socket = openSecureSocket(this.secureEndpoint(), callback);
          this.watchSession(client, this.socket);
        } catch (error) {
          callback(error instanceof Error ? error : new Error(String(error)), null);
        }
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

  private secureEndpoint(): SecureEndpoint {
    const { ca, tls, credentials, connectTimeout = 5 } = this.connection;
    return {
      host: this.url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(this.url.port || 443),
      ca,
      tls,
      identity: credentials.type === 'certificate' ? credentials : undefined,
      timeout: connectTimeout,
      session: this.session,
    };
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
      client
        .request({ method: 'GET', path: '/v1', headers: this.headers, idempotent: true, blocking: false })
        .then(({ body }) => body.dump())
        .then(() => this.carryAcknowledgement(client))
        .catch(() => undefined);
    }, delayMs);
  }
}
