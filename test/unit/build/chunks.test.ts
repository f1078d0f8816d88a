import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildInChunks } from '../../../build/chunks.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-chunks-'));
  mkdirSync(join(folder, 'node_modules/old'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/old/index.js'), "exports.word = 'from an old package';\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const build = () =>
  buildInChunks({
    entryPoints: [join(folder, 'program.ts')],
    outfile: join(folder, 'out/program.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
  });
const run = () => execFileSync(process.execPath, [join(folder, 'out/program.js')], { encoding: 'utf8' });

it('loads a chunk when it is asked for, with the names of a CommonJS package', async () => {
  mkdirSync(join(folder, 'out'));
  write('late.ts', "export { word } from 'old';\n");
  write('program.ts', "console.log('first'); import('./late').then(({ word }) => console.log(word));\n");
  await build();
  expect(run()).toBe('first\nfrom an old package\n');
});

it('leaves no chunk of a build before', async () => {
  mkdirSync(join(folder, 'out'));
  write('late.ts', 'export const word = 1;\n');
  write('program.ts', "import('./late').then(({ word }) => console.log(word));\n");
  await build();
  write('late.ts', 'export const word = 2;\n');
  await build();
  expect(run()).toBe('2\n');
  // The program, and what is loaded later.
  expect(readdirSync(join(folder, 'out'))).toHaveLength(2);
});

it('gives the names of a CommonJS package that the source itself imports late', async () => {
  mkdirSync(join(folder, 'out'));
  write('program.ts', "import('old').then(({ word }) => console.log(word));\n");
  await build();
  expect(run()).toBe('from an old package\n');
});
