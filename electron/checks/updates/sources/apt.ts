import path from 'node:path';
import type { Message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import type { PendingUpdate } from '../facts';
import { isDebianFamily, isUnnamedDebian } from '../osRelease';
import { type Archives, lookAtArchives } from './aptArchives';
import { readListing, type Upgrade } from './aptListing';
import { withheldByPins } from './aptPins';
import { securityUpgrades, withoutArchitecture } from './aptSecurity';
import { ask, begin, indexAt, namesIn, newestOf, type PackageSource, withOldest } from './source';

/**
 * `--with-new-pkgs` because plain `upgrade` leaves out what needs a new package, and that is every new kernel on
 * Debian. Held and phased packages stay out. `--print-uris` ends after the lists, so nothing is ever installed or
 * fetched; Debug::NoLocking makes it work for ordinary users and beside a running apt. Not `-s`: what it adds costs
 * twice as much. Not `-qq`: the sum at the end shows that the list is whole. `Output-Version`: apt 3 has another form as
 * well, and a line in apt.conf is enough to get it.
 */
const listing = [
  'apt-get',
  '-q',
  '-V',
  '--print-uris',
  '-o',
  'Debug::NoLocking=true',
  '-o',
  'APT::Output-Version=0',
  '--with-new-pkgs',
  'upgrade',
] as const;

/**
 * apt says which updates are pending, without network and without root. It takes a second of processor time where it
 * has no cache.
 */
export const apt: PackageSource = {
  id: 'apt',
  name: 'apt',
  marksSecurity: true,
  commands: {
    install: 'sudo apt update && sudo apt upgrade',
    refresh: 'sudo apt update',
    show: 'apt-get -s upgrade',
  },
  applies: async ({ root, release }) => isDebianFamily(release) || (await isUnnamedDebian(root, release)),
  async traces({ root }) {
    // Whether a dpkg is at work or was cut short is told by the time that passes.
    if ((await journalOf(root)).length > 0) return undefined;
    return {
      needed: [['var/lib/apt/lists'], ['var/lib/dpkg/status']],
      also: ['var/lib/apt/lists/*Release', 'var/lib/apt/periodic/update-success-stamp', 'etc/apt/**'],
    };
  },
  async gather(context) {
    const index = indexAt(await indexRefreshed(context.root));
    const timeout = begin(context, 'apt');
    const listed = readListing(await ask(context, listing), timeout);
    if ('kind' in listed) return { source: 'apt', index, pending: listed };
    // Without any index there is nothing to look at.
    const { missing, oldest, withoutSecurity } =
      index.kind === 'missing' ? ({} as Archives) : await lookAtArchives(context);
    const { updates, kept, unread } = await withSecurity(context, listed.upgrades);
    const withheld = await withheldByPins(context, listed.upgrades);
    const incomplete = missing ?? unread;
    const unfinished = listed.unfinished + ((await wasInterrupted(context)) ? 1 : 0);
    return {
      source: 'apt',
      index: withOldest(index, oldest),
      pending: { kind: 'known', updates, ...(incomplete ? { incomplete } : {}) },
      obstacles: [
        ...(unfinished > 0 ? [{ kind: 'unfinished' as const, count: unfinished }] : []),
        ...(kept > 0 ? [{ kind: 'kept-back' as const, count: kept }] : []),
        ...(withheld > 0
          ? [{ kind: 'withheld' as const, count: withheld, setting: 'apt-pin' as const, security: true }]
          : []),
        ...(withoutSecurity
          ? [{ kind: 'no-security-archive' as const, count: 1, setting: 'no-security-archive' as const }]
          : []),
      ],
    };
  },
};

/**
 * The updates, with those marked that bring a fix of a security archive. What is kept back counts only where it is for
 * security: a hold is somebody's decision, a hole stays one. `kept`: how many of those there are.
 */
async function withSecurity(
  context: CheckContext<unknown>,
  upgrades: readonly Upgrade[],
): Promise<{ updates: PendingUpdate[]; kept: number; unread?: Message }> {
  if (upgrades.length === 0) return { updates: [], kept: 0 };
  const { found, unmarked, unread } = await securityUpgrades(context, upgrades);
  const isSecurity = ({ name }: Upgrade) => found.has(withoutArchitecture(name));
  const counted = upgrades.filter((upgrade) => !upgrade.kept || isSecurity(upgrade));
  const updates = counted.map((upgrade) => ({
    id: `${upgrade.name} ${upgrade.installed}`,
    security: isSecurity(upgrade),
    ...(unmarked.has(withoutArchitecture(upgrade.name)) ? { unmarked: true as const } : {}),
  }));
  const kept = counted.filter((upgrade) => upgrade.kept).length;
  return { updates, kept, ...(unread ? { unread } : {}) };
}

/** Seconds after which nobody waits for a dpkg that is at work. */
const atWork = 3600;

async function wasInterrupted({ root, clock }: CheckContext<unknown>): Promise<boolean> {
  const newest = await newestOf(await journalOf(root));
  return newest !== undefined && clock.now() - newest > atWork;
}

/** dpkg's journal is there while it is at work, and stays when it was cut short: then apt-get still says the state before. */
async function journalOf(root: string): Promise<string[]> {
  const folder = path.join(root, 'var/lib/dpkg/updates');
  const names = (await namesIn(folder)).filter((name) => /^\d+$/.test(name));
  return names.map((name) => path.join(folder, name));
}

/**
 * When the package index was last refreshed, as far as the disk tells: the stamp of a successful update, the time of
 * the lists folder (changes when a file in it was replaced) and the newest Release file (carries the server's date, so
 * it is never too young). The time of lists/partial is left out: a failed update changes it as well.
 */
export async function indexRefreshed(root: string): Promise<number | undefined> {
  const lists = path.join(root, 'var/lib/apt/lists');
  const releases = (await namesIn(lists)).filter((name) => /_(?:In)?Release$/.test(name));
  // Without a Release file there is no index, whatever the folder's time is.
  if (releases.length === 0) return undefined;
  return newestOf([
    path.join(root, 'var/lib/apt/periodic/update-success-stamp'),
    lists,
    ...releases.map((name) => path.join(lists, name)),
  ]);
}
