import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { windowTexts } from '../../../build/windowTexts.mjs';
import { texts } from '../../../shared/i18n/languages';

const root = join(__dirname, '../../..');
const folder = join(root, 'shared/i18n');
const idsIn = (source: string) =>
  [...source.matchAll(/^ {2}["']([^"']+)["']:/gm)].map((match) => match[1] ?? '');
/** Its form as esbuild writes it: one text a line, and all of it valid. */
const parsed = (source: string) => transformSync(source, { loader: 'ts' }).code;

describe('the texts of the window', () => {
  it.each(readdirSync(folder))('of %s are all but those of the command line and the DPIA sheet', (file) => {
    const whole = readFileSync(join(folder, file), 'utf8');
    const expected = idsIn(parsed(whole)).filter((id) => !/^(cli|dpia|import)\./.test(id));
    expect(idsIn(parsed(windowTexts(whole)))).toEqual(expected);
  });

  it('are what is left of every language', () => {
    for (const language of Object.keys(texts))
      expect(readFileSync(join(folder, `${language}.ts`), 'utf8')).toMatch(/^ {2}'cli\./m);
  });

  it.each(['electron/agent', 'electron/desktop', 'renderer', 'shared'])('are all that %s says', (place) => {
    const files = readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/^(dpia|i18n)[\\/]/.test(file),
    );
    const saying = files.filter((file) =>
      /['`](cli|dpia|import)\./.test(readFileSync(join(root, place, file), 'utf8')),
    );
    expect(saying).toEqual([]);
  });
});
