import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join, sep } from 'node:path';
import { currentSystem } from '../system';

/** Where a program is, or why it cannot be started. */
export type FoundProgram =
  | { kind: 'found'; file: string }
  | { kind: 'not-found' }
  | { kind: 'not-executable'; reason: string };

/**
 * Looks a program up as execvp(3) does: a name with a slash is taken as it is, another is sought in PATH and then in
 * `searchIn`. A file that is there but may not be run counts only when no later folder has a better one.
 * `reason` is an errno name: EACCES (no permission), EISDIR, ENOEXEC (no program that the system knows).
 */
export async function findProgram(
  name: string,
  environment: NodeJS.ProcessEnv,
  searchIn: readonly string[],
): Promise<FoundProgram> {
  if (name.includes('/') || name.includes(sep)) return inspect(name, environment);
  const folders = (environment.PATH ?? '').split(delimiter).filter(isAbsolute);
  let best: FoundProgram = { kind: 'not-found' };
  for (const folder of [...folders, ...searchIn]) {
    const found = await inspect(join(folder, name), environment);
    if (found.kind === 'found') return found;
    if (best.kind === 'not-found') best = found;
  }
  return best;
}

async function inspect(file: string, environment: NodeJS.ProcessEnv): Promise<FoundProgram> {
  for (const candidate of withExtensions(file, environment)) {
    const found = await inspectFile(candidate);
    if (found.kind !== 'not-found') return found;
  }
  return { kind: 'not-found' };
}

/** Windows finds `tool` as `tool.exe`; elsewhere a name is a name. */
function withExtensions(file: string, environment: NodeJS.ProcessEnv): string[] {
  if (currentSystem() !== 'windows' || extname(file) !== '') return [file];
  return (environment.PATHEXT ?? '.COM;.EXE').split(';').map((extension) => file + extension);
}

async function inspectFile(file: string): Promise<FoundProgram> {
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) return { kind: 'not-executable', reason: 'EISDIR' };
    await access(file, constants.X_OK);
    return (await isTextWithoutInterpreter(file))
      ? { kind: 'not-executable', reason: 'ENOEXEC' }
      : { kind: 'found', file };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'not-found' }
      : { kind: 'not-executable', reason: code };
  }
}

/**
 * True for a text (or empty) file that names no interpreter. execvp would hand it to /bin/sh, and an empty or
 * half-written plugin would then "succeed": exit 0, a false OK.
 */
async function isTextWithoutInterpreter(file: string): Promise<boolean> {
  if (currentSystem() === 'windows') return false;
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
      const head = buffer.subarray(0, bytesRead);
      return head.subarray(0, 2).toString('latin1') !== '#!' && !head.includes(0);
    } finally {
      await handle.close();
    }
  } catch {
    // May be run but not read (mode 0711): the system decides.
    return false;
  }
}
