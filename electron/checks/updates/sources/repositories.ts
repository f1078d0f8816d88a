import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Part } from '../facts';
import { namesIn, newestOf } from './source';

/**
 * The enabled repositories of a folder of `.repo` files, by the names of their sections. Left out are media that are put
 * in only now and then. Source: dnf.conf(5), libzypp's RepoFileReader.
 */
export async function enabledRepositories(folder: string): Promise<string[]> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.repo'));
  const texts = files.map((name) => textOf(path.join(folder, name)));
  return (await Promise.all(texts)).flatMap(parseRepositories);
}

/** What a file says; nothing when it is none, such as a pipe from which nothing may ever come. */
async function textOf(file: string): Promise<string> {
  const isFile = await stat(file).then(
    (facts) => facts.isFile(),
    () => false,
  );
  return isFile ? readFile(file, 'utf8').catch(() => '') : '';
}

/** The enabled ones of one such file. */
export function parseRepositories(text: string): string[] {
  return text.split(/^(?=\[)/m).flatMap((section) => {
    const name = /^\[([^\]\n]+)\]/.exec(section)?.[1];
    const value = (key: string) => new RegExp(`^${key}\\s*=\\s*(.*)$`, 'im').exec(section)?.[1]?.trim() ?? '';
    const disabled = /^(?:0|no|false|off)$/i.test(value('enabled'));
    const medium = /^(?:cd|dvd|hd|iso|dir|media):/i.test(value('baseurl'));
    return name && name !== 'main' && !disabled && !medium ? [name] : [];
  });
}

/** The one whose newest file is the oldest; `filesOf` gives the files that a refresh touches. One without any is told by the tool itself. */
export async function oldestRepository(
  names: readonly string[],
  filesOf: (name: string) => Promise<string[]>,
): Promise<Part | undefined> {
  let oldest: Part | undefined;
  for (const name of names) {
    const at = await newestOf(await filesOf(name));
    if (at !== undefined && (!oldest || at < oldest.at)) oldest = { name, at };
  }
  return oldest;
}
