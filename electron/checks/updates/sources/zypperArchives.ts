import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { Pending } from '../facts';
import { readOsRelease } from '../osRelease';
import { attributesOf } from './xml';

/**
 * What installs updates where `zypper update` does not: a rolling release only goes from one whole snapshot to the next
 * (`dup`), and a read-only system is changed in a snapshot of its own. Source: openSUSE's SDB:Tumbleweed, transactional-update(8).
 */
export async function rolling(root: string): Promise<{ install?: string }> {
  const { ID = '' } = await readOsRelease(root);
  if (/^opensuse-(?:microos|aeon|kalpa|leap-micro)$|^sl-micro$/.test(ID))
    return { install: 'sudo transactional-update' };
  return /^opensuse-(?:tumbleweed|slowroll)$/.test(ID) ? { install: 'sudo zypper dup' } : {};
}

/** Marks packages out of a repository that has no patches: of those nobody says whether they are for security. */
export async function withMarks(root: string, pending: Pending, listing: ProcessOutcome): Promise<Pending> {
  if (pending.kind === 'unknown' || listing.kind !== 'exited') return pending;
  const silent = new Set<string>();
  const known = new Map<string, boolean>();
  for (const [, head = '', body = ''] of listing.stdout.matchAll(/(<update\s[^>]*>)([\s\S]*?)<\/update>/g)) {
    const { name, 'edition-old': old = '' } = attributesOf(head);
    const { alias } = attributesOf(/<source\b[^>]*>/.exec(body)?.[0] ?? '');
    if (!name || !alias) continue;
    const marks = known.get(alias) ?? (await hasPatches(root, alias));
    known.set(alias, marks);
    if (!marks) silent.add(`package ${name} ${old}`);
  }
  return {
    ...pending,
    updates: pending.updates.map((update) =>
      silent.has(update.id) ? { ...update, unmarked: true } : update,
    ),
  };
}

/** Where no index is to be seen, the list of patches has the word. */
async function hasPatches(root: string, alias: string): Promise<boolean> {
  const file = path.join(root, 'var/cache/zypp/raw', alias, 'repodata/repomd.xml');
  const index = await readFile(file, 'utf8').catch(() => undefined);
  return index === undefined || /<data type="updateinfo/.test(index);
}
