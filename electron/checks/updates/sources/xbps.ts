import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { PackageFacts, PendingUpdate } from '../facts';
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

/** XBPS of Void Linux. A dry run needs neither root nor the network, and reads the last synchronisation. */
export const xbps: PackageSource = {
  id: 'xbps',
  name: 'XBPS',
  marksSecurity: false,
  commands: { install: 'sudo xbps-install -Su', refresh: 'sudo xbps-install -S', show: 'xbps-install -un' },
  applies: async ({ release }) => isFamily(release, ['void']),
  async gather(context) {
    const timeout = begin(context, 'XBPS');
    const listed = readXbps(await ask(context, ['xbps-install', '-un']), timeout);
    return { ...listed, index: indexAt(await synchronised(context.root)) };
  },
};

/** Lines `name-version_revision action architecture repository sizes`. Source: xbps-install(1), its print_trans_colmode. */
export function readXbps(outcome: ProcessOutcome, timeout: number): PackageFacts {
  const facts = { source: 'xbps', index: { kind: 'live' } } as const;
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { ...facts, pending: failed('xbps-install', outcome, timeout) };
  if (outcome.truncated || /^ERROR/im.test(outcome.stderr))
    return { ...facts, pending: notUnderstood('xbps-install') };
  const updates: PendingUpdate[] = [];
  let held = 0;
  for (const line of linesOf(outcome.stdout)) {
    const [, name, action] =
      /^(\S+)-[^\s-]+_\d+ (update|install|reinstall|configure|remove|hold|unpack)(?: .*)?$/.exec(
        line.trim(),
      ) ?? [];
    if (!name) return { ...facts, pending: notUnderstood('xbps-install') };
    if (action === 'update') updates.push({ id: line.trim().split(' ')[0] ?? name, security: false });
    if (action === 'hold') held += 1;
  }
  return {
    ...facts,
    pending: { kind: 'known', updates },
    obstacles: held > 0 ? [{ kind: 'withheld', count: held, setting: 'xbps-hold' }] : [],
  };
}

/** The folders of repositories change with each index that was replaced; the files carry the server's date. */
async function synchronised(root: string): Promise<number | undefined> {
  const folder = path.join(root, 'var/db/xbps');
  const repositories = (await namesIn(folder)).map((name) => path.join(folder, name));
  const files = repositories.map(async (one) =>
    (await namesIn(one)).filter((name) => name.endsWith('-repodata')).map((name) => path.join(one, name)),
  );
  const indexes = (await Promise.all(files)).flat();
  return indexes.length === 0
    ? undefined
    : newestOf([...indexes, ...indexes.map((file) => path.dirname(file))]);
}
