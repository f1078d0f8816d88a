import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onlyWindowTexts } from '../../../build/windowTexts.mjs';
import { languages } from '../../../shared/i18n';

const root = join(__dirname, '../../..');
const folder = join(root, 'shared/i18n');
const idsIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}["']([^"']+)["']:/gm)].map((match) => match[1] ?? '');
/** Those that only the command line and the DPIA sheet say. */
const elsewhere = /^(cli|dpia|import)\./;

describe('the texts of the window', () => {
  it.each(languages)('of %s are all but those of the command line and the DPIA sheet', (language) => {
    const files = readdirSync(join(folder, language)).filter((file) => file !== 'index.ts');
    const left = files.filter((file) => onlyWindowTexts.load(join(folder, language, file)) === null);
    expect(files.filter((file) => !left.includes(file)).sort()).toEqual(['commandLine.ts', 'dpia.ts']);
    for (const file of files) {
      const ids = idsIn(join(folder, language, file));
      expect(ids).not.toEqual([]);
      expect(ids.filter((id) => elsewhere.test(id) === left.includes(file))).toEqual([]);
    }
  });

  it('are without them a module that exports the same name', () => {
    expect(onlyWindowTexts.load(join(folder, 'de', 'dpia.ts'))).toBe('export const dpia = {};');
    expect(onlyWindowTexts.load(join(root, 'renderer/main.tsx'))).toBeNull();
  });

  it.each(['electron/agent', 'electron/desktop', 'renderer', 'shared'])('are all that %s says', (place) => {
    const files = readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/(^|[\\/])(dpia|i18n)[\\/]/.test(file),
    );
    const saying = files.filter((file) =>
      /['`](cli|dpia|import)\./.test(readFileSync(join(root, place, file), 'utf8')),
    );
    expect(saying).toEqual([]);
  });
});
