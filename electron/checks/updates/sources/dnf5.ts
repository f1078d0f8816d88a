import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { PackageFacts } from '../facts';
import { failed, incompletely, notUnderstood } from './source';

/**
 * Without it, an ordinary user's dnf 5 copies root's cache into the home folder once, and from then on `-C` answers out
 * of that copy however often root refreshes (tried with 5.4).
 */
export const rootsCache = '--setopt=cachedir=/var/cache/libdnf5';

/** Whether `dnf` is version 5, as since Fedora 41. */
export async function isDnf5(root: string): Promise<boolean> {
  const program = await realpath(path.join(root, 'usr/bin/dnf')).catch(() => '');
  return path.basename(program) === 'dnf5';
}

/** A repository that is switched on. */
export interface Repository {
  id: string;
  /** Epoch seconds at which it was last fetched; undefined when nothing of it is cached. */
  fetched: number | undefined;
  /** Seconds after which dnf fetches it again; Infinity for never. */
  expire: number;
}

/**
 * What `check-update` does not say: dnf 5 leaves out a repository of which nothing is cached, or garbage, and one that
 * may not be read, and ends with 0 as if nothing were pending; so it does without any repository (tried with 5.4).
 * `outcome`: of `dnf repo info` under TZ=UTC; `timeout` in seconds.
 */
export function readRepositories(
  outcome: ProcessOutcome,
  listed: PackageFacts,
  timeout: number,
): PackageFacts {
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { ...listed, pending: failed('dnf', outcome, timeout) };
  const repositories = outcome.truncated ? undefined : parseRepositories(outcome.stdout);
  if (!repositories) return { ...listed, pending: notUnderstood('dnf') };
  if (repositories.length === 0)
    return { ...listed, pending: { kind: 'unknown', reason: message('updates.dnf.no-repositories') } };
  const at = fetchedAt(repositories);
  const index: PackageFacts['index'] = at === undefined ? { kind: 'missing' } : { kind: 'refreshed', at };
  const absent = repositories.filter(({ fetched }) => fetched === undefined).map(({ id }) => id);
  if (absent.length === 0 || listed.pending.kind === 'unknown') return { ...listed, index };
  const words = message('updates.incomplete', { words: `no cache for ${absent.join(', ')}` });
  return { ...listed, index, pending: incompletely(listed.pending.updates, words) };
}

/** One that is fetched less often than weekly, such as that of a release, says nothing about how old the others are. */
function fetchedAt(repositories: readonly Repository[]): number | undefined {
  const times = (some: readonly Repository[]) =>
    some.flatMap(({ fetched }) => (fetched === undefined ? [] : [fetched]));
  const often = times(repositories.filter(({ expire }) => expire < 604_800));
  const all = times(repositories);
  if (often.length > 0) return Math.min(...often);
  return all.length > 0 ? Math.max(...all) : undefined;
}

/** Parses the paragraphs of `dnf repo info` (dnf 5) under TZ=UTC; undefined when one has another form. */
export function parseRepositories(output: string): Repository[] | undefined {
  const repositories: Repository[] = [];
  for (const paragraph of output.split(/\n\s*\n/).filter((text) => text.trim() !== '')) {
    const id = /^Repo ID +: (\S+)$/m.exec(paragraph)?.[1];
    const [, expire = '', last = ''] = /^Metadata expire +: (.+) \(last: (.+)\)$/m.exec(paragraph) ?? [];
    const fetched = last === 'unknown' ? undefined : Date.parse(`${last.replace(' ', 'T')}Z`) / 1000;
    if (!id || last === '' || Number.isNaN(fetched)) return undefined;
    // A plugin's own repository has no file.
    if (/^Config file +: \S/m.test(paragraph)) repositories.push({ id, fetched, expire: secondsOf(expire) });
  }
  return repositories;
}

/** `172800 seconds`, `Instant`, or a word for never. */
function secondsOf(expire: string): number {
  const seconds = /^(\d+) seconds$/.exec(expire)?.[1];
  if (seconds !== undefined) return Number(seconds);
  return expire === 'Instant' ? 0 : Number.POSITIVE_INFINITY;
}
