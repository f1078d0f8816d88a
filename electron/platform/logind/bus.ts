import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionOptions, DBusConnection, Message } from 'dbus-native';
import { NameOwners } from './nameOwners';

/**
 * Why something on D-Bus could not be had: the D-Bus error name, or `no-bus`, `no-answer`, `closed`, `bad-call` for what
 * cannot be sent, `bad-answer` for what is not what was asked for.
 */
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
  /** D-Bus signature of `body`; a variant in it is `[signature, value]`. */
  signature?: string;
  body?: unknown[];
}

/** What is listened to. There is no way to hear a signal without saying whose it must be. */
export interface SignalRule {
  /** The name, well-known or unique, of who sends it; a signal of anybody else is not heard. */
  sender: string;
  interface?: string;
  member?: string;
  /** The first argument, where only one matters. */
  arg0?: string;
}

export interface BusSignal {
  /** Unique name of the program that sent it; the bus fills it in. */
  sender: string;
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
  /**
   * Listens to a signal of whoever owns the sender's name when it is sent. Any program may send us a signal of any interface by naming us
   * as its receiver, and no match rule keeps that away, so each one's sender is compared here.
   */
  subscribe(rule: SignalRule, listener: (signal: BusSignal) => void): Promise<BusAnswer>;
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
  const library = await import('dbus-native');
  let connection: Connection;
  try {
    connection = new Connection(library.createConnection({ ...options, busAddress: address }), library);
  } catch (error) {
    // An address that is none.
    return { ok: false, error: 'no-bus', detail: textOf(error) };
  }
  const hello = await connection.call({ ...busDaemon, member: 'Hello' }, timeoutMs);
  if (hello.ok) return { ok: true, bus: connection };
  connection.close();
  return { ...hello, error: 'no-bus' };
}

/** A variant keeps its type, a bus of this machine knows who we are, and files cannot be received here. */
const options: ConnectionOptions = { variants: 'wrap', authMethods: ['EXTERNAL'], fdTransport: false };

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

type Library = typeof import('dbus-native');
const messageType = { call: 1, answer: 2, error: 3, signal: 4 };
const noReplyExpected = 1;

/** Matches answers to calls over the library's messages; calls end when the connection does, and every wait is bounded. */
class Connection implements Bus {
  private failure: BusFailure | undefined;
  private closing = false;
  private serial = 0;
  private readonly pending = new Map<number, (answer: BusAnswer) => void>();
  private readonly listeners: { rule: SignalRule; hear(signal: BusSignal): void }[] = [];
  private readonly owners = new NameOwners();
  private readonly closedListeners: (() => void)[] = [];

  constructor(
    private readonly raw: DBusConnection,
    private readonly library: Library,
  ) {
    // An 'error' event without a listener would end the process.
    raw.on('error', (error) => this.fail(textOf(error)));
    raw.on('end', () => this.fail('connection closed'));
    raw.on('close', () => this.fail('connection closed'));
    raw.on('message', (message) => this.received(message));
    // A listener of ours that throws must not end a departure either.
    raw.on('handlerError', () => undefined);
  }

  call(request: BusCall, timeoutMs = 2000): Promise<BusAnswer> {
    if (this.failure !== undefined) return Promise.resolve(this.failure);
    const wrong = this.wrongName(request);
    if (wrong !== undefined) return Promise.resolve(badCall(wrong));
    this.serial = (this.serial % 0xffffffff) + 1;
    const { serial } = this;
    return new Promise((resolve) => {
      const finish = (answer: BusAnswer) => {
        clearTimeout(timer);
        this.pending.delete(serial);
        resolve(answer);
      };
      const timer = setTimeout(
        () => finish({ ok: false, error: 'no-answer', detail: `no answer in ${timeoutMs} ms` }),
        timeoutMs,
      );
      this.pending.set(serial, finish);
      try {
        this.raw.message({ type: messageType.call, serial, ...request });
      } catch (error) {
        finish(badCall(textOf(error)));
      }
    });
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
    if (!answer.ok) return answer;
    const [variant] = answer.body;
    if (variant instanceof this.library.Variant) return { ok: true, body: [variant.value] };
    return { ok: false, error: 'bad-answer', detail: `${name}: no variant` };
  }

