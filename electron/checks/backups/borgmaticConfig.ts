import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The repositories that borgmatic's configuration names, and the files that make it up. */
export interface BorgmaticRepositories {
  files: string[];
  repositories: string[];
}

/**
 * Reads the repositories out of borgmatic's configuration: of a file or folder, else of borgmatic's usual places.
 * Undefined where a configuration cannot be read, or says it in a way that only borgmatic understands.
 */
export async function repositoriesOf(
  config: string | undefined,
  home: string,
): Promise<BorgmaticRepositories | undefined> {
  const places = config === undefined ? usual.map((place) => place.replace(/^~/, home)) : [config];
  const files = (await Promise.all(places.map(filesOf))).flat();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => undefined)));
  const found = texts.map((text) => (text === undefined ? undefined : parseRepositories(text)));
  if (files.length === 0 || found.includes(undefined)) return undefined;
  return { files, repositories: found.flatMap((one) => one ?? []) };
}

const usual = [
  '/etc/borgmatic/config.yaml',
  '/etc/borgmatic.d',
  '~/.config/borgmatic/config.yaml',
  '~/.config/borgmatic.d',
];

/** A file stands for itself, a folder for the YAML files in it. */
async function filesOf(place: string): Promise<string[]> {
  return readdir(place).then(
    (names) => names.filter((name) => /\.ya?ml$/.test(name)).map((name) => path.join(place, name)),
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : [place]),
  );
}

/**
 * The list below `repositories:`, whose items are `- /a/path`, or `- path: /a/path` with other lines such as `label:`.
 * Undefined when there is none, or for what needs more of YAML or of borgmatic: includes, anchors, quotes, braces, variables.
 */
export function parseRepositories(text: string): string[] | undefined {
  const lines = text.split('\n').map((line) => line.replace(/(?:^|\s)#.*$/, '').trimEnd());
  if (lines.some((line) => /^\s*(?:[\w-]+:\s*)?(?:!include|<<:)/.test(line))) return undefined;
  const starts = lines.flatMap((line, index) => (/^\s*repositories:$/.test(line) ? [index] : []));
  const [start] = starts;
  if (start === undefined || starts.length > 1) return undefined;
  const indent = indentOf(lines[start] ?? '');
  const found: string[] = [];
  for (const line of lines.slice(start + 1)) {
    if (line === '') continue;
    const isItem = line.trimStart().startsWith('- ');
    if (indentOf(line) < indent || (indentOf(line) === indent && !isItem)) break;
    const item = /^\s*-\s+(?:path:\s+)?([\w/][^\s'"{}$*]*)$/.exec(line)?.[1];
    if (item !== undefined && !item.endsWith(':')) found.push(item);
    else if (isItem || !/^\s+label:\s/.test(line)) return undefined;
  }
  return found.length > 0 ? found : undefined;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
