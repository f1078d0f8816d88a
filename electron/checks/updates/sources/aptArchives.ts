import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Message, message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { processFailure } from '../../processFailure';
import type { Part } from '../facts';
import { lastRefresh, madeAt, wasLeftOut } from './aptRefresh';
import { isSecurity, lacksSecurity } from './aptSecurity';
import { ask, linesOf, namesIn, patience } from './source';

/** Only prints what an update would fetch, so that it names every archive that is configured. */
const configured = ['apt-get', '-q', '--print-uris', '-o', 'Debug::NoLocking=true', 'update'] as const;

/** What is the matter with apt's lists. `missing`: a list that is not there; `oldest`: the security archive that is longest out of date. */
export interface Archives {
  missing?: Message;
  oldest?: Part;
  /** The release that is set up has an archive of fixes for security, and none is set up. */
  withoutSecurity?: boolean;
}

/**
 * Looks whether the lists are those of all configured archives. apt-get itself says nothing about a list that is not
 * there, as after a refresh that was cut short, and counts it as an archive without packages (tried with 2.6.1). A
 * refresh of which one archive failed counts as done, so of a security archive its own date is looked at as well.
 */
export async function lookAtArchives(context: CheckContext<unknown>): Promise<Archives> {
  const outcome = await ask(context, configured);
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated)
    return { missing: processFailure('apt-get update --print-uris', outcome, patience(context)) };
  const wanted = parseUris(outcome.stdout);
  if (!wanted)
    return { missing: message('process.not-understood', { program: 'apt-get update --print-uris' }) };
  const local = new Set(
    linesOf(outcome.stdout).flatMap((line) => /^'file:[^']*' (.*_)InRelease /.exec(line)?.[1] ?? []),
  );
  const lists = path.join(context.root, 'var/lib/apt/lists');
  const present = await namesIn(lists);
  const archives: Archives = {};
  const releases: string[] = [];
  const commented = await isSecurityCommented(context.root);
  const refresh = await lastRefresh(lists, present, local);
  for (const prefix of wanted.flatMap((name) => name.match(/^(.*_)InRelease$/)?.[1] ?? [])) {
    const file = [`${prefix}InRelease`, `${prefix}Release`].find((name) => present.includes(name));
    const archive = nameOf(prefix);
    const text = file && (await readFile(path.join(lists, file), 'utf8').catch(() => undefined));
    // Whoever writes trusted=yes may leave the Release file out: then the list itself is all there is.
    const flat =
      !file && present.some((name) => name.startsWith(prefix) && /_?Packages(?:\.\w+)?$/.test(name));
    if (flat) continue;
    if (text === undefined) {
      archives.missing = message('updates.apt.no-archive', { archive });
      continue;
    }
    for (const name of wanted.filter((one) => one.startsWith(prefix) && /_Packages$/.test(one))) {
      const there = present.some((one) => one === name || one.startsWith(`${name}.`));
      if (!there && hasPackages(text, name.slice(prefix.length)))
        archives.missing = message('updates.apt.no-archive', { archive });
    }
    // Whoever keeps a mirror on this very machine may have put the fixes into it.
    if (commented || !local.has(prefix) || isSecurity(text)) releases.push(text);
    const rejected = refresh !== undefined && file && (await wasLeftOut(path.join(lists, file), refresh));
    // What lies on this machine is not fetched, and apt leaves its mark on it seldom.
    const at = rejected && !local.has(prefix) ? madeAt(text) : dateOf(text);
    if (at !== undefined && at < (archives.oldest?.at ?? Number.POSITIVE_INFINITY))
      archives.oldest = { name: archive, at };
  }
  return lacksSecurity(releases) ? { ...archives, withoutSecurity: true } : archives;
}

/** Whether a source of fixes is commented out, as Debian's installer leaves it where it had no network. */
async function isSecurityCommented(root: string): Promise<boolean> {
  const folder = 'etc/apt/sources.list.d';
  const files = [
    'etc/apt/sources.list',
    ...(await namesIn(path.join(root, folder))).map((one) => `${folder}/${one}`),
  ];
  const texts = files.map((file) => readFile(path.join(root, file), 'utf8').catch(() => ''));
  return (await Promise.all(texts)).some((text) => /^\s*#\s*deb\s.*[\w/]-security\b/m.test(text));
}

/** The names that lines `'ADDRESS' NAME SIZE` give to files; undefined when a line has another form. */
export function parseUris(output: string): string[] | undefined {
  const matches = linesOf(output).map((line) => /^'([^']+)' (\S+) \d+( \S*)?\s*$/.exec(line));
  if (matches.some((match) => match === null)) return undefined;
  // A medium that is put in only now and then is no archive that grows old.
  return matches.flatMap((match) => (match?.[1]?.startsWith('cdrom:') ? [] : (match?.[2] ?? [])));
}

/** `deb.example.com_debian_dists_stable_` -> `deb.example.com/debian/dists/stable`. Credentials are never in such names. */
function nameOf(prefix: string): string {
  return prefix.replace(/_\.?_?$/, '').replaceAll('_', '/');
}

/**
 * Whether a Release file promises a list that holds something: `main_binary-amd64_Packages`. Debian names the sums of one
 * for `all` as well, and says elsewhere that nobody is to fetch it. Source: Debian's RepositoryFormat; tried on Debian 12.
 */
export function hasPackages(release: string, name: string): boolean {
  const file = decodeURIComponent(name.replaceAll('_', '/'));
  const architecture = /\/binary-([^/]+)\//.exec(file)?.[1];
  const known = /^Architectures: (.*)$/m.exec(release)?.[1]?.trim().split(/\s+/);
  if (architecture && known && !known.includes(architecture)) return false;
  if (architecture === 'all' && /^No-Support-for-Architecture-all: Packages\s*$/m.test(release)) return false;
  const sizes = new Map<string, number>();
  for (const [, size, entry = ''] of release.matchAll(/^ [0-9a-f]{32,} +(\d+) +(\S+)\s*$/gm))
    sizes.set(entry, Number(size));
  const plain = sizes.get(file);
  if (plain !== undefined) return plain > 0;
  // Nothing at all takes some bytes once it is compressed.
  return ['gz', 'xz', 'bz2', 'zst', 'lzma'].some((form) => (sizes.get(`${file}.${form}`) ?? 0) > 40);
}

/**
 * When an archive for security was made (epoch seconds), if it is one that is made again and again: one that says
 * itself how long it is valid, as Debian's, or Ubuntu's own. Others may rightly stay as they are for months.
 */
export function dateOf(release: string): number | undefined {
  const head = release.slice(0, 4096);
  if (!isSecurity(head) || !/^(?:Valid-Until: .*|Origin: Ubuntu\s*)$/m.test(head)) return undefined;
  return madeAt(head);
}
