import path from 'node:path';
import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import type { Pending, PendingUpdate } from './facts';
import { isDebianFamily } from './osRelease';
import { aptStamp, stillHolds } from './remembered';
import {
  ask,
  failed,
  indexAt,
  namesIn,
  newestOf,
  notUnderstood,
  type PackageSource,
  patience,
} from './source';

/**
 * `--with-new-pkgs` because plain `upgrade` leaves out what needs a new package, and that is every new kernel on
 * Debian. Held and phased packages stay out. Debug::NoLocking makes it work for ordinary users and beside a running
 * apt. Not `-qq`: the sum at the end shows that the list is whole.
 */
const simulate = [
  'apt-get',
  '-s',
  '-q',
  '-o',
  'Debug::NoLocking=true',
  '--with-new-pkgs',
  'upgrade',
] as const;

/**
 * apt says which updates are pending, without network and without root. It takes seconds of processor time where it has
 * no cache, so it is asked only when the disk changed since its last answer, or that is a day old.
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
  async gather(context) {
    const index = indexAt(await indexRefreshed(context.root));
    const stamp = await aptStamp(context.root);
    const before = stillHolds(context.memory, stamp, context.clock.now());
    if (before)
      return { source: 'apt', index, pending: { kind: 'known', updates: before.updates }, asked: before };
    context.progress(message('updates.progress', { source: 'apt' }));
    const pending = readPending(await ask(context, simulate), patience(context));
    if (pending.kind !== 'known' || stamp === undefined) return { source: 'apt', index, pending };
    const asked = { stamp, at: context.clock.now(), updates: pending.updates };
    return { source: 'apt', index, pending, asked };
  },
};

/** What the simulation said; `timeout` in seconds. */
export function readPending(outcome: Outcome, timeout: number): Pending {
  if (outcome.kind !== 'exited') return failed('apt-get', outcome, timeout);
  if (outcome.code !== 0) {
    const stderr = outcome.stderr.split('\n').find((line) => line.startsWith('E: ')) ?? outcome.stderr;
    return failed('apt-get', { ...outcome, stderr }, timeout);
  }
  const whole = !outcome.truncated && !/^E: /m.test(outcome.stderr);
  const updates = whole ? parseSimulation(outcome.stdout) : undefined;
  return updates ? { kind: 'known', updates } : notUnderstood('apt-get');
}

/**
 * Parses the lines `Inst name [installed] (candidate origins [architecture])` of apt-get -s. Packages that are not
 * installed yet are no updates. Undefined when a line has another form, or when the sum at the end is missing or is
 * not that of the list. Source: apt's pkgSimulate and ShowUpgrades.
 */
export function parseSimulation(output: string): PendingUpdate[] | undefined {
  const updates: PendingUpdate[] = [];
  let listed = 0;
  let announced: number | undefined;
  for (const line of output.split('\n')) {
    if (/^[EW]: /.test(line)) return undefined;
    announced ??= sumOf(line);
    if (!line.startsWith('Inst ')) continue;
    const match = /^Inst (\S+) (?:\[([^\]]*)\] )?\((\S+) ?(.*?) ?\[[^\]]*\]\)/.exec(line);
    if (!match) return undefined;
    const [, name, installed, , origins = ''] = match;
    listed += 1;
    if (installed !== undefined) updates.push({ id: `${name} ${installed}`, security: isSecurity(origins) });
  }
  return listed === announced ? updates : undefined;
}

/** How many packages `120 upgraded, 3 newly installed, 0 to remove and 2 not upgraded.` installs. */
function sumOf(line: string): number | undefined {
  const match =
    /^(\d+) upgraded, (\d+) newly installed, (?:(\d+) reinstalled, )?(?:(\d+) downgraded, )?\d+ to remove and \d+ not upgraded\.$/.exec(
      line.trim(),
    );
  if (!match) return undefined;
  return match.slice(1).reduce((sum, count) => sum + Number(count ?? 0), 0);
}

/** `Debian-Security:12/oldstable-security`, `Ubuntu:22.04/jammy-security`, `UbuntuESM:22.04/jammy-infra-security`. */
function isSecurity(origins: string): boolean {
  return origins
    .split(', ')
    .some((origin) => origin.startsWith('Debian-Security:') || origin.endsWith('-security'));
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
