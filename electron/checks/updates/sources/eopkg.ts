import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { Pending, PendingUpdate } from '../facts';
import { isFamily } from '../osRelease';
import {
  ask,
  begin,
  failed,
  indexAt,
  linesOf,
  namesIn,
  newestOf,
  notUnderstood,
  type PackageSource,
} from './source';

/** eopkg of Solus, by the last refresh of its index. */
export const eopkg: PackageSource = {
  id: 'eopkg',
  name: 'eopkg',
  marksSecurity: false,
  commands: { install: 'sudo eopkg upgrade', refresh: 'sudo eopkg update-repo', show: 'eopkg list-upgrades' },
  applies: async ({ release }) => isFamily(release, ['solus']),
  async gather(context) {
    const timeout = begin(context, 'eopkg');
    const outcome = await ask(context, ['eopkg', 'list-upgrades', '-N']);
    return {
      source: 'eopkg',
      index: indexAt(await refreshed(context.root)),
      pending: readEopkg(outcome, timeout),
    };
  },
};

/** Lines `name - summary`, or its sentence for none. */
export function readEopkg(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return failed('eopkg', outcome, timeout);
  const said = linesOf(outcome.stdout).map((line) => line.trim());
  if (outcome.truncated || said.length === 0 || /error/i.test(outcome.stderr)) return notUnderstood('eopkg');
  if (said.length === 1 && said[0] === 'No packages to upgrade.') return { kind: 'known', updates: [] };
  const updates: PendingUpdate[] = [];
  for (const line of said) {
    const name = /^([\w.+-]+)\s+- \S/.exec(line)?.[1];
    if (!name) return notUnderstood('eopkg');
    updates.push({ id: name, security: false });
  }
  return { kind: 'known', updates };
}

async function refreshed(root: string): Promise<number | undefined> {
  const folder = path.join(root, 'var/lib/eopkg/index');
  const names = await namesIn(folder);
  return newestOf(
    names.flatMap((name) =>
      ['eopkg-index.xml', 'eopkg-index.xml.sha1sum'].map((file) => path.join(folder, name, file)),
    ),
  );
}
