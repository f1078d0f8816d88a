import { closeSync, copyFileSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { syncFolder } from './syncFolder';

/** Where the copy of a file of an older format is kept: `departures.json` of version 1 beside it as `departures.v1.json`. */
export function olderPath(path: string, version: number): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}.v${version}${ext}`);
}

/**
 * Keeps a durable copy of a file before it is first written in a newer format, so that the program before can be put back. Throws when
 * the disk fails.
 */
export function keepOlder(path: string, version: number): void {
  const copy = olderPath(path, version);
  copyFileSync(path, copy);
  const file = openSync(copy, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(copy));
}
