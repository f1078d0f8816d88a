import path from 'node:path';
import type { CheckContext } from '../check';
import { readListing, type Upgrade } from './aptListing';
import { securityUpgrades, withoutArchitecture } from './aptSecurity';
import type { Pending } from './facts';
import { isDebianFamily } from './osRelease';
import { ask, begin, indexAt, namesIn, newestOf, type PackageSource } from './source';

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
  applies: async ({ release }) => isDebianFamily(release),
  traces: async () => ({
    needed: [['var/lib/apt/lists'], ['var/lib/dpkg/status']],
    also: ['var/lib/apt/lists/*Release', 'var/lib/apt/periodic/update-success-stamp', 'etc/apt/**'],
  }),
  async gather(context) {
    const index = indexAt(await indexRefreshed(context.root));
    const timeout = begin(context, 'apt');
    const upgrades = readListing(await ask(context, listing), timeout);
    if (!Array.isArray(upgrades)) return { source: 'apt', index, pending: upgrades };
    return { source: 'apt', index, pending: await withSecurity(context, upgrades) };
  },
};

/** The updates, with those marked that bring a fix of a security archive. */
async function withSecurity(
  context: CheckContext<unknown>,
  upgrades: readonly Upgrade[],
): Promise<Extract<Pending, { kind: 'known' }>> {
  if (upgrades.length === 0) return { kind: 'known', updates: [] };
  const { found, unread } = await securityUpgrades(context, upgrades);
  const updates = upgrades.map(({ name, installed }) => ({
    id: `${name} ${installed}`,
    security: found.has(withoutArchitecture(name)),
  }));
  return { kind: 'known', updates, ...(unread ? { incomplete: unread } : {}) };
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
