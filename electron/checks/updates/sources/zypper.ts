import path from 'node:path';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { wordsOf } from '../../processFailure';
import { rpmDatabase, says } from '../../stamp';
import type { Part, Pending, PendingUpdate } from '../facts';
import { isFamily } from '../osRelease';
import { enabledRepositories, oldestRepository } from './repositories';
import {
  ask,
  begin,
  failed,
  incompletely,
  indexAt,
  namesIn,
  newestOf,
  notUnderstood,
  type PackageSource,
  withOldest,
} from './source';
import { attributesOf, textOf } from './xml';
import { rolling, withMarks } from './zypperArchives';

const base = ['zypper', '--non-interactive', '--no-refresh', '--quiet', '--xmlout'] as const;

/** Zypper of openSUSE and SUSE. Packages and security patches are counted apart: a patch is not a package. */
export const zypper: PackageSource = {
  id: 'zypper',
  name: 'Zypper',
  marksSecurity: true,
  commands: { install: 'sudo zypper update', refresh: 'sudo zypper refresh', show: 'zypper list-updates' },
  applies: async ({ release }) =>
    isFamily(release, ['suse', 'opensuse', 'sles', 'opensuse-tumbleweed', 'opensuse-leap']),
  async traces({ root, macros }) {
    const moved = /^\s*(?:cachedir|metadatadir|configdir|reposdir|servicesdir|varsdir)\s*=/m;
    if (await says(root, 'etc/zypp/zypp.conf', moved)) return undefined;
    const raw = 'var/cache/zypp/raw/*';
    return {
      needed: [rpmDatabase(macros.home), [`${raw}/repodata/repomd.xml`, `${raw}/content`]],
      also: [`${raw}/repodata`, `${raw}/cookie`, 'etc/zypp/**', `${macros.home}/.zypper.conf`],
    };
  },
  async gather(context) {
    const timeout = begin(context, 'Zypper');
    const listed = await ask(context, [...base, 'list-updates']);
    const packages = readZypper(listed, 'package', timeout);
    const patches = readZypper(
      await ask(context, [...base, 'list-patches', '--category', 'security']),
      'patch',
      timeout,
    );
    return {
      source: 'zypper',
      index: withOldest(indexAt(await cacheRefreshed(context.root)), await oldest(context.root)),
      pending: await withMarks(context.root, both(packages, patches), listed),
      ...(await rolling(context.root)),
    };
  },
};

/** One answer out of two; a listing that failed leaves the other one incomplete. */
function both(packages: Pending, patches: Pending): Pending {
  if (packages.kind === 'unknown') {
    if (patches.kind === 'unknown' || patches.updates.length === 0) return packages;
    return { ...patches, incomplete: packages.reason };
  }
  if (patches.kind === 'unknown') {
    if (packages.updates.length === 0) return patches;
    return { ...packages, incomplete: patches.reason };
  }
  const incomplete = packages.incomplete ?? patches.incomplete;
  const updates = [...packages.updates, ...patches.updates];
  return { kind: 'known', updates, ...(incomplete ? { incomplete } : {}) };
}

/**
 * What a listing said. Exit code 0, or 106 when a repository was left out: then the rest is listed all the same.
 * `timeout` in seconds.
 */
export function readZypper(outcome: ProcessOutcome, kind: 'package' | 'patch', timeout: number): Pending {
  if (outcome.kind !== 'exited') return failed('zypper', outcome, timeout);
  const complaint = complaintOf(outcome.stdout);
  if (outcome.code !== 0 && outcome.code !== 106)
    return failed('zypper', { ...outcome, stderr: complaint ?? outcome.stderr }, timeout);
  const updates = outcome.truncated ? undefined : parseUpdateList(outcome.stdout, kind);
  if (!updates) return notUnderstood('zypper');
  if (outcome.code === 0 && complaint === undefined) return { kind: 'known', updates };
  return incompletely(
    updates,
    message('updates.incomplete', { words: wordsOf(complaint ?? outcome.stderr) }),
  );
}

/** The first error that zypper names in its XML. */
function complaintOf(xml: string): string | undefined {
  const match = /<message type="error">([^<]*)/.exec(xml);
  return match?.[1] === undefined ? undefined : textOf(match[1]).replace(/\s*\n\s*/g, ' ');
}

/** The updates of one whole `<update-status>`; undefined when it is not there or not whole. */
function parseUpdateList(xml: string, kind: 'package' | 'patch'): PendingUpdate[] | undefined {
  const list =
    /^<\?xml [^>]*>\s*<stream>[\s\S]*<update-status [^>]*>\s*<update-list>([\s\S]*)<\/update-list>/.exec(
      xml,
    )?.[1];
  if (list === undefined || !/<\/update-status>\s*<\/stream>\s*$/.test(xml)) return undefined;
  const updates: PendingUpdate[] = [];
  const elements = list.match(/<update\b[^>]*>/g) ?? [];
  if (elements.length !== (list.match(/<\/update>/g) ?? []).length) return undefined;
  if (elements.length === 0 && list.trim() !== '') return undefined;
  for (const element of elements) {
    const { name, edition, kind: found, category, ...rest } = attributesOf(element);
    if (!name || !edition || found !== kind) return undefined;
    const version = kind === 'patch' ? edition : (rest['edition-old'] ?? '');
    updates.push({ id: `${found} ${name} ${version}`, security: category === 'security' });
  }
  return updates;
}

/** The repository that was left out of refreshes for the longest. */
async function oldest(root: string): Promise<Part | undefined> {
  const raw = path.join(root, 'var/cache/zypp/raw');
  return oldestRepository(await enabledRepositories(path.join(root, 'etc/zypp/repos.d')), async (name) =>
    ['repodata/repomd.xml', 'content'].map((file) => path.join(raw, name, file)),
  );
}

/** A refresh touches the index of a repository, also when it brought nothing new. Source: libzypp's touchIndexFile. */
async function cacheRefreshed(root: string): Promise<number | undefined> {
  const raw = path.join(root, 'var/cache/zypp/raw');
  const names = await namesIn(raw);
  return newestOf(
    names.flatMap((name) => ['repodata/repomd.xml', 'content'].map((file) => path.join(raw, name, file))),
  );
}
