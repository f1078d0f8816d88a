import type { CheckContext } from '../../check';
import { type Looker, namesIn, textOf } from '../read/folder';

/** The repositories that borgmatic's configuration names, and the files that make it up. */
export interface BorgmaticRepositories {
  files: string[];
  repositories: string[];
}

/**
 * Reads the repositories out of borgmatic's configuration: of one file, else of borgmatic's usual places. Undefined where a
 * configuration cannot be read, or says it in a way that only borgmatic understands.
 */
export async function repositoriesOf(
  context: CheckContext<unknown>,
  config: string | undefined,
): Promise<BorgmaticRepositories | undefined> {
  const looker: Looker = { tool: 'borgmatic', context, missing: { kind: 'empty' } };
  const found: BorgmaticRepositories = { files: [], repositories: [] };
  for (const file of config === undefined ? await usualFiles(looker, context.macros.home) : [config]) {
    const text = await textOf(looker, file);
    if (text.kind === 'reading' && text.reading.kind === 'empty' && config === undefined) continue;
    const repositories = text.kind === 'seen' ? parseRepositories(text.value) : undefined;
    if (!repositories) return undefined;
    found.files.push(file);
    found.repositories.push(...repositories);
  }
  return found.files.length > 0 ? found : undefined;
}

/** Where borgmatic looks: a file and the YAML files of a folder, of the system and of the person. */
async function usualFiles(looker: Looker, home: string): Promise<string[]> {
  const files: string[] = [];
  for (const folder of ['/etc', `${home}/.config`]) {
    const names = await namesIn(looker, `${folder}/borgmatic.d`);
    const yaml = names.kind === 'seen' ? names.value.filter((name) => /\.ya?ml$/.test(name)) : [];
    files.push(`${folder}/borgmatic/config.yaml`, ...yaml.map((name) => `${folder}/borgmatic.d/${name}`));
  }
  return files;
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
