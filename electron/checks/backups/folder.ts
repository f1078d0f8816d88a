import { readdir, readFile, stat } from 'node:fs/promises';
import { noRepository, notPermitted, type Reading, toolFailed } from './reading';
import { mayBeUnplugged } from './sources';

/** A look at a place on disk, or why there was none. */
export type Look<T> = { kind: 'seen'; value: T } | { kind: 'reading'; reading: Reading };

/** The names in a folder; a missing one on a disk that can be unplugged is unreachable. */
export function namesIn(tool: string, folder: string): Promise<Look<string[]>> {
  return look(tool, folder, () => readdir(folder));
}

/** The text of a file. */
export function textOf(tool: string, file: string): Promise<Look<string>> {
  return look(tool, file, () => readFile(file, 'utf8'));
}

/** When something was last changed, epoch seconds. */
export function changeOf(tool: string, place: string): Promise<Look<number>> {
  return look(tool, place, async () => (await stat(place)).mtimeMs / 1000);
}

async function look<T>(tool: string, place: string, read: () => Promise<T>): Promise<Look<T>> {
  try {
    return { kind: 'seen', value: await read() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { kind: 'reading', reading: failure(tool, place, code) };
  }
}

function failure(tool: string, place: string, code: string): Reading {
  if (code === 'EACCES' || code === 'EPERM') return notPermitted(tool);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return mayBeUnplugged(place) ? { kind: 'unreachable' } : noRepository(tool);
  // A network drive whose server is away, and a disk that was pulled out.
  if (['EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'ESTALE', 'ENODEV', 'ENOTCONN'].includes(code))
    return { kind: 'unreachable' };
  return toolFailed(tool, { kind: 'not-executable', program: tool, reason: code }, 0, place);
}
