import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect as dial, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Happenings } from '../processes/waiting';
import {
  type IncomingMessage,
  messageBytes,
  messageType,
  type OutgoingMessage,
  takeMessages,
  textsOf,
} from './busBytes';

/** A program on a bus that says exactly the bytes it is told to. */
export interface BusPeer {
  /** The name that the bus gave it. */
  readonly name: string;
  /** Calls that came to it, by member. */
  readonly calls: Happenings<IncomingMessage>;
  send(message: OutgoingMessage): void;
  sendBytes(bytes: Buffer): void;
  /** Answers calls of a member with what comes back; without an answer the caller waits. */
  answers(member: string, answer: (call: IncomingMessage) => Partial<OutgoingMessage> | undefined): void;
  /** Asks the bus for signals; the listener gets every signal that comes to this peer. */
  listens(rule: string, listener: (signal: IncomingMessage) => void): Promise<void>;
  leave(): void;
  /** The connection is closed, by whomever. */
  readonly left: Promise<void>;
}

const daemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** Joins a bus and takes a well-known name there. */
export async function joinBus(address: string, wellKnown: string): Promise<BusPeer> {
  const socket = dial(address.replace(/^unix:path=/, '').replace(/,.*/, ''));
  const said = new Happenings<IncomingMessage>();
  const calls = new Happenings<IncomingMessage>();
  const answers = new Map<string, (call: IncomingMessage) => Partial<OutgoingMessage> | undefined>();
  const left = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const listeners = new Set<(signal: IncomingMessage) => void>();
  let serial = 0;
  const send = (message: OutgoingMessage) => {
    serial += 1;
    socket.write(messageBytes({ serial, ...message }));
    return serial;
  };
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`);
  await new Promise<void>((resolve, reject) => {
    socket.once('data', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  socket.write('BEGIN\r\n');
  listen(socket, (message) => {
    said.add(message);
    if (message.type === messageType.signal) for (const hear of listeners) hear(message);
    if (message.type !== messageType.call) return;
    calls.add(message);
    const answer = answers.get(String(message.member))?.(message);
    if (answer === undefined) return;
    send({
      type: messageType.answer,
      replySerial: message.serial,
      destination: String(message.sender),
      ...answer,
    });
  });
  const ask = async (member: string, signature?: string, body?: unknown[]) => {
    const asked = send({ type: messageType.call, ...daemon, member, ...(signature && { signature, body }) });
    return said.first((one) => one.replySerial === asked);
  };
  const hello = await ask('Hello');
  await ask('RequestName', 'su', [wellKnown, 4]);
  return {
    name: textsOf(hello.body)[0] ?? '',
    calls,
    send,
    sendBytes: (bytes) => socket.write(bytes),
    answers: (member, answer) => answers.set(member, answer),
    async listens(rule, listener) {
      listeners.add(listener);
      await ask('AddMatch', 's', [rule]);
    },
    leave: () => socket.destroy(),
    left,
  };
}

/** A bus of the tests that lets a program in and then says what it likes. */
export interface StandInBus {
  address: string;
  /** Sends bytes to everybody who is in. */
  say(bytes: Buffer): void;
  /** Closes all connections. */
  hangUp(): void;
  stop(): Promise<void>;
}

/** `greeting` is what the bus answers to the words of the handshake and to Hello; nothing, when it is to stay silent. */
export async function startStandInBus(
  greeting: { auth?: string; hello?: (serial: number) => Buffer } = {},
): Promise<StandInBus> {
  const folder = await mkdtemp(join(tmpdir(), 'fettle-stand-in-bus-'));
  const sockets = new Set<Socket>();
  const { auth = 'OK 0123456789abcdef0123456789abcdef\r\n', hello = welcome } = greeting;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const onWords = (words: Buffer) => {
      if (words.includes('AUTH')) socket.write(auth);
      const begin = words.indexOf('BEGIN\r\n');
      if (begin < 0) return;
      socket.off('data', onWords);
      listen(socket, ({ serial, member }) => member === 'Hello' && socket.write(hello(serial)));
      const after = words.subarray(begin + 7);
      if (after.length > 0) socket.emit('data', after);
    };
    socket.on('data', onWords);
  });
  const path = join(folder, 'socket');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    address: `unix:path=${path}`,
    say(bytes) {
      for (const socket of sockets) socket.write(bytes);
    },
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function welcome(serial: number): Buffer {
  const from = { sender: daemon.destination, destination: ':1.1' };
  return messageBytes({
    type: messageType.answer,
    replySerial: serial,
    ...from,
    signature: 's',
    body: [':1.1'],
  });
}

function listen(socket: Socket, onMessage: (message: IncomingMessage) => void): void {
  let arrived: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    const { messages, rest } = takeMessages(Buffer.concat([arrived, bytes]));
    arrived = rest;
    messages.forEach(onMessage);
  });
}
