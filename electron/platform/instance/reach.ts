import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { currentSystem } from '../system';

/** Bytes of a Unix-domain socket's path that every system takes, the closing NUL left out. */
const longestPath = 103;

/**
 * Calls `use` with a name for a socket that the system takes, however long the path to it is: Linux knows an open folder by a short name as well.
 * So the socket of a long home need not lie where others could take its place. Rejects when the folder cannot be opened.
 */
export async function reached<T>(path: string, use: (path: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(path) <= longestPath || currentSystem() !== 'linux') return use(path);
  const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    return await use(`/proc/self/fd/${folder.fd}/${basename(path)}`);
  } finally {
    await folder.close();
  }
}

/** Whether nobody else could have put a socket there and answer in our name. Root may ask whom it likes. */
export async function isOwnPlace(path: string): Promise<boolean> {
  const uid = process.getuid?.();
  if (uid === undefined || uid === 0) return true;
  const facts = await lstat(dirname(path)).catch(() => undefined);
  return facts === undefined || facts.uid === uid;
}
