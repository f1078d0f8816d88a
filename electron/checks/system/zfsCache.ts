import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Bytes of ZFS's read cache (ARC) that programs get as soon as they want them: all but the least that it keeps. The
 * kernel does not count them as available (openzfs/zfs#10255). 0 without ZFS.
 */
export async function reclaimableOfZfs(root: string): Promise<number> {
  const text = await readFile(path.join(root, 'proc/spl/kstat/zfs/arcstats'), 'utf8').catch(() => '');
  const [size, least] = ['size', 'c_min'].map((name) =>
    Number(new RegExp(`^${name}\\s+\\d+\\s+(\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN),
  );
  return size !== undefined && least !== undefined && size > least ? size - least : 0;
}
