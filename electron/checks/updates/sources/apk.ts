import path from 'node:path';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { wordsOf } from '../../processFailure';
import type { Pending, PendingUpdate } from '../facts';
import { isFamily } from '../osRelease';
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

const indexes = ['var/cache/apk', 'etc/apk/cache'];

/** apk of Alpine Linux and postmarketOS. */
export const apk: PackageSource = {
  id: 'apk',
  name: 'apk',
  marksSecurity: false,
  commands: { install: 'doas apk upgrade -U', refresh: 'doas apk update', show: "apk version -l '<'" },
  applies: async ({ release }) => isFamily(release, ['alpine', 'postmarketos', 'chimera']),
  traces: async () => ({
    needed: [['lib/apk/db/installed', 'usr/lib/apk/db/installed'], indexes.map((one) => `${one}/APKINDEX.*`)],
    also: ['etc/apk/**'],
  }),
  async gather(context) {
    const timeout = begin(context, 'apk');
    const outcome = await ask(context, ['apk', '--no-network', 'version', '-l', '<']);
    return {
      source: 'apk',
      index: indexAt(await indexRefreshed(context.root)),
      pending: readApk(outcome, timeout),
    };
  },
};

/** What `apk version` said; a repository without an index is only a warning to it. `timeout` in seconds. */
export function readApk(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return failed('apk', outcome, timeout);
  const updates = outcome.truncated ? undefined : parseVersions(outcome.stdout);
  if (!updates) return notUnderstood('apk');
  const complaint = linesOf(outcome.stderr).filter((line) => /^(WARNING|ERROR)/.test(line));
  if (complaint.length === 0) return { kind: 'known', updates };
  return incompletely(updates, message('updates.incomplete', { words: wordsOf(complaint.join('\n')) }));
}

/** Lines `name-version < candidate` under the heading `Installed: Available:`. Undefined for another form. */
function parseVersions(output: string): PendingUpdate[] | undefined {
  const [heading, ...lines] = linesOf(output);
  if (!heading || !/^Installed:\s+Available:\s*$/.test(heading)) return undefined;
  const updates: PendingUpdate[] = [];
  for (const line of lines) {
    const match = /^(\S+-\d\S*)\s+< \S*\d\S*(?: @\S+)?\s*$/.exec(line);
    if (!match?.[1]) return undefined;
    updates.push({ id: match[1], security: false });
  }
  return updates;
}

async function indexRefreshed(root: string): Promise<number | undefined> {
  const folders = indexes.map((folder) => path.join(root, folder));
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await namesIn(folder))
        .filter((name) => /^APKINDEX\.\w+\.tar\.gz$/.test(name))
        .map((name) => path.join(folder, name)),
    ),
  );
  return newestOf(files.flat());
}
