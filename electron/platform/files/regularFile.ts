import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Windows has no such flag, and no pipes in folders. */
const { O_NONBLOCK = 0 } = constants;

/**
 * Opens a file. Throws as `openSync` does, and when it is none: to read or write a pipe would wait for whoever is at its other end, for ever
 * if nobody is.
 */
export function openRegular(path: string, flags: number, mode?: number): number {
  const file = openSync(path, flags | O_NONBLOCK, mode);
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is not a file`);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The text of a file; throws as `openRegular` does. */
export function readRegular(path: string): string {
  return readRegularBytes(path).toString('utf8');
}

/** What is in a file; throws as `openRegular` does. */
export function readRegularBytes(path: string): Buffer {
  const file = openRegular(path, constants.O_RDONLY);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
