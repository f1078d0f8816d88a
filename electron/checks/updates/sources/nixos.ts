import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../../shared/message';
import type { PackageFacts } from '../facts';
import { isFamily, readOsRelease } from '../osRelease';
import { indexAt, namesIn, type PackageSource } from './source';

const profiles = 'nix/var/nix/profiles';

/**
 * NixOS is built as a whole out of a channel: what is pending is told by the age of the channel and by whether the
 * system was built since. Nothing is evaluated.
 */
export const nixos: PackageSource = {
  id: 'nixos',
  name: 'NixOS',
  marksSecurity: false,
  commands: {
    install: 'sudo nixos-rebuild switch --upgrade',
    refresh: 'sudo nix-channel --update',
    show: 'nixos-version',
  },
  applies: async ({ release }) => isFamily(release, ['nixos']),
  async gather({ root }): Promise<PackageFacts> {
    const built = await newestLink(path.join(root, profiles), /^system-\d+-link$/);
    const channel = await newestLink(path.join(root, profiles, 'per-user/root'), /^channels-\d+-link$/);
    const dated = dateIn((await readOsRelease(root)).BUILD_ID ?? '');
    // A system of a flake carries the date of its packages; the channel beside it then means nothing.
    const at = dated ?? channel;
    if (built === undefined)
      return {
        source: 'nixos',
        index: indexAt(at),
        pending: { kind: 'unknown', reason: message('updates.nixos.no-system') },
      };
    const behind = dated === undefined && channel !== undefined && channel > built;
    return {
      source: 'nixos',
      index: indexAt(at),
      pending: { kind: 'known', updates: behind ? [{ id: `system ${built}`, security: false }] : [] },
    };
  },
};

/** Epoch seconds in `25.11.20261120.abcdef0`, as flakes have it; channels have a number in its place. */
function dateIn(build: string): number | undefined {
  const [, year, month, day] = /\.(20\d\d)(\d\d)(\d\d)\.[0-9a-f]+/.exec(build) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`) / 1000;
  return Number.isFinite(at) ? at : undefined;
}

/** When the newest of some links was made; what they point at has no times worth looking at. */
async function newestLink(folder: string, form: RegExp): Promise<number | undefined> {
  const names = (await namesIn(folder)).filter((name) => form.test(name));
  const times = await Promise.all(
    names.map(async (name) => (await lstat(path.join(folder, name))).mtimeMs / 1000),
  );
  return times.length > 0 ? Math.max(...times) : undefined;
}
