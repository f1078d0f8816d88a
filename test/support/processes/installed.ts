import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Whether a program is on this machine; tests that need a missing one are skipped. */
export function has(program: string): boolean {
  const folders = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`.split(':').filter((folder) => folder !== '');
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
