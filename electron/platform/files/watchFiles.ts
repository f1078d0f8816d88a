import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Files that one save touches several times, and a roll-out one after the other, are one change. */
const settleMs = 300;

/**
 * Calls back when something may have changed at one of the paths (files or folders, also ones that are not there yet),
 * once it has been quiet for a moment; which paths there are may change with it. The returned function ends it. What cannot be watched is not: a restart sees it.
 */
export function watchPaths(paths: () => readonly string[], changed: () => void): () => void {
  let watchers: FSWatcher[] = [];
  let settling: NodeJS.Timeout | undefined;
  const noticed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      // Folders may have come and gone: what is nearest now is watched.
      arm();
      changed();
    }, settleMs);
  };
  const arm = () => {
    for (const watcher of watchers) watcher.close();
    watchers = paths().flatMap((path) => [
      ...watchNearest(path, noticed),
      ...(existsSync(path) ? watchOne(path, undefined, noticed) : []),
    ]);
  };
  arm();
  return () => {
    clearTimeout(settling);
    for (const watcher of watchers) watcher.close();
  };
}

/** Watches the folder around a path for it or, when that is missing too, the next one that is there. */
function watchNearest(path: string, noticed: () => void): FSWatcher[] {
  const folder = dirname(path);
  if (folder === path) return [];
  return existsSync(folder) ? watchOne(folder, basename(path), noticed) : watchNearest(folder, noticed);
}

/** `name`: only what happens to that file of the folder counts. */
function watchOne(path: string, name: string | undefined, noticed: () => void): FSWatcher[] {
  try {
    const watcher = watch(path, { persistent: false }, (_event, file) => {
      // Not every system says which file it was.
      if (name === undefined || file === null || file === name) noticed();
    });
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
