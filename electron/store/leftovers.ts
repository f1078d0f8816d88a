import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names of write-file-atomic's and the journal's unfinished files. */
const unfinished = /^[\w-]+\.jsonl?\.(\d+|new)$/;

/**
 * Removes what a killed process left half written in the state folder. Only its one writer may, or it would hit a file in the making.
 * Returns how many there were; what cannot be removed stays.
 */
export function removeLeftovers(stateFolder: string): number {
  let names: string[];
  try {
    names = readdirSync(stateFolder).filter((name) => unfinished.test(name));
    for (const name of names) rmSync(join(stateFolder, name), { force: true });
  } catch {
    return 0;
  }
  return names.length;
}
