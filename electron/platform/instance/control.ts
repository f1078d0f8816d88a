import { lstat } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { isOwnPlace, reached } from './reach';

/** What a question to the running instance gave. */
export type Asked = { kind: 'answered'; answer: unknown } | { kind: 'nobody' };

/** Bytes of one message; a snapshot is some ten thousand. */
const longestMessage = 4 * 1024 * 1024;
/** How long a connected asker may take to say what it wants, and to read the answer. */
const patienceMs = 30_000;

type Reply = { ok: true; answer?: unknown } | { ok: false; error: string };

/**
 * Answers one connection's requests, one JSON line each, in their order. The returned function ends the connection
 * once the answers under way are out.
 */
export function serve(socket: Socket, handle: (request: unknown) => Promise<unknown>): () => Promise<void> {
  let last = Promise.resolve();
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  readLines(socket, (line) => {
    // Handling may take longer than the patience with an asker.
    socket.setTimeout(0);
    last = last.then(async () => {
      const reply = await replyTo(line, handle);
      if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`);
      socket.setTimeout(patienceMs);
    });
  });
  return () => last.then(() => socket.destroySoon());
}

async function replyTo(line: string, handle: (request: unknown) => Promise<unknown>): Promise<Reply> {
  try {
    return { ok: true, answer: await handle(JSON.parse(line)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Sends one request and waits for its answer; see `askInstance`. Where somebody else could answer in its name nobody is asked. */
export async function converse(path: string, request: unknown, timeoutSeconds: number): Promise<Asked> {
  if (!(await isOwnPlace(path))) return { kind: 'nobody' };
  try {
    return await reached(path, (short) => converseAt(short, request, timeoutSeconds));
  } catch (error) {
    if (nobodyThere(error)) return { kind: 'nobody' };
    throw error;
  }
}

function converseAt(path: string, request: unknown, timeoutSeconds: number): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    const finish = (outcome: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      outcome();
    };
    const fail = (why: string) => finish(() => reject(new Error(`the running instance ${why}`)));
    const timer = setTimeout(() => fail(`did not answer in ${timeoutSeconds} s`), timeoutSeconds * 1000);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (nobodyThere(error)) finish(() => resolve({ kind: 'nobody' }));
      else fail(`could not be asked: ${error.message}`);
    });
    socket.on('close', () => fail('ended before it answered'));
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    readLines(socket, (line) => {
      const reply = parseReply(line);
      if (reply.ok) finish(() => resolve({ kind: 'answered', answer: reply.answer }));
      else fail(`refused: ${reply.error}`);
    });
  });
}

function parseReply(line: string): Reply {
  try {
    return JSON.parse(line) as Reply;
  } catch {
    return { ok: false, error: 'not JSON' };
  }
}

/** Whether somebody listens: `dead` is a socket whose process is gone, or something that is none; `absent` no file at all. */
export async function knock(path: string): Promise<'alive' | 'dead' | 'absent'> {
  // A link is none of ours, wherever it leads; nothing ever listens behind one.
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined) return 'absent';
  return facts.isSocket() ? reached(path, knockAt) : 'dead';
}

function knockAt(path: string): Promise<'alive' | 'dead' | 'absent'> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve('alive');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve('absent');
      else if (error.code === 'ECONNREFUSED') resolve('dead');
      // A listener with a full queue (EAGAIN) is busy, not dead.
      else if (error.code === 'EAGAIN') resolve('alive');
      else reject(error);
    });
  });
}

function nobodyThere(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR';
}

/** Cuts a stream into lines; one that is longer than a message may be ends the connection. */
function readLines(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestMessage) {
      socket.destroy();
      return;
    }
    for (const line of lines) take(line);
  });
}
