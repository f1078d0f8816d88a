import { closeSync, lstatSync, openSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/**
 * Whose Fettle reports for this machine, where the policy names nobody. `unknown`: there is no place to mark it, as without
 * the package, and everybody is alone. `unclear`: there is something that nobody can have made by answering.
 */
export type MachineOwner = { kind: 'nobody' | 'unknown' | 'unclear' } | { kind: 'somebody'; uid: number };

/**
 * Reads the mark. It is an empty file, and only who made it matters: nobody can give a file to somebody else, and in a sticky
 * folder nobody can put theirs in its place.
 */
export function machineOwner(folder: string | undefined): MachineOwner {
  if (folder === undefined || !isSound(folder)) return { kind: 'unknown' };
  const mark = lstatSync(markIn(folder), { throwIfNoEntry: false });
  if (!mark) return { kind: 'nobody' };
  // A link could be to anybody's file.
  if (!mark.isFile() || mark.nlink !== 1) return { kind: 'unclear' };
  return { kind: 'somebody', uid: mark.uid };
}

/** Marks the machine as this person's, if it is nobody's; true when they are the owner then, or nobody can know better. */
export function becomeOwner(folder: string | undefined, uid: number): boolean {
  const before = machineOwner(folder);
  if (folder === undefined || before.kind === 'unknown') return true;
  if (before.kind === 'nobody') {
    try {
      // Fails when somebody else was faster.
      closeSync(openSync(markIn(folder), 'wx', 0o644));
    } catch {
      // Who it is now is read again.
    }
  }
  const after = machineOwner(folder);
  return after.kind === 'nobody' || (after.kind === 'somebody' && after.uid === uid);
}

function markIn(folder: string): string {
  return join(folder, 'owner');
}

/** Made by the package: the administrator's, and sticky, so that nobody can remove what is not theirs. */
function isSound(folder: string): boolean {
  let stats: Stats | undefined;
  try {
    stats = lstatSync(folder, { throwIfNoEntry: false });
  } catch {
    return false;
  }
  return stats?.isDirectory() === true && stats.uid === 0 && (stats.mode & 0o1000) !== 0;
}
