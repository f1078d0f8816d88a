import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of write-file-atomic's and the journal's unfinished files. */
const unfinished = /^[\w-]+(\.v\d+)?\.jsonl?\.(\d+|new)$/;
/** Names of the copies that a migration keeps. */
const older = /^[\w-]+\.v\d+\.jsonl?$/;
/** Names of what could not be used and was set aside, and of parts of a record of answers. */
const aside = /^[\w.-]+\.(unreadable|torn|altered)-[\dTZ-]+$/;
/** Seconds after which nobody goes back to the version before, or looks at what was set aside. */
const kept = 30 * 86_400;

/** Removes everything that was set aside: whoever withdraws wants no copy of it kept. What cannot be removed stays. */
export function removeSetAside(stateFolder: string): void {
  try {
    const names = readdirSync(stateFolder).filter((name) => aside.test(name) && !name.startsWith('consent.'));
    for (const name of names) rmSync(join(stateFolder, name), { force: true, recursive: true });
  } catch {
    // The folder's stores say what is wrong with it.
  }
}

/**
 * Removes what a killed process left half written in the state folder, and what a migration kept, or was set aside, long ago; `now` is epoch seconds. Only
 * the folder's one writer may, or it would hit a file in the making. Returns how many there were; what cannot be removed stays.
 */
export function removeLeftovers(stateFolder: string, now: number): number {
  const isOld = (name: string) => statSync(join(stateFolder, name)).mtimeMs / 1000 < now - kept;
  let names: string[];
  try {
    names = readdirSync(stateFolder).filter(
      (name) => unfinished.test(name) || ((older.test(name) || aside.test(name)) && isOld(name)),
    );
    for (const name of names) rmSync(join(stateFolder, name), { force: true, recursive: true });
  } catch {
    return 0;
  }
  return names.length;
}
