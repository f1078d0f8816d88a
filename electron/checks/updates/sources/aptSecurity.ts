import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Message, message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { processFailure } from '../../processFailure';
import type { Upgrade } from './aptListing';
import { compareDebianVersions } from './debianVersion';
import { namesIn, patience } from './source';

/** Bytes of one index; the largest, of all packages of a release, has some 100 MB. */
const largest = 256 * 1024 * 1024;

/** The names, without architecture, of upgrades that bring a fix for security; `unread` says what could not be looked at. */
export interface SecurityUpgrades {
  found: ReadonlySet<string>;
  unread?: Message;
}

/**
 * Looks the upgrades up in the indexes of the security archives among apt's lists. apt-get would tell it as well, but
 * only of the version that it would install, and only while it simulates that, which takes it twice the processor time
 * of everything else.
 */
export async function securityUpgrades(
  context: CheckContext<unknown>,
  upgrades: readonly Upgrade[],
): Promise<SecurityUpgrades> {
  const lists = path.join(context.root, 'var/lib/apt/lists');
  const names = await namesIn(lists);
  const archives = names.filter((name) => /_(?:In)?Release$/.test(name));
  const found = new Set<string>();
  let unread: Message | undefined;
  for (const archive of archives) {
    const release = await readFile(path.join(lists, archive), 'utf8').catch(() => undefined);
    if (release === undefined) unread = message('updates.apt.unread', { file: archive });
    else if (!isSecurity(release)) continue;
    const prefix = archive.replace(/(?:In)?Release$/, '');
    for (const name of names.filter((one) => one.startsWith(prefix) && /_Packages(?:\.\w+)?$/.test(one))) {
      const index = await readIndex(context, path.join(lists, name));
      if (typeof index === 'string') for (const fixed of fixedBy(index, upgrades)) found.add(fixed);
      else unread = index;
    }
  }
  return unread ? { found, unread } : { found };
}

/** `Label: Debian-Security`, `Suite: jammy-security`, `Suite: jammy-infra-security` in the head of a Release file. */
export function isSecurity(release: string): boolean {
  return /^Label: Debian-Security\s*$|^(?:Suite|Codename): \S+-security\s*$/m.test(release.slice(0, 4096));
}

/**
 * The upgrades for which a Packages file has a version that is newer than the installed one. It need not be the one
 * that would be installed: Debian's point releases and Ubuntu's `-updates` often have a still newer one, with the fix
 * in it. Source: deb822(5).
 */
export function fixedBy(index: string, upgrades: readonly Upgrade[]): string[] {
  const names = new Set(upgrades.map(({ name }) => withoutArchitecture(name)));
  return index.split(/\n\n+/).flatMap((stanza) => {
    const name = /^Package: (.*)$/m.exec(stanza)?.[1];
    const fixed = /^Version: (.*)$/m.exec(stanza)?.[1];
    if (!name || !fixed || !names.has(name)) return [];
    const pending = upgrades.filter((upgrade) => withoutArchitecture(upgrade.name) === name);
    return pending.some((upgrade) => isBetween(upgrade, fixed)) ? [name] : [];
  });
}

function isBetween({ installed, candidate }: Upgrade, fixed: string): boolean {
  return compareDebianVersions(installed, fixed) < 0 && compareDebianVersions(fixed, candidate) <= 0;
}

/** `libssl3:i386` -> `libssl3`. */
export function withoutArchitecture(name: string): string {
  return name.replace(/:.*$/, '');
}

/** apt may keep its indexes compressed in one of many ways; its own helper knows them all. */
async function readIndex(context: CheckContext<unknown>, file: string): Promise<string | Message> {
  if (file.endsWith('_Packages'))
    return readFile(file, 'utf8').catch(() => message('updates.apt.unread', { file: path.basename(file) }));
  const timeout = patience(context);
  const outcome = await context.run({
    argv: ['apt-helper', 'cat-file', file],
    searchIn: ['/usr/lib/apt'],
    timeout,
    maxOutput: largest,
    signal: context.signal,
  });
  return outcome.kind === 'exited' && outcome.code === 0 && !outcome.truncated
    ? outcome.stdout
    : processFailure('apt-helper', outcome, timeout);
}
