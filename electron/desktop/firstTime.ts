import { writeFileSync } from 'node:fs';

/** Whether this is the first call ever for a marker file; a marker that cannot be written counts as there. */
export function firstTime(marker: string): boolean {
  try {
    writeFileSync(marker, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
