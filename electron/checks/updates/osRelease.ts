import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The variables of an os-release file. Source: os-release(5). */
export type OsRelease = Readonly<Record<string, string>>;

/** Reads the machine's os-release; empty when there is none. */
export async function readOsRelease(root: string): Promise<OsRelease> {
  for (const file of ['etc/os-release', 'usr/lib/os-release']) {
    const text = await readText(path.join(root, file));
    if (text !== undefined) return parseOsRelease(text);
  }
  return {};
}

/** Parses `NAME=value` lines, quoted or not. */
function parseOsRelease(text: string): OsRelease {
  const variables: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line.trim());
    if (!match?.[1]) continue;
    const value = match[2] ?? '';
    const quote = value[0] === '"' || value[0] === "'" ? value[0] : '';
    variables[match[1]] =
      quote && value.endsWith(quote) && value.length > 1 ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  }
  return variables;
}

/** A file's text; undefined when it cannot be read. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a system is one of some, or made of one of them. */
export function isFamily(release: OsRelease, ids: readonly string[]): boolean {
  return `${release.ID ?? ''} ${release.ID_LIKE ?? ''}`.split(/\s+/).some((id) => ids.includes(id));
}

/** Whether packages of this system come from apt. */
export function isDebianFamily(release: OsRelease): boolean {
  return isFamily(release, ['debian', 'ubuntu']);
}

/** Systems that are known to keep their packages with another program, whatever else is installed on them. */
const withOtherPackages =
  /^(?:void|nixos|guix|solus|gentoo|slackware|clear-linux-os|chimera|exherbo|crux|kiss|altlinux|pclinuxos|mageia|openmandriva|rosa|steamos|chromeos|flatcar|bottlerocket|photon|azurelinux|mariner|artix|archarm|amzn)$/i;

/**
 * Whether a system that names no family, as Deepin does not, is one of Debian's: dpkg keeps the package that every
 * system of it has, and apt is there.
 */
export async function isUnnamedDebian(root: string, release: OsRelease): Promise<boolean> {
  if (!release.ID || release.ID_LIKE || withOtherPackages.test(release.ID)) return false;
  const known = ['fedora', 'rhel', 'centos', 'suse', 'opensuse', 'sles', 'arch', 'alpine'];
  if (isFamily(release, known) || /^opensuse/.test(release.ID)) return false;
  const status = await readText(path.join(root, 'var/lib/dpkg/status'));
  return (
    /^Package: base-files$/m.test(status ?? '') &&
    (await readFile(path.join(root, 'usr/bin/apt-get')).then(
      () => true,
      () => false,
    ))
  );
}
