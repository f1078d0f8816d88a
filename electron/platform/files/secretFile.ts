import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

/** A key of 16384 bits has 13 kilobytes as PEM. */
const largest = 64 * 1024;

/** The text of a file that only its owner can read, or why it is not taken. */
export type SecretFile =
  | { kind: 'secret'; text: string }
  | {
      kind: 'refused';
      why: 'foreign' | 'readable-by-others' | 'not-a-secret' | 'unreadable';
      reason: string;
    };

/** Reads a secret that somebody handed over in a file: it must belong to this person, and nobody else may read it. */
export async function readSecretFile(file: string): Promise<SecretFile> {
  const refused = (why: Extract<SecretFile, { kind: 'refused' }>['why'], reason = ''): SecretFile => ({
    kind: 'refused',
    why,
    reason,
  });
  try {
    // No link is followed, and a pipe does not make us wait. Windows knows neither flag.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    const handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const facts = await handle.stat();
      const uid = process.getuid?.();
      if (uid !== undefined && facts.uid !== uid) return refused('foreign', String(facts.uid));
      if (uid !== undefined && (facts.mode & 0o077) !== 0)
        return refused('readable-by-others', (facts.mode & 0o777).toString(8).padStart(4, '0'));
      if (!facts.isFile() || facts.size > largest) return refused('not-a-secret');
      return { kind: 'secret', text: (await handle.readFile('utf8')).replace(/\r?\n$/, '') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refused('unreadable', error instanceof Error ? error.message : String(error));
  }
}

/** Removes a secret's file after use; false when it is still there. */
export async function removeSecretFile(file: string): Promise<boolean> {
  try {
    await rm(file);
    return true;
  } catch {
    return false;
  }
}
