import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');

/** Icinga's words live in its own room; ntopng is another server with an API of its own. */
const rooms = ['electron/icinga/', 'electron/checks/ntopng/'];

const words: [what: string, pattern: RegExp][] = [
  ['a path of the API', /\/v1(['"`?]|\/(actions|objects|config|events|status)\b)/],
  [
    'a field of a request',
    /\b(exit_status|plugin_output|performance_data|execution_start|execution_end|check_source)\b/,
  ],
  [
    "an action's name in a path",
    /\/(process-check-result|acknowledge-problem|remove-acknowledgement|schedule-downtime|remove-downtime)\?/,
  ],
  ["a status code's meaning", /\bstatus(Code)?\s*(===|!==|<=?|>=?)\s*[1-5]\d\d\b/],
  ["a service's full name taken apart", /(indexOf|split|lastIndexOf)\(\s*['"`]!['"`]/],
];

function foreignWords(text: string): string[] {
  return words.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
}

function sources(): string[] {
  return ['electron', 'renderer', 'shared']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .map((name) => relative('', name).replaceAll('\\', '/'))
    .filter((name) => /\.tsx?$/.test(name) && !rooms.some((room) => name.startsWith(room)));
}

describe('Icinga’s words', () => {
  it('stand nowhere else', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(300);
    const found = files.map((name) => [name, ...foreignWords(readFileSync(join(root, name), 'utf8'))]);
    expect(found.filter(([, ...what]) => what.length > 0)).toEqual([]);
  });

  it.each([
    "fetch('/v1/objects/hosts')",
    "path: '/v1'",
    'const { exit_status } = body;',
    "path.includes('/remove-downtime?verbose=1')",
    'if (entry.status === 200) return;',
    'if (statusCode >= 500) return;',
    "object.slice(object.indexOf('!') + 1)",
  ])('are recognised: %s', (text) => {
    expect(foreignWords(text)).toHaveLength(1);
  });

  it('are where they belong', () => {
    const text = ['rest/requests.ts', 'recorded.ts']
      .map((name) => readFileSync(join(root, 'electron/icinga', name), 'utf8'))
      .join('');
    expect(foreignWords(text).length).toBeGreaterThan(3);
  });
});
