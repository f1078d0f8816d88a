import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext } from '../../check';
import type { Upgrade } from './aptListing';
import { securityUpgrades, withoutArchitecture } from './aptSecurity';
import { namesIn } from './source';

/**
 * How many installed packages have a fix in a security archive's list that apt does not offer because of its settings: a
 * pin, or a default release, which puts all others behind it. Without such a setting apt offers the newest there is.
 * Source: apt_preferences(5).
 */
export async function withheldByPins(
  context: CheckContext<unknown>,
  offered: readonly Upgrade[],
): Promise<number> {
  if (!(await hasPins(context.root))) return 0;
  const listed = new Set(offered.map(({ name }) => withoutArchitecture(name)));
  const installed = parseInstalled(
    await readFile(path.join(context.root, 'var/lib/dpkg/status'), 'utf8').catch(() => ''),
  ).filter(({ name }) => !listed.has(name));
  const { found } = await securityUpgrades(context, installed);
  return found.size;
}

/** Whether a pin or a default release is set; what Ubuntu brings for those who have no contract keeps nothing back. */
async function hasPins(root: string): Promise<boolean> {
  const settings = await textsIn(root, 'etc/apt/apt.conf', 'etc/apt/apt.conf.d');
  if (/^\s*(?!\/\/|#)(?:[^#\n]*\b)?Default-Release\b/im.test(settings)) return true;
  return /^Pin-Priority:/im.test(await textsIn(root, 'etc/apt/preferences', 'etc/apt/preferences.d'));
}

async function textsIn(root: string, file: string, folder: string): Promise<string> {
  const names = (await namesIn(path.join(root, folder))).filter(
    (name) => !/^ubuntu-pro-esm|\.(?:save|bak|dpkg-\w+)$/.test(name),
  );
  const texts = [file, ...names.map((name) => `${folder}/${name}`)].map((one) =>
    readFile(path.join(root, one), 'utf8').catch(() => ''),
  );
  return (await Promise.all(texts)).join('\n');
}

/** Beyond every version: whatever is newer than the installed one counts. */
const beyond = '99999999:0';

/** The installed packages of dpkg's database, held ones apart: apt lists those itself. A snap in a package's clothes is none. */
function parseInstalled(status: string): Upgrade[] {
  return status.split(/\n\n+/).flatMap((stanza) => {
    const name = /^Package: (.*)$/m.exec(stanza)?.[1];
    const installed = /^Version: (.*)$/m.exec(stanza)?.[1];
    if (!name || !installed || !/^Status: install ok installed$/m.test(stanza)) return [];
    return [{ name, installed, candidate: beyond, kept: true }];
  });
}
