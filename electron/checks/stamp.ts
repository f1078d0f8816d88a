import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { globForm } from './glob';

/**
 * What on the disk an answer depends on: paths below the root, in which `*` stands for any part of a name and a last
 * `**` for all that a folder holds, however deep. Not what the asked program itself writes when it is asked.
 */
export interface Traces {
  /** Of each group one path at least must be there: else nobody knows what the answer depends on. */
  needed: readonly (readonly string[])[];
  also: readonly string[];
}

/** Where rpm keeps what is installed, in each of its forms; Debian's rpm has it in the person's home folder. */
export function rpmDatabase(home: string): string[] {
  // Not the folders: who only reads makes and removes files for locks in them.
  const names = ['rpmdb.sqlite', 'rpmdb.sqlite-wal', 'Packages', 'Packages.db'];
  return ['var/lib/rpm', 'usr/lib/sysimage/rpm', `${home}/.rpmdb`].flatMap((folder) =>
    names.map((name) => `${folder}/${name}`),
  );
}

/**
 * A short text that is another one after any of these files came, went or changed; undefined when something needed is
 * not there. It is told by times and sizes, so a file is never read, except the kernel's own.
 */
export async function stampOf(root: string, { needed, also }: Traces): Promise<string | undefined> {
  const lines: string[] = [];
  for (const group of [...needed, also]) {
    const files = (await Promise.all(group.map((pattern) => matching(root, pattern)))).flat();
    const marks = await Promise.all(files.map((file) => markOf(root, file)));
    if (group !== also && marks.every((mark) => mark === absent)) return undefined;
    lines.push(...files.map((file, index) => `${file} ${marks[index]}`));
  }
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Whether a file of settings has a line of this form, for instance one that moves what would be looked at. */
export async function says(root: string, file: string, line: RegExp): Promise<boolean> {
  return line.test(await readFile(path.join(root, file), 'utf8').catch(() => ''));
}

const absent = '-';

/** The paths that a pattern stands for, in a fixed order; a path without `*` stands for itself, there or not. */
async function matching(root: string, pattern: string): Promise<string[]> {
  let found = [''];
  for (const part of pattern.split('/').filter((one) => one !== '')) {
    const next = found.map(async (folder) => {
      if (part === '**') return [folder, ...(await below(root, folder))];
      if (!part.includes('*')) return [`${folder}/${part}`];
      const form = globForm(part);
      const names = await readdir(path.join(root, folder)).catch(() => []);
      return names.filter((name) => form.test(name)).map((name) => `${folder}/${name}`);
    });
    found = (await Promise.all(next)).flat();
  }
  return found.sort();
}

/** All that a folder holds; a folder that may not be read is seen by its own times only. */
async function below(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const deeper = entries.map(async (entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? [name, ...(await below(root, name))] : [name];
  });
  return (await Promise.all(deeper)).flat();
}

/**
 * The time of the last change (ctime) is there for files that are replaced by others with a server's date. It is
 * ignored for empty files: reading rpm's database as root re-chowns its empty log.
 */
async function markOf(root: string, file: string): Promise<string> {
  const full = path.join(root, file);
  // The kernel's files have no times worth looking at.
  if (/^\/(?:proc|sys)\//.test(file)) return readFile(full, 'utf8').catch(() => absent);
  return stat(full).then(
    ({ mtimeMs, ctimeMs, size }) => `${mtimeMs}/${size === 0 ? 0 : ctimeMs}/${size}`,
    () => absent,
  );
}
