import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Message, MessageBus } from '@jellybrick/dbus-next';

/** Why something on D-Bus could not be had: the D-Bus error name, or `no-bus`, `no-answer`, `closed`. */
export interface BusFailure {
  ok: false;
  error: string;
  detail: string;
}

/** The body of a reply, one element per argument; 64-bit numbers are BigInt, variants have `.value`. */
export type BusAnswer = { ok: true; body: unknown[] } | BusFailure;

export interface BusCall {
  destination: string;
  path: string;
  interface: string;
  member: string;
  /** D-Bus signature of `body`. */
  signature?: string;
  body?: unknown[];
}

export interface BusSignal {
  path: string;
  interface: string;
  member: string;
  body: unknown[];
}

/** A connection to a message bus. Nothing here rejects: errors are values. */
export interface Bus {
  /** Calls a method and waits at most `timeoutMs` for the reply (default 2000). */
  call(request: BusCall, timeoutMs?: number): Promise<BusAnswer>;
  /** Reads one property; the value comes out of its variant. */
  property(
    of: { destination: string; path: string; interface: string; name: string },
    timeoutMs?: number,
  ): Promise<BusAnswer>;
  /** Asks the bus for signals by a match rule; the listener gets every signal on this connection. */
  subscribe(rule: string, listener: (signal: BusSignal) => void): Promise<BusAnswer>;
  /** Calls back once when the bus goes away by itself. */
  onClosed(listener: () => void): void;
  close(): void;
}

/**
 * Connects to the person's session bus or to the system bus, at the address in the environment or the usual place.
 * Never starts a bus of its own. The library is loaded here, so that programs without D-Bus work never pay for it.
 */
export async function connectBus(
  which: 'session' | 'system' | { address: string },
  timeoutMs = 2000,
): Promise<{ ok: true; bus: Bus } | BusFailure> {
  const address = addressOf(which);
  if (address === undefined) return { ok: false, error: 'no-bus', detail: 'no session bus' };
  const library = await import('@jellybrick/dbus-next');
  const raw = library.sessionBus({ busAddress: address });
  const connection = new Connection(raw, library.Message);
  const connected = await connection.ready(timeoutMs);
  if (connected.ok) return { ok: true, bus: connection };
  connection.close();
  return connected;
}

function addressOf(which: 'session' | 'system' | { address: string }): string | undefined {
  if (typeof which === 'object') return which.address;
  return which === 'system' ? systemAddress() : sessionAddress();
}

function sessionAddress(): string | undefined {
  if (process.env.DBUS_SESSION_BUS_ADDRESS) return process.env.DBUS_SESSION_BUS_ADDRESS;
  const runtime = process.env.XDG_RUNTIME_DIR;
  if (!runtime || !existsSync(join(runtime, 'bus'))) return undefined;
  return `unix:path=${join(runtime, 'bus')}`;
}

function systemAddress(): string {
  return process.env.DBUS_SYSTEM_BUS_ADDRESS || 'unix:path=/run/dbus/system_bus_socket';
}

/** Adds what the library lacks: calls end when the connection does, and every wait is bounded. */
class Connection implements Bus {
  private failure: BusFailure | undefined;
  private closing = false;
  private readonly pending = new Set<(failure: BusFailure) => void>();
  private readonly closedListeners: (() => void)[] = [];

  constructor(
    private readonly raw: MessageBus,
    private readonly MessageType: typeof Message,
  ) {
    // An 'error' event without a listener would end the process.
    // The library's types leave it out.
    (raw as unknown as EventEmitter).on('error', (error: unknown) =>
      this.fail(error instanceof Error ? error.message : String(error)),
    );
  }

  async ready(timeoutMs: number): Promise<BusAnswer> {
    const connected = new Promise<BusAnswer>((resolve) => {
      this.raw.once('connect', () => resolve({ ok: true, body: [] }));
    });
    const answer = await this.bounded(connected, timeoutMs);
    this.stream()?.once('close', () => this.fail('connection closed'));
    return answer.ok ? answer : { ...answer, error: 'no-bus' };
  }

  call(request: BusCall, timeoutMs = 2000): Promise<BusAnswer> {
    const message = new this.MessageType({ signature: '', body: [], ...request });
    const reply = this.raw.call(message).then(
      (answer): BusAnswer => ({ ok: true, body: answer?.body ?? [] }),
      (error: unknown): BusAnswer => failureOf(error),
    );
    return this.bounded(reply, timeoutMs);
  }

  async property(
    of: { destination: string; path: string; interface: string; name: string },
    timeoutMs?: number,
  ): Promise<BusAnswer> {
    const { name, ...target } = of;
    const request = {
      ...target,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
    };
    const answer = await this.call({ ...request, body: [of.interface, name] }, timeoutMs);
    return answer.ok ? { ok: true, body: [(answer.body[0] as { value: unknown }).value] } : answer;
  }

  subscribe(rule: string, listener: (signal: BusSignal) => void): Promise<BusAnswer> {
    const signalType = 4;
    this.raw.on('message', (message) => {
      if (message.type === signalType) listener(message);
    });
    return this.call({ ...busDaemon, member: 'AddMatch', signature: 's', body: [rule] });
  }

  onClosed(listener: () => void): void {
    this.closedListeners.push(listener);
  }

  close(): void {
    this.closing = true;
    this.raw.disconnect();
    this.stream()?.destroy();
    this.fail('closed by us');
  }

  /** The library keeps its socket to itself, but a peer that never answers would keep it open for ever. */
  private stream(): Duplex | undefined {
    return (this.raw as unknown as { _connection: { stream?: Duplex } })._connection.stream;
  }

  private fail(detail: string): void {
    if (this.failure !== undefined) return;
    this.failure = { ok: false, error: 'closed', detail };
    for (const end of this.pending) end(this.failure);
    if (!this.closing) for (const listener of this.closedListeners) listener();
  }

  private bounded(answer: Promise<BusAnswer>, timeoutMs: number): Promise<BusAnswer> {
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    return new Promise((resolve) => {
      const finish = (value: BusAnswer) => {
        clearTimeout(timer);
        this.pending.delete(finish);
        resolve(value);
      };
      const timer = setTimeout(
        () => finish({ ok: false, error: 'no-answer', detail: `no answer in ${timeoutMs} ms` }),
        timeoutMs,
      );
      this.pending.add(finish);
      answer.then(finish);
    });
  }
}

/** The bus itself as the receiver of calls. */
export const busDaemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

function failureOf(error: unknown): BusFailure {
  const detail = error instanceof Error ? error.message : String(error);
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  return { ok: false, error: typeof type === 'string' ? type : 'closed', detail };
}
