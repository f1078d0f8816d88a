import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes the names in a folder durable: a new or renamed file survives a power cut only then. Windows cannot open folders and does not
 * need it. Throws when the disk fails.
 */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
