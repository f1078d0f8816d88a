import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildCompiled } from '../../../build/compiled.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-compiled-'));
  mkdirSync(join(folder, 'out'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compiler = { executable: process.execPath };
const build = async (text: string, how: Parameters<typeof buildCompiled>[1]) => {
  writeFileSync(join(folder, 'program.ts'), text);
  await buildCompiled(
    {
      entryPoints: [join(folder, 'program.ts')],
      outfile: join(folder, 'out/program.js'),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
    },
    how,
  );
};
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: join(folder, 'out'), encoding: 'utf8' });
/** What the program prints, and whether V8 took what was compiled before. */
const run = (...args: string[]) => ({
  words: node('program.js', ...args).trim(),
  taken:
    node('-p', "require('./program.js').script.cachedDataRejected").trim().split('\n').at(-1) === 'false',
});
const kept = () => readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.cache'));

const words = "console.log(process.argv.slice(2).join(' ') || 'nothing');\n";

it('runs with what was compiled before, and gets its own arguments', async () => {
  await build(words, { compiler, args: ['while', 'building'] });
  expect(run('given', 'now')).toEqual({ words: 'given now', taken: true });
});

it('is run once while it is built, as nobody', async () => {
  const file = join(folder, 'seen');
  const text = `require('node:fs').writeFileSync(${JSON.stringify(file)}, process.argv.slice(2) + ' ' + process.env.HOME);`;
  await build(text, { compiler, args: ['status'] });
  const [args, home = ''] = readFileSync(file, 'utf8').split(' ');
  expect(args).toBe('status');
  expect(home).toContain('fettle-compiling-');
  expect(() => readdirSync(home)).toThrow();
});

it('runs without it as well: made for another system, broken, or for other flags', async () => {
  await build(words, { args: [] });
  expect(kept()).toEqual([]);
  expect(run('one').words).toBe('one');
  await build(words, { compiler, args: [] });
  const [file = ''] = kept();
  expect(node('--no-opt', 'program.js', 'two').trim()).toBe('two');
  writeFileSync(join(folder, 'out', file), 'broken');
  expect(run('three')).toEqual({ words: 'three', taken: false });
});

it('never takes what was compiled of another source, though it be as long', async () => {
  await build("console.log('one');\n", { compiler, args: [] });
  expect(run()).toEqual({ words: 'one', taken: true });
  await build("console.log('two');\n", { compiler, args: [] });
  expect(run()).toEqual({ words: 'two', taken: true });
  // Starter, program, and what was compiled.
  expect(readdirSync(join(folder, 'out'))).toHaveLength(3);
});
