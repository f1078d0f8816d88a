import path from 'node:path';
import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import { wordsOf } from '../processFailure';
import { isDnf5, readRepositories, rootsCache } from './dnf5';
import type { PackageFacts, Pending } from './facts';
import { isFamily } from './osRelease';
import {
  ask,
  begin,
  failed,
  incompletely,
  indexAt,
  linesOf,
  namesIn,
  newestOf,
  notUnderstood,
  type PackageSource,
} from './source';
import { rpmDatabase, says } from './stamp';

/**
 * `-C`: root's cache and no network, also for ordinary users. Not `-q`: with it, dnf 4 keeps quiet about a repository
 * that it leaves out because nothing of it is cached, and ends with 0 as if nothing were pending (tried with 4.14).
 */
const checkUpdate = ['check-update'] as const;
const securityList = ['-q', 'updateinfo', 'list', '--security'] as const;
const repositoryInfo = ['-q', 'repo', 'info'] as const;

/** DNF 4 and 5 of Fedora, RHEL and their kin. */
export const dnf: PackageSource = {
  id: 'dnf',
  name: 'DNF',
  marksSecurity: true,
  commands: { install: 'sudo dnf upgrade', refresh: 'sudo dnf makecache', show: 'dnf -C check-update' },
  applies: async ({ release }) => isFamily(release, ['fedora', 'rhel', 'centos']),
  async traces({ root, macros }) {
    const moved = /^\s*(?:(?:system_)?cachedir|reposdir|varsdir|installroot|pluginconfpath)\s*=/m;
    if (await says(root, 'etc/dnf/dnf.conf', moved)) return undefined;
    // The last two are an ordinary user's own.
    const caches = ['var/cache/libdnf5', 'var/cache/dnf', 'var/tmp/dnf-*', `${macros.home}/.cache/libdnf5`];
    return {
      needed: [rpmDatabase(macros.home), caches.map((cache) => `${cache}/*/repodata/repomd.xml`)],
      also: [
        // A refresh that brought nothing new touches only the list of packages (tried with 4.14).
        ...caches.map((cache) => `${cache}/*/repodata/*`),
        'etc/dnf/**',
        'etc/yum/**',
        'etc/yum.repos.d/**',
        'etc/distro.repos.d/**',
      ],
    };
  },
  async gather(context) {
    const timeout = begin(context, 'DNF');
    const five = await isDnf5(context.root);
    const dnfAsks = (question: readonly string[]) =>
      ask(context, ['dnf', '-C', ...(five ? [rootsCache] : []), ...question], timeout, { TZ: 'UTC' });
    const listing = await dnfAsks(checkUpdate);
    const said = listing.kind === 'exited' ? ageIn(listing.stdout) : undefined;
    const index = indexAt(
      said === undefined ? await cacheRefreshed(context.root) : context.clock.now() - said,
    );
    const listed: PackageFacts = { source: 'dnf', index, pending: readDnf(listing, timeout) };
    const facts =
      five && listed.pending.kind === 'known'
        ? readRepositories(await dnfAsks(repositoryInfo), listed, timeout)
        : listed;
    const { pending } = facts;
    if (pending.kind === 'unknown' || pending.updates.length === 0) return facts;
    return { ...facts, pending: withSecurity(pending, await dnfAsks(securityList), timeout) };
  },
};

/** What check-update said: exit code 0 for none, 100 for some, 1 for an error; `timeout` in seconds. */
export function readDnf(outcome: Outcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || (outcome.code !== 0 && outcome.code !== 100))
    return failed('dnf', outcome, timeout);
  const names = outcome.truncated ? undefined : parseCheckUpdate(outcome.stdout);
  if (!names || names.length > 0 !== (outcome.code === 100)) return notUnderstood('dnf');
  const updates = names.map((id) => ({ id, security: false }));
  const complaint = linesOf(outcome.stderr).filter((line) =>
    /^Ignoring repositories|no cache for|^Failed|^Error|^Warning/i.test(line),
  );
  if (complaint.length === 0) return { kind: 'known', updates };
  return incompletely(updates, message('updates.incomplete', { words: wordsOf(complaint.join('\n')) }));
}

/**
 * Packages (`name.architecture`) of the lines `name.architecture version repository`. What follows "Obsoleting
 * Packages" is listed above already. Undefined when a line has another form. dnf breaks long lines before a column
 * and indents what follows; dnf 5.4 has the heading "Upgrades".
 */
export function parseCheckUpdate(output: string): string[] | undefined {
  const names: string[] = [];
  const [updates = ''] = output.split(/^Obsoleting packages\s*$/im);
  for (const line of linesOf(updates.replace(/\n[ \t]+(?=\S)/g, ' '))) {
    if (
      /^(Last metadata expiration check:|Updating and loading repositories:|Repositories loaded|Upgrades$)/.test(
        line,
      )
    )
      continue;
    const match = /^(\S+\.(?:noarch|[a-z]\w+))\s+\S*\d\S*\s+\S+\s*$/.exec(line);
    if (!match?.[1]) return undefined;
    if (!names.includes(match[1])) names.push(match[1]);
  }
  return names;
}

/** Marks the updates that an advisory calls security; `timeout` in seconds. */
export function withSecurity(pending: Pending, outcome: Outcome, timeout: number): Pending {
  if (pending.kind === 'unknown') return pending;
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated) {
    const failure = failed('dnf updateinfo', outcome, timeout);
    return failure.kind === 'unknown' ? { ...pending, incomplete: failure.reason } : pending;
  }
  const packages = new Set(outcome.stdout.split(/\s+/).map(packageOf));
  return {
    ...pending,
    updates: pending.updates.map((update) => ({ ...update, security: packages.has(update.id) })),
  };
}

/** `openssl-libs-3.0.9-2.fc40.x86_64` -> `openssl-libs.x86_64`; another word gives something that is no package. */
function packageOf(word: string): string {
  return word.replace(/^(.+)-[^-]+-[^-]+\.(\w+)$/, '$1.$2');
}

/** Seconds since the refresh, from `Last metadata expiration check: 3 days, 1:02:03 ago on ...` (dnf 4). */
export function ageIn(output: string): number | undefined {
  const match = /^Last metadata expiration check: (?:(\d+) days?, )?(\d+):(\d\d):(\d\d) ago/m.exec(output);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** The newest index on the disk, where nothing tells more. */
async function cacheRefreshed(root: string): Promise<number | undefined> {
  const caches = ['var/cache/libdnf5', 'var/cache/dnf'].map((folder) => path.join(root, folder));
  const files = await Promise.all(
    caches.map(async (cache) =>
      (await namesIn(cache)).map((name) => path.join(cache, name, 'repodata/repomd.xml')),
    ),
  );
  return newestOf(files.flat());
}
