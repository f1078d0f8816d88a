import { randomBytes } from 'node:crypto';
import { chmod, link, lstat, mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Asked, converse, knock, serve } from './control';
import { reached } from './reach';

/** The right to be the one running instance. */
export interface Claim {
  release(): Promise<void>;
}

/** The askers that are connected, each with what ends its connection. */
type Connections = Map<Socket, () => Promise<void>>;

/** How long a release waits for the answers that are under way. */
const lastAnswersMs = 1000;

/** A take-over takes milliseconds; one that lasts this long was cut short by a crash. */
const takeoverLimitMs = 3000;

/**
 * Becomes the one holder of `socketPath`, which is lock and control channel at once, and answers requests with `handle`.
 * Undefined: somebody else holds it. What a killed holder left behind is taken over. Rejects when the folder cannot
 * be used, or belongs to somebody else.
 *
 * A Unix-domain socket is bound under a name of its own and then linked to `socketPath`: the link is atomic, and
 * whoever sees it can already connect. A dead one is removed only by the holder of a short-lived lock folder.
 */
export async function claimInstance(
  socketPath: string,
  handle: (request: unknown) => Promise<unknown>,
): Promise<Claim | undefined> {
  const open: Connections = new Map();
  const server = createServer((socket) => {
    open.set(socket, serve(socket, handle));
    socket.once('close', () => open.delete(socket));
  });
  const held = isPipe(socketPath) ? await listen(server, socketPath) : await claimSocket(server, socketPath);
  if (!held) return undefined;
  return {
    async release() {
      if (!isPipe(socketPath)) await rm(socketPath, { force: true });
      await close(server, open);
    },
  };
}

/**
 * Asks the running instance. `nobody`: there is none. Rejects when it does not answer in time, or answers with an
 * error, because then somebody is there and must not be worked around.
 */
export function askInstance(socketPath: string, request: unknown, timeoutSeconds: number): Promise<Asked> {
  return converse(socketPath, request, timeoutSeconds);
}

/** Windows' named pipes end with their process and cannot be shared, so binding is all it takes. */
function isPipe(socketPath: string): boolean {
  return socketPath.startsWith('\\\\.\\pipe\\');
}

async function claimSocket(server: Server, socketPath: string): Promise<boolean> {
  await ownFolder(dirname(socketPath));
  const own = `${socketPath}.${randomBytes(4).toString('hex')}`;
  if (!(await reached(own, (short) => listen(server, short)))) throw new Error(`${own} exists already`);
  try {
    await chmod(own, 0o600);
    for (;;) {
      if (await linked(own, socketPath)) return true;
      const state = await knock(socketPath);
      if (state === 'alive') {
        await close(server, new Map());
        return false;
      }
      if (state === 'dead') await removeDead(socketPath);
    }
  } catch (error) {
    await close(server, new Map());
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * The folder keeps other users out; a foreign one would let its owner speak in our name. A person may keep it elsewhere and link to it; a link of
 * somebody else's would be their choice.
 */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [itself, behind] = await Promise.all([lstat(folder), stat(folder)]);
  const uid = process.getuid?.();
  if (!behind.isDirectory() || behind.uid !== uid || itself.uid !== uid)
    throw new Error(`${folder} is not a folder of ours`);
  await chmod(folder, 0o700);
}

/** Removes what a killed holder left. Only one process at a time may, or a fresh socket could be hit. */
async function removeDead(socketPath: string): Promise<void> {
  const lock = `${socketPath}.lock`;
  if (!(await madeFolder(lock))) {
    await forgetOldLock(lock);
    await wait(5 + Math.random() * 10);
    return;
  }
  try {
    if ((await knock(socketPath)) === 'dead') await clear(socketPath);
  } finally {
    await rmdir(lock).catch(() => undefined);
  }
}

/** A folder in the socket's place may hold something, so it is only moved. */
async function clear(socketPath: string): Promise<void> {
  const facts = await lstat(socketPath).catch(() => undefined);
  if (facts?.isDirectory()) await rename(socketPath, `${socketPath}.unreadable-${Date.now()}`);
  else await rm(socketPath, { force: true });
}

/** Renaming is atomic: of several who find the lock old, one moves it away. */
async function forgetOldLock(lock: string): Promise<void> {
  const facts = await stat(lock).catch(() => undefined);
  if (facts === undefined || Date.now() - facts.mtimeMs < takeoverLimitMs) return;
  const aside = `${lock}.${randomBytes(4).toString('hex')}`;
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (moved) await rmdir(aside).catch(() => undefined);
}

async function madeFolder(folder: string): Promise<boolean> {
  return trueUnless('EEXIST', mkdir(folder, { mode: 0o700 }));
}

async function linked(from: string, to: string): Promise<boolean> {
  return trueUnless('EEXIST', link(from, to));
}

function listen(server: Server, where: string): Promise<boolean> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
  return trueUnless('EADDRINUSE', listening);
}

async function trueUnless(code: string, attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}

async function close(server: Server, open: Connections): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const answered = Promise.all([...open.values()].map((finish) => finish()));
  const patience = new AbortController();
  await Promise.race([
    answered,
    wait(lastAnswersMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  for (const socket of open.keys()) socket.destroySoon();
  await closed;
}
