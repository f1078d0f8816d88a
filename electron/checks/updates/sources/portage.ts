import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { Pending } from '../facts';
import { isFamily } from '../osRelease';
import { ask, begin, failed, indexAt, linesOf, newestOf, notUnderstood, type PackageSource } from './source';

/**
 * Gentoo's security advisories. What else is newer is not asked: emerge needs minutes of processor time for it, and
 * everybody's own settings decide what it means.
 */
export const portage: PackageSource = {
  id: 'portage',
  name: 'Portage',
  marksSecurity: true,
  securityOnly: true,
  commands: {
    install: 'sudo emerge --ask --update --deep --newuse @world',
    refresh: 'sudo emaint sync -a',
    show: 'glsa-check --test all',
  },
  applies: async ({ release }) => isFamily(release, ['gentoo']),
  async gather(context) {
    const timeout = begin(context, 'Portage');
    const outcome = await ask(context, ['glsa-check', '--nocolor', '--test', 'all']);
    return {
      source: 'portage',
      index: indexAt(await synchronised(context.root)),
      pending: readGlsaCheck(outcome, timeout),
    };
  },
};

/** What `glsa-check --test all` said: the ids of advisories that concern this system, or its sentence for none. */
export function readGlsaCheck(outcome: ProcessOutcome, timeout: number): Pending {
  // 6 is its code for "affected" of later versions; it is an answer all the same.
  if (outcome.kind !== 'exited' || (outcome.code !== 0 && outcome.code !== 6))
    return failed('glsa-check', outcome, timeout);
  if (outcome.truncated) return notUnderstood('glsa-check');
  const said = linesOf(`${outcome.stdout}\n${outcome.stderr}`).map((line) => line.trim());
  const ids = said.filter((line) => /^\d{6}-\d+$/.test(line));
  const none = said.some((line) => /^This system is not affected by any of the listed GLSAs/.test(line));
  const some = said.some((line) => /^This system is affected by the following GLSAs:/.test(line));
  if (none === some || some !== ids.length > 0) return notUnderstood('glsa-check');
  return { kind: 'known', updates: ids.map((id) => ({ id: `GLSA ${id}`, security: true })) };
}

/** What the tree says of itself, or when git last fetched it. */
async function synchronised(root: string): Promise<number | undefined> {
  for (const tree of ['var/db/repos/gentoo', 'usr/portage']) {
    const stamp = await readFile(path.join(root, tree, 'metadata/timestamp.chk'), 'utf8').catch(() => '');
    const at = Date.parse(stamp.trim()) / 1000;
    const fetched = await newestOf([path.join(root, tree, '.git/FETCH_HEAD')]);
    const known = [at, fetched ?? Number.NaN].filter(Number.isFinite);
    if (known.length > 0) return Math.max(...known);
  }
  return undefined;
}
