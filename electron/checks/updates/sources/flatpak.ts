import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import type { PackageFacts, Pending } from '../facts';
import { maskedRefs } from './flatpakMasks';
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

const list = ['flatpak', 'list', '--columns=ref,active,options'] as const;
/**
 * `--cached`: no network. A remote of which nothing is cached makes it fail, also when nothing comes from it. `--all`:
 * without it, updates of what is at the end of its life stay out (tried with 1.14.10).
 */
const updates = ['flatpak', 'remote-ls', '--updates', '--all', '--cached', '--columns=ref'] as const;

/** Flatpak, the system's installations and the person's own together. */
export const flatpak: PackageSource = {
  id: 'flatpak',
  name: 'Flatpak',
  marksSecurity: false,
  commands: {
    install: 'flatpak update',
    refresh: 'flatpak update --appstream',
    show: 'flatpak remote-ls --updates --cached',
  },
  applies: async ({ system }) => system === 'linux',
  async traces({ root, macros }) {
    // Further installations may be anywhere, for instance on a disk that can be taken out.
    if ((await namesIn(path.join(root, 'etc/flatpak/installations.d'))).length > 0) return undefined;
    const folders = pathsOf(macros.home);
    // Flatpak touches the first of these whenever it installed, updated or removed something.
    const names = ['.changed', 'app', 'runtime', 'app/*/*/*/active', 'runtime/*/*/*/active'];
    const cache = 'repo/tmp/cache/summaries';
    return {
      needed: [folders.map((folder) => `${folder}/repo/config`)],
      also: [
        'usr/bin/flatpak',
        ...folders.flatMap((folder) => [...names, cache, `${cache}/*`].map((name) => `${folder}/${name}`)),
      ],
    };
  },
  async gather(context) {
    const timeout = begin(context, 'Flatpak');
    const installed = readInstalled(await ask(context, list), timeout);
    if (installed.kind !== 'known') return { source: 'flatpak', index: { kind: 'live' }, pending: installed };
    if (installed.active.size === 0 && (await holdsSomething(context)))
      return { source: 'flatpak', index: { kind: 'live' }, pending: notUnderstood('flatpak') };
    // Without anything installed there is nothing to update, however old the cache is.
    if (installed.active.size === 0)
      return { source: 'flatpak', index: { kind: 'live' }, pending: { kind: 'known', updates: [] } };
    return {
      source: 'flatpak',
      index: await cachedSummaries(context),
      pending: await withoutMasked(
        readUpdates(await ask(context, updates), installed.active, timeout),
        installations(context),
      ),
      obstacles: installed.unsupported > 0 ? [{ kind: 'unsupported', count: installed.unsupported }] : [],
    };
  },
};

type Installed =
  | { kind: 'known'; active: ReadonlyMap<string, string>; unsupported: number }
  | Extract<Pending, { kind: 'unknown' }>;

/**
 * What is installed, with the active commit, and how much of it is at the end of its life (`eol=WORDS` among the
 * options). `timeout` in seconds.
 */
export function readInstalled(outcome: ProcessOutcome, timeout: number): Installed {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return unknown(failed('flatpak', outcome, timeout));
  if (outcome.truncated || /^error:/m.test(outcome.stderr)) return unknown(notUnderstood('flatpak'));
  const active = new Map<string, string>();
  let unsupported = 0;
  for (const line of linesOf(outcome.stdout)) {
    const match = /^(\S+\/\S+\/\S+)\t([0-9a-f]+)(?:\t(.*))?$/.exec(line.trim());
    if (!match?.[1] || !match[2]) return unknown(notUnderstood('flatpak'));
    active.set(match[1], match[2]);
    if (/(?:^|,)eol(?:-rebase)?=/.test(match[3] ?? '')) unsupported += 1;
  }
  return { kind: 'known', active, unsupported };
}

/** What can be updated, out of what is installed; `timeout` in seconds. */
export function readUpdates(
  outcome: ProcessOutcome,
  active: ReadonlyMap<string, string>,
  timeout: number,
): Pending {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return failed('flatpak', outcome, timeout);
  if (outcome.truncated || /^error:/m.test(outcome.stderr)) return notUnderstood('flatpak');
  const refs = linesOf(outcome.stdout).map((line) => line.trim().replace(/^(app|runtime)\//, ''));
  // Every line must be something that is installed; words in its place are an error that was not said as one.
  if (refs.some((ref) => !/^[^\s/]+\/[^\s/]+\/[^\s/]+$/.test(ref))) return notUnderstood('flatpak');
  // Translations and symbols come along with what they belong to.
  const counted = refs.filter((ref) => !/^[^/]+\.(?:Locale|Debug|Sources)\//.test(ref));
  return {
    kind: 'known',
    updates: counted.map((ref) => ({ id: `${ref} ${active.get(ref) ?? ''}`, security: false })),
  };
}

/** Who masks something has decided to keep it as it is. */
async function withoutMasked(pending: Pending, folders: readonly string[]): Promise<Pending> {
  if (pending.kind === 'unknown') return pending;
  const refOf = ({ id }: { id: string }) => id.split(' ')[0] ?? '';
  const masked = await maskedRefs(folders, pending.updates.map(refOf));
  return { ...pending, updates: pending.updates.filter((update) => !masked.has(refOf(update))) };
}

function unknown(pending: Pending): Installed {
  return pending.kind === 'unknown' ? pending : { kind: 'known', active: new Map(), unsupported: 0 };
}

/** The system's installation and the person's own. */
function pathsOf(home: string): string[] {
  return ['var/lib/flatpak', `${home}/.local/share/flatpak`];
}

function installations({ root, macros }: CheckContext<unknown>): string[] {
  return pathsOf(macros.home).map((folder) => path.join(root, folder));
}

/** Whether the disk holds an app or runtime, whatever the list says. */
async function holdsSomething(context: CheckContext<unknown>): Promise<boolean> {
  const folders = installations(context).flatMap((folder) => [
    path.join(folder, 'app'),
    path.join(folder, 'runtime'),
  ]);
  const names = await Promise.all(folders.map(namesIn));
  return names.flat().length > 0;
}

/** The oldest installation decides: each has summaries of its own. */
async function cachedSummaries(context: CheckContext<unknown>): Promise<PackageFacts['index']> {
  const times = await Promise.all(
    installations(context).map(async (installation) => {
      const folder = path.join(installation, 'repo/tmp/cache/summaries');
      return newestOf((await namesIn(folder)).map((name) => path.join(folder, name)));
    }),
  );
  const known = times.filter((time) => time !== undefined);
  return indexAt(known.length > 0 ? Math.min(...known) : undefined);
}
