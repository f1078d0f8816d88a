import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A folder on a file system of its own. */
export interface SmallDisk {
  fill(): void;
  makeRoom(): void;
  setWritable(writable: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a small file system over a folder; undefined where this user or container may not mount. */
export async function smallDisk(folder: string, kilobytes = 512): Promise<SmallDisk | undefined> {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'fettle-test', folder]);
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rmSync(filler, { force: true }),
    async setWritable(writable) {
      await run('mount', ['-o', `remount,${writable ? 'rw' : 'ro'}`, folder]);
    },
    async remove() {
      await run('umount', [folder]);
    },
  };
}
