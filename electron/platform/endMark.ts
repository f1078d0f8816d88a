import { lstatSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { watchPaths } from './files/watchFiles';
import { currentSystem } from './system';

/** What the package's scripts touch when all apps must end (build/linux/stop-running.sh), and who must have made it. */
const packageMark = { file: '/run/fettle/end', root: 0 };

/**
 * Calls back when root says that every app must end, because the package is replaced or removed. The mark counts only when it and its folder
 * are root's and it changes while we run. Does nothing where no package made the folder. The returned function ends it.
 */
export function watchEndMark(end: () => void, { file, root } = packageMark): () => void {
  const folder = factsOf(dirname(file));
  if (currentSystem() !== 'linux' || !folder?.isDirectory() || folder.uid !== root) return () => undefined;
  const made = () => {
    const facts = factsOf(file);
    return facts?.isFile() && facts.uid === root ? facts.mtimeMs : undefined;
  };
  const before = made();
  return watchPaths(
    () => [file],
    () => {
      const now = made();
      if (now !== undefined && now !== before) end();
    },
  );
}

function factsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
