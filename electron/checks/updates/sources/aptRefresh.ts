import { stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Epoch seconds at which apt last began to refresh, if at least one archive was confirmed since. It sets the mode of
 * `auxfiles` when it begins, and the times of each Release file that is new or still the server's (tried with 2.6.1):
 * an archive that it rejects keeps its old ones, and the refresh still ends with 0.
 */
export async function lastRefresh(
  lists: string,
  present: readonly string[],
  local: ReadonlySet<string>,
): Promise<number | undefined> {
  const began = await changedAt(path.join(lists, 'auxfiles'));
  if (began === undefined) return undefined;
  const releases = present.filter((name) => /_(?:In)?Release$/.test(name));
  // What lies on this machine is always there.
  if (local.size > 0) return began;
  const changed = await Promise.all(releases.map((name) => changedAt(path.join(lists, name))));
  return changed.some((at) => at !== undefined && at >= began) ? began : undefined;
}

/** Whether a Release file is still the one from before a refresh. */
export async function wasLeftOut(file: string, refresh: number): Promise<boolean> {
  const at = await changedAt(file);
  return at !== undefined && at < refresh;
}

/** When an archive says that it was made (epoch seconds). */
export function madeAt(release: string): number | undefined {
  const at = Date.parse(/^Date: (.*)$/m.exec(release.slice(0, 4096))?.[1] ?? '') / 1000;
  return Number.isFinite(at) ? at : undefined;
}

async function changedAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ ctimeMs }) => ctimeMs / 1000,
    () => undefined,
  );
}
