import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { globForm } from '../../glob';
import type { Obstacle, Pending, PendingUpdate, Setting } from '../facts';
import { namesIn } from './source';

/** A setting and the packages that it names, as patterns. */
interface KeptBack {
  setting: Setting;
  patterns: string[];
}

/** The packages that settings keep back. Source: dnf.conf(5), dnf-versionlock(8), dnf5-versionlock(8). */
export async function keptBackBy(root: string): Promise<KeptBack[]> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8').catch(() => '');
  const repos = (await namesIn(path.join(root, 'etc/yum.repos.d'))).filter((name) => name.endsWith('.repo'));
  const files = ['etc/dnf/dnf.conf', 'etc/yum.conf', ...repos.map((name) => `etc/yum.repos.d/${name}`)];
  const excluded = (await Promise.all(files.map(read))).flatMap((text) =>
    [...text.matchAll(/^exclude(?:pkgs)?\s*=\s*(.*(?:\n[ \t]+\S.*)*)/gm)].flatMap(([, list = '']) =>
      list.split(/[\s,]+/).filter((word) => word !== ''),
    ),
  );
  const four = (await read('etc/dnf/plugins/versionlock.list'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line))
    // `epoch:name-version-release.architecture`, each but the name with `*` where it does not matter
    .map((line) => line.replace(/^[\d*]+:/, '').replace(/-[^-]+-[^-]+$/, ''));
  const five = [...(await read('etc/dnf/versionlock.toml')).matchAll(/^\s*name\s*=\s*"([^"]+)"/gm)];
  const locked = [...four, ...five.flatMap(([, name]) => name ?? [])];
  return [
    ...(excluded.length > 0 ? [{ setting: 'dnf-exclude' as const, patterns: excluded }] : []),
    ...(locked.length > 0 ? [{ setting: 'dnf-versionlock' as const, patterns: locked }] : []),
  ];
}

/** Fixes for security that an advisory names and that a setting keeps out of the list. */
export function obstaclesOf(
  settings: readonly KeptBack[],
  listed: readonly PendingUpdate[],
  advised: ReadonlySet<string>,
): Obstacle[] {
  const offered = new Set(listed.map(({ id }) => id));
  const left = [...advised].filter((id) => !offered.has(id));
  return settings.flatMap(({ setting, patterns }) => {
    const forms = patterns.map(globForm);
    const count = left.filter((id) => forms.some((form) => form.test(id) || form.test(nameOf(id)))).length;
    return count > 0 ? [{ kind: 'withheld', count, setting, security: true }] : [];
  });
}

/** `openssl-libs.x86_64` -> `openssl-libs`. */
function nameOf(id: string): string {
  return id.replace(/\.\w+$/, '');
}

/** Marks what comes from a repository without advisories: of its updates nobody says whether they are for security. */
export async function withMarks(
  root: string,
  pending: Pending,
  repositories: ReadonlyMap<string, string>,
): Promise<Pending> {
  if (pending.kind === 'unknown') return pending;
  const silent = new Set<string>();
  for (const name of new Set(repositories.values()))
    if ((await hasAdvisories(root, name)) === false) silent.add(name);
  return {
    ...pending,
    updates: pending.updates.map((update) =>
      !update.security && silent.has(repositories.get(update.id) ?? '')
        ? { ...update, unmarked: true }
        : update,
    ),
  };
}

/** Whether a repository's cached index names a list of advisories; undefined where no index is to be seen. */
async function hasAdvisories(root: string, repository: string): Promise<boolean | undefined> {
  const own = new RegExp(`^${repository.replace(/\W/g, '\\$&')}-[0-9a-f]{16}$`);
  for (const cache of ['var/cache/libdnf5', 'var/cache/dnf'].map((folder) => path.join(root, folder)))
    for (const folder of (await namesIn(cache)).filter((name) => own.test(name))) {
      const index = await readFile(path.join(cache, folder, 'repodata/repomd.xml'), 'utf8').catch(() => '');
      if (index !== '') return /<data type="updateinfo/.test(index);
    }
  return undefined;
}