  async subscribe(rule: SignalRule, listener: (signal: BusSignal) => void): Promise<BusAnswer> {
    const { sender } = rule;
    if (this.owners.mustAsk(sender)) {
      const watched = await this.match(ownerChanged(sender));
      if (!watched.ok) return watched;
      const owner = await this.call({ ...busDaemon, member: 'GetNameOwner', signature: 's', body: [sender] });
      // Nobody has the name yet: who takes it is told by the bus.
      if (owner.ok) this.owners.changed(sender, String(owner.body[0]));
    }
    this.listeners.push({ rule, hear: listener });
    return this.match(rule);
  }

  onClosed(listener: () => void): void {
    this.closedListeners.push(listener);
  }

  close(): void {
    this.closing = true;
    this.fail('closed by us');
    this.raw.end();
    // A peer that never answers would keep it open for ever.
    this.raw.stream.destroy();
  }

  private received(message: Message): void {
    const { type, replySerial = 0, body = [] } = message;
    if (type === messageType.answer) this.pending.get(replySerial)?.({ ok: true, body });
    else if (type === messageType.error) this.pending.get(replySerial)?.(failureOf(message));
    else if (type === messageType.signal) this.signalled(message);
    else if (type === messageType.call) this.refuse(message);
  }

  private match(rule: SignalRule): Promise<BusAnswer> {
    return this.call({ ...busDaemon, member: 'AddMatch', signature: 's', body: [matchRule(rule)] });
  }

  private signalled({ sender = '', path = '', interface: from = '', member = '', body = [] }: Message): void {
    const [name, , owner] = body;
    if (sender === busDaemon.destination && from === busDaemon.interface && member === nameOwnerChanged)
      this.owners.changed(String(name), String(owner));
    for (const { rule, hear } of this.listeners) {
      const wanted = from === (rule.interface ?? from) && member === (rule.member ?? member);
      if (!wanted || body[0] !== (rule.arg0 ?? body[0])) continue;
      if (!this.owners.isOwner(sender, rule.sender)) continue;
      try {
        hear({ sender, path, interface: from, member, body });
      } catch {
        // The next one hears it all the same.
      }
    }
  }

  /** We have nothing to call, and whoever does waits for an answer. */
  private refuse({ serial, sender, flags = 0 }: Message): void {
    if (this.failure !== undefined || sender === undefined || flags & noReplyExpected) return;
    this.serial = (this.serial % 0xffffffff) + 1;
    this.raw.message({
      type: messageType.error,
      serial: this.serial,
      ...(serial !== undefined && { replySerial: serial }),
      destination: sender,
      errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
    });
  }

  /** The bus closes the connection of whoever sends it a name that is none, and the library does not look. */
  private wrongName(call: BusCall): string | undefined {
    const { isValidBusName, isValidObjectPath, isValidInterfaceName, isValidMemberName } = this.library;
    if (!isValidBusName(call.destination)) return `no bus name: ${call.destination}`;
    if (!isValidObjectPath(call.path)) return `no object path: ${call.path}`;
    if (!isValidInterfaceName(call.interface)) return `no interface name: ${call.interface}`;
    return isValidMemberName(call.member) ? undefined : `no member name: ${call.member}`;
  }

  private fail(detail: string): void {
    if (this.failure !== undefined) return;
    this.failure = { ok: false, error: 'closed', detail };
    for (const end of this.pending.values()) end(this.failure);
    if (!this.closing) for (const listener of this.closedListeners) listener();
  }
}

/** The bus itself as the receiver of calls. */
export const busDaemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

const nameOwnerChanged = 'NameOwnerChanged';

/** The rule for who owns a name, which only the bus itself can say. */
export function ownerChanged(name: string): SignalRule {
  return {
    sender: busDaemon.destination,
    interface: busDaemon.interface,
    member: nameOwnerChanged,
    arg0: name,
  };
}

function matchRule(rule: SignalRule): string {
  return ["type='signal'", ...Object.entries(rule).map(([key, value]) => `${key}='${value}'`)].join(',');
}

function failureOf({ errorName, body = [] }: Message): BusFailure {
  const error = errorName ?? 'org.freedesktop.DBus.Error.Failed';
  return { ok: false, error, detail: typeof body[0] === 'string' ? body[0] : error };
}

const badCall = (detail: string): BusFailure => ({ ok: false, error: 'bad-call', detail });
const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
