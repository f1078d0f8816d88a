import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Files that one save touches several times, and a roll-out one after the other, are one change. */
const settleMs = 300;

/** Where the system lends no watches, the paths are looked at so often. */
const pollMs = 5000;

export interface WatchOptions {
  /** The system has no watches left, or has some again: from now on changes are noticed later, or at once. */
  onSlow?(slow: boolean): void;
  /** Default: Node's own; tests bring one that fails. */
  watch?: typeof watch;
  pollMs?: number;
}

/**
 * Calls back when something may have changed at one of the paths (files or folders, also ones that are not there yet),
 * once it has been quiet for a moment; which paths there are may change with it. Where the system has no watches left (inotify's are one
 * pool for all of a person's programs) they are looked at now and then. The returned function ends it. What may not be watched is not: a restart sees it.
 */
export function watchPaths(
  paths: () => readonly string[],
  changed: () => void,
  options: WatchOptions = {},
): () => void {
  let watchers: FSWatcher[] = [];
  let settling: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  let seen = '';
  const noticed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      // Folders may have come and gone: what is nearest now is watched.
      arm();
      changed();
    }, settleMs);
  };
  const look = () => {
    const now = factsOf(paths());
    if (now !== seen) noticed();
    seen = now;
  };
  const slow = (is: boolean) => {
    if (is === (poll !== undefined)) return;
    clearInterval(poll);
    poll = is ? setInterval(look, options.pollMs ?? pollMs).unref() : undefined;
    seen = factsOf(paths());
    options.onSlow?.(is);
  };
  const arm = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    let exhausted = false;
    const one = (path: string, name?: string) => {
      const found = watchOne(path, name, noticed, options.watch ?? watch);
      if (found === 'exhausted') exhausted = true;
      else if (found) watchers.push(found);
    };
    for (const path of paths()) {
      const nearest = nearestFolder(path);
      if (nearest !== undefined) one(nearest.folder, nearest.name);
      if (existsSync(path)) one(path);
    }
    slow(exhausted);
  };
  arm();
  return () => {
    clearTimeout(settling);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
}

/** The folder around a path or, when that is missing too, the next one that is there, and the name in it that leads to the path. */
function nearestFolder(path: string): { folder: string; name: string } | undefined {
  const folder = dirname(path);
  if (folder === path) return undefined;
  return existsSync(folder) ? { folder, name: basename(path) } : nearestFolder(folder);
}

/** `name`: only what happens to that file of the folder counts. */
function watchOne(
  path: string,
  name: string | undefined,
  noticed: () => void,
  watching: typeof watch,
): FSWatcher | 'exhausted' | undefined {
  try {
    const watcher = watching(path, { persistent: false }, (_event, file) => {
      // Not every system says which file it was.
      if (name === undefined || file === null || file === name) noticed();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE' ? 'exhausted' : undefined;
  }
}

/** When the paths, and what is in those that are folders, were last changed. */
function factsOf(paths: readonly string[]): string {
  return paths
    .flatMap((path) => [path, ...insideOf(path)])
    .map((path) => {
      try {
        const { mtimeMs, ctimeMs, size, ino } = statSync(path);
        return [path, mtimeMs, ctimeMs, size, ino].join(' ');
      } catch {
        return path;
      }
    })
    .join('\n');
}

function insideOf(path: string): string[] {
  try {
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [];
  }
}
