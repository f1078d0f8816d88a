import path from 'node:path';
import { type Message, message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { wordsOf } from '../../processFailure';
import { rpmDatabase, says } from '../../stamp';
import type { PackageFacts, Part, Pending } from '../facts';
import { isFamily } from '../osRelease';
import { isDnf5, readRepositories, rootsCache } from './dnf5';
import { keptBackBy, obstaclesOf, withMarks } from './dnfArchives';
import { sortRemarks } from './remarks';
import { enabledRepositories, oldestRepository } from './repositories';
import { isOstree } from './rpmOstree';
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
  withOldest,
} from './source';

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
  applies: async ({ root, release }) =>
    isFamily(release, ['fedora', 'rhel', 'centos']) && !(await isOstree(root)),
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
    const index = withOldest(
      indexAt(said === undefined ? await cacheRefreshed(context.root) : context.clock.now() - said),
      await oldest(context.root),
    );
    const listed: PackageFacts = {
      source: 'dnf',
      index,
      pending: readDnf(listing, timeout),
      ...remarkIn(listing),
    };
    const facts =
      five && listed.pending.kind === 'known'
        ? readRepositories(await dnfAsks(repositoryInfo), listed, timeout)
        : listed;
    const { pending } = facts;
    if (pending.kind === 'unknown') return facts;
    const settings = await keptBackBy(context.root);
    if (pending.updates.length === 0 && settings.length === 0) return facts;
    const advisories = await dnfAsks(
      settings.length > 0 && !five ? [...securityList, '--disableexcludes=all'] : securityList,
    );
    const marked = withSecurity(pending, advisories, timeout);
    const rows =
      listing.kind === 'exited' ? parseCheckUpdate(listing.stdout).rows : new Map<string, string>();
    return {
      ...facts,
      pending: await withMarks(context.root, marked, rows),
      obstacles: obstaclesOf(
        settings,
        pending.updates,
        (advisories.kind === 'exited' && parseAdvisories(advisories.stdout)) || new Set(),
      ),
    };
  },
};

/** What check-update said: exit code 0 for none, 100 for some, 1 for an error; `timeout` in seconds. */
export function readDnf(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || (outcome.code !== 0 && outcome.code !== 100))
    return failed('dnf', outcome, timeout);
  if (outcome.truncated) return notUnderstood('dnf');
  const { rows, rest } = parseCheckUpdate(outcome.stdout);
  const { hiding } = sortRemarks(rest);
  if (rows.size > 0 !== (outcome.code === 100) || (rows.size === 0 && hiding.length > 0))
    return notUnderstood('dnf');
  const updates = [...rows.keys()].map((id) => ({ id, security: false }));
  const complaint = linesOf(outcome.stderr).filter((line) =>
    /^Ignoring repositories|no cache for|^Failed|^Error|^Warning/i.test(line),
  );
  const unclear = [...hiding, ...complaint];
  if (unclear.length === 0) return { kind: 'known', updates };
  return incompletely(updates, message('updates.incomplete', { words: wordsOf(unclear.join('\n')) }));
}

/** A sentence beside the list, which hides nothing. */
function remarkIn(outcome: ProcessOutcome): { remark?: Message } {
  if (outcome.kind !== 'exited') return {};
  const { told } = sortRemarks(parseCheckUpdate(outcome.stdout).rest);
  return told.length > 0
    ? { remark: message('updates.incomplete', { words: wordsOf(told.join('\n')) }) }
    : {};
}

/**
 * Packages (`name.architecture`) with their repositories, of the lines `name.architecture version repository`, and what
 * else was said. What follows "Obsoleting Packages" is listed above already. dnf breaks long lines before a column and
 * indents what follows; dnf 5.4 has the heading "Upgrades".
 */
function parseCheckUpdate(output: string): { rows: Map<string, string>; rest: string[] } {
  const rows = new Map<string, string>();
  const rest: string[] = [];
  const [updates = ''] = output.split(/^Obsoleting packages\s*$/im);
  for (const line of linesOf(updates.replace(/\n[ \t]+(?=\S)/g, ' '))) {
    if (
      /^(Last metadata expiration check:|Updating and loading repositories:|Repositories loaded|Upgrades$)/.test(
        line,
      )
    )
      continue;
    const match = /^(\S+\.(?:noarch|[a-z]\w+))\s+\S*\d\S*\s+(\S+)\s*$/.exec(line);
    if (match?.[1] && match[2]) rows.set(match[1], match[2]);
    else rest.push(line);
  }
  return { rows, rest };
}

/** Marks the updates that an advisory calls security; `timeout` in seconds. */
export function withSecurity(pending: Pending, outcome: ProcessOutcome, timeout: number): Pending {
  if (pending.kind === 'unknown') return pending;
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated) {
    const failure = failed('dnf updateinfo', outcome, timeout);
    return failure.kind === 'unknown' ? { ...pending, incomplete: failure.reason } : pending;
  }
  const packages = parseAdvisories(outcome.stdout);
  if (!packages) return { ...pending, incomplete: notUnderstood('dnf updateinfo').reason };
  return {
    ...pending,
    updates: pending.updates.map((update) => ({ ...update, security: packages.has(update.id) })),
  };
}

const heading = /^Name +Type +Severity +Package\b|^Last metadata expiration check:/;
/** Advisory, kind, `name-version-release.architecture`; dnf 5 tells kind and severity apart, and when it was issued. */
const advisory =
  /^ *\S+ +(?:\S+ +){1,2}(\S+)-[^\s-]+-[^\s-]+\.(\w+)(?: +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?\s*$/;

/** The packages (`name.architecture`) of a list of advisories; undefined when a line has another form or no end. */
export function parseAdvisories(output: string): Set<string> | undefined {
  if (output !== '' && !output.endsWith('\n')) return undefined;
  const packages = new Set<string>();
  const rest: string[] = [];
  for (const line of linesOf(output)) {
    if (heading.test(line)) continue;
    const [, name, architecture] = advisory.exec(line) ?? [];
    if (name && architecture) packages.add(`${name}.${architecture}`);
    else rest.push(line);
  }
  return sortRemarks(rest).hiding.length > 0 ? undefined : packages;
}

/** Seconds since the refresh, from `Last metadata expiration check: 3 days, 1:02:03 ago on ...` (dnf 4). */
export function ageIn(output: string): number | undefined {
  const match = /^Last metadata expiration check: (?:(\d+) days?, )?(\d+):(\d\d):(\d\d) ago/m.exec(output);
  if (!match) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** The repository that was left out of refreshes for the longest; the age that dnf 4 says is that of the youngest. */
async function oldest(root: string): Promise<Part | undefined> {
  const caches = ['var/cache/libdnf5', 'var/cache/dnf'].map((folder) => path.join(root, folder));
  return oldestRepository(await enabledRepositories(path.join(root, 'etc/yum.repos.d')), async (name) => {
    // A cache has the repository's name and a sum of its settings; a refresh touches one file in it (tried with 4.14).
    const own = new RegExp(`^${name.replace(/\W/g, '\\$&')}-[0-9a-f]{16}$`);
    const folders = await Promise.all(
      caches.map(async (cache) =>
        (await namesIn(cache)).filter((one) => own.test(one)).map((one) => path.join(cache, one, 'repodata')),
      ),
    );
    const files = folders
      .flat()
      .map(async (folder) => (await namesIn(folder)).map((one) => path.join(folder, one)));
    return (await Promise.all(files)).flat();
  });
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
