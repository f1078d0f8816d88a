import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, extname, isAbsolute, join, sep } from 'node:path';
import { currentSystem } from '../system';
import { type CannotStart, startFaultOf } from './startFault';

/** Where a program is, or why it cannot be started. */
export type FoundProgram = { kind: 'found'; file: string } | { kind: 'not-found' } | CannotStart;

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
  let noexec = false;
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) return { kind: 'not-executable', reason: 'EISDIR' };
    await access(file, constants.X_OK).catch((error: unknown) => {
      // Everybody may run it, and yet nobody may: the file system is mounted so.
      if ((facts.mode & 0o111) !== 0o111) throw error;
      noexec = true;
    });
    if (noexec) return { kind: 'not-executable', reason: 'EACCES', fault: 'noexec' };
    return (await startFaultOf(file)) ?? { kind: 'found', file };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'not-found' }
      : { kind: 'not-executable', reason: code };
  }
}
