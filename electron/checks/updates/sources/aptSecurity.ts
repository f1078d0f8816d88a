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
  /** Names of those that come from archives which mark nothing as security. */
  unmarked: ReadonlySet<string>;
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
  const unmarked = new Set<string>();
  let unread: Message | undefined;
  const origins = new Set<string>();
  const others: { prefix: string; release: string }[] = [];
  for (const archive of archives) {
    const release = await readFile(path.join(lists, archive), 'utf8').catch(() => undefined);
    if (release === undefined) unread = message('updates.apt.unread', { file: archive });
    const prefix = archive.replace(/(?:In)?Release$/, '');
    if (release !== undefined && !isSecurity(release)) {
      others.push({ prefix, release });
      continue;
    }
    if (release !== undefined) origins.add(fieldOf(release, 'Origin'));
    for (const name of names.filter((one) => one.startsWith(prefix) && /_Packages(?:\.\w+)?$/.test(one))) {
      const index = await readIndex(context, path.join(lists, name));
      if (typeof index === 'string') for (const fixed of fixedBy(index, upgrades)) found.add(fixed);
      else unread = index;
    }
  }
  const silent = others.filter(({ release }) => !isMarked(release, origins));
  // Where no archive marks anything, none of the lists need be read for it.
  if (silent.length === others.length && found.size === 0 && origins.size === 0)
    for (const { name } of upgrades) unmarked.add(withoutArchitecture(name));
  else
    for (const { prefix } of silent)
      for (const name of names.filter((one) => one.startsWith(prefix) && /_Packages(?:\.\w+)?$/.test(one))) {
        const index = await readIndex(context, path.join(lists, name));
        if (typeof index === 'string') for (const one of candidatesIn(index, upgrades)) unmarked.add(one);
      }
  for (const name of found) unmarked.delete(name);
  return { found, unmarked, ...(unread ? { unread } : {}) };
}

/** A field in the head of a Release file. */
function fieldOf(release: string, field: string): string {
  return new RegExp(`^${field}: *(.*?)\\s*$`, 'm').exec(release.slice(0, 4096))?.[1] ?? '';
}

/** Suites of which nobody tells which updates are for security, although their origin has an archive for it. */
const unsorted =
  /^(?:unstable|sid|experimental|testing|rc-buggy)$|-(?:backports(?:-sloppy)?|proposed(?:-updates)?)$/;

function isMarked(release: string, origins: ReadonlySet<string>): boolean {
  return origins.has(fieldOf(release, 'Origin')) && !unsorted.test(fieldOf(release, 'Suite'));
}

/**
 * Whether some release of Debian, Devuan or Ubuntu is set up and no archive of its fixes. Debian's testing and sid need
 * none, and Raspbian and vendors have none. Source: Debian's release notes; CISOfy/lynis#906, #835.
 */
export function lacksSecurity(releases: readonly string[]): boolean {
  const secured = releases.filter(isSecurity);
  return releases.some((release) => {
    const origin = fieldOf(release, 'Origin');
    const [suite, codename] = [fieldOf(release, 'Suite'), fieldOf(release, 'Codename')];
    const main = /^(?:Debian|Ubuntu|Devuan)$/.test(origin) && fieldOf(release, 'Label') === origin;
    const released =
      !unsorted.test(suite) && !/-/.test(suite) && !/^sid$/.test(codename) && !isSecurity(release);
    if (!main || !released) return false;
    return !secured.some(
      (one) =>
        fieldOf(one, 'Codename').split('-')[0] === codename ||
        codename === '' ||
        fieldOf(one, 'Origin') === origin,
    );
  });
}

/** The names of upgrades whose very candidate a Packages file has. */
function candidatesIn(index: string, upgrades: readonly Upgrade[]): string[] {
  const names = new Set(upgrades.map(({ name }) => withoutArchitecture(name)));
  return index.split(/\n\n+/).flatMap((stanza) => {
    const name = /^Package: (.*)$/m.exec(stanza)?.[1];
    const version = /^Version: (.*)$/m.exec(stanza)?.[1];
    if (!name || !names.has(name)) return [];
    return upgrades.some((one) => withoutArchitecture(one.name) === name && one.candidate === version)
      ? [name]
      : [];
  });
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
