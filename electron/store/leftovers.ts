import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of write-file-atomic's and the journal's unfinished files. */
const unfinished = /^[\w-]+(\.v\d+)?\.jsonl?\.(\d+|new)$/;
/** Names of the copies that a migration keeps. */
const older = /^[\w-]+\.v\d+\.jsonl?$/;
/** Seconds after which nobody goes back to the version before. */
const goingBack = 30 * 86_400;

/**
 * Removes what a killed process left half written in the state folder, and what a migration kept long ago; `now` is epoch seconds. Only
 * the folder's one writer may, or it would hit a file in the making. Returns how many there were; what cannot be removed stays.
 */
export function removeLeftovers(stateFolder: string, now: number): number {
  const isOld = (name: string) => statSync(join(stateFolder, name)).mtimeMs / 1000 < now - goingBack;
  let names: string[];
  try {
    names = readdirSync(stateFolder).filter(
      (name) => unfinished.test(name) || (older.test(name) && isOld(name)),
    );
    for (const name of names) rmSync(join(stateFolder, name), { force: true });
  } catch {
    return 0;
  }
  return names.length;
}
