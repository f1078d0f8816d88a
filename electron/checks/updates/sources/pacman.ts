import { stat } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { wordsOf } from '../../processFailure';
import { says } from '../../stamp';
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
  quarterDay,
} from './source';

/** Pacman of Arch and its kin. `-Qu` reads the last synchronisation; `checkupdates` makes one of its own. */
export const pacman: PackageSource = {
  id: 'pacman',
  name: 'pacman',
  marksSecurity: false,
  commands: { install: 'sudo pacman -Syu', refresh: 'sudo pacman -Syu', show: 'pacman -Qu' },
  applies: async ({ release }) =>
    isFamily(release, [
      'arch',
      'archarm',
      'artix',
      'manjaro',
      'endeavouros',
      'garuda',
      'cachyos',
      'parabola',
      'hyperbola',
    ]),
  async traces({ root }) {
    const moved = /^\s*(?:(?:DBPath|RootDir)\s*=|Include\s*=\s*(?!\/etc\/pacman\.d\/))/m;
    if (await says(root, 'etc/pacman.conf', moved)) return undefined;
    const data = 'var/lib/pacman';
    return {
      needed: [[`${data}/local`], [`${data}/sync/*.db`]],
      // Not all of pacman.d: the key ring's folder changes whenever a signature is looked at.
      also: [`${data}/sync`, 'etc/pacman.conf', 'etc/pacman.d/*.conf', 'etc/pacman.d/*list*'],
    };
  },
  // checkupdates asks the mirrors, of which nothing here tells.
  holds: ({ checkupdates }) => (checkupdates ? quarterDay : undefined),
  async gather(context) {
    const timeout = begin(context, 'pacman');
    if (context.options.checkupdates) {
      const outcome = await ask(context, ['checkupdates', '--nocolor']);
      return { source: 'pacman', index: { kind: 'live' }, pending: readCheckupdates(outcome, timeout) };
    }
    const outcome = await ask(context, ['pacman', '-Qu', '--color', 'never']);
    return {
      source: 'pacman',
      index: indexAt(await synchronised(context.root)),
      pending: readUpgrades(outcome, timeout),
    };
  },
};

/**
 * What `pacman -Qu` said. It ends with 1 both when nothing is pending and when something is wrong; only what it says
 * on standard error tells them apart. `timeout` in seconds.
 */
export function readUpgrades(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || outcome.code > 1) return failed('pacman', outcome, timeout);
  const updates = outcome.truncated ? undefined : parseUpgrades(outcome.stdout);
  if (!updates) return notUnderstood('pacman');
  const complaint = outcome.stderr.trim();
  if (complaint !== '') {
    if (updates.length === 0) return failed('pacman', outcome, timeout);
    const incomplete = message('updates.incomplete', { words: wordsOf(complaint) });
    return { kind: 'known', updates, incomplete };
  }
  return updates.length > 0 === (outcome.code === 0) ? { kind: 'known', updates } : notUnderstood('pacman');
}

/** What `checkupdates` said: 0 with a list, 2 for none, 1 for an error. `timeout` in seconds. */
export function readCheckupdates(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || (outcome.code !== 0 && outcome.code !== 2))
    return failed('checkupdates', outcome, timeout);
  const updates = outcome.truncated ? undefined : parseUpgrades(outcome.stdout);
  if (!updates || updates.length > 0 !== (outcome.code === 0)) return notUnderstood('checkupdates');
  return { kind: 'known', updates };
}

/** Lines `name installed -> candidate`; ignored packages (`[ignored]`) are left out. Undefined for another form. */
function parseUpgrades(output: string): PendingUpdate[] | undefined {
  const updates: PendingUpdate[] = [];
  for (const line of linesOf(output)) {
    const match = /^(\S+) (\S*\d\S*) -> \S*\d\S*( \[ignored\])?$/.exec(line.trim());
    if (!match) return undefined;
    if (!match[3]) updates.push({ id: `${match[1]} ${match[2]}`, security: false });
  }
  return updates;
}

/**
 * The newest database of the last synchronisation. It carries the server's date, so it is never too young. Pacman
 * reads an empty file as a repository without packages and says nothing (tried with 6.0.2): then there is no index.
 */
async function synchronised(root: string): Promise<number | undefined> {
  const folder = path.join(root, 'var/lib/pacman/sync');
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.db'));
  const files = names.map((name) => path.join(folder, name));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.includes(0) ? undefined : newestOf(files);
}
