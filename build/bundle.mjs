#!/usr/bin/env node
/**
 * Builds the app: out/main.js, out/preload.js, out/cli.js and the program it starts, out/systeminformation.js, out/renderer, out/icons, out/licences.txt.
 *
 *   node build/bundle.mjs [--if-changed] [--quiet] [--release]
 *
 * --if-changed builds only the parts whose sources are newer; --quiet prints errors only.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCompiled } from './compiled.mjs';
import { newestChange, readStamps, withLock } from './fresh.mjs';
import { programOptions, sources } from './programs.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * @typedef {{out?: string, release?: boolean, version?: string, ifChanged?: boolean, say?: (text: string) => void,
 *   replace?: Record<string, string>, compiler?: {executable: string, environment?: Record<string, string>} | null}} Options
 *   `out`: the folder to fill; `version`: what the programs call themselves instead of package.json's; `replace`: modules that stand in for others, by absolute path without extension, for tests of the
 *   desktop alone; such a build has no command line and belongs into a folder of its own;
 *   `compiler`: the Node.js that will run the command line, where it runs here too; null where it does not; without it, this one.
 */

/**
 * Builds what is asked for.
 * @param {Options} options
 */
export async function bundle({
  out = path.join(ROOT, 'out'),
  release = false,
  version,
  ifChanged = false,
  say = () => {},
  replace = {},
  compiler = { executable: process.execPath },
} = {}) {
  const how = JSON.stringify({ release, version, replace });
  const stampFile = path.join(out, '.stamps.json');
  if (ifChanged && staleParts(readStamps(stampFile), how, replace).length === 0) return;
  fs.mkdirSync(out, { recursive: true });
  await withLock(path.join(out, '.lock'), async () => {
    const stamps = readStamps(stampFile);
    // Looked at again: another build may have done the work while we waited.
    for (const part of ifChanged ? staleParts(stamps, how, replace) : parts) {
      const began = Date.now();
      await part.make({ out, release, version, replace, compiler });
      stamps[part.name] = { began, how };
      fs.writeFileSync(stampFile, JSON.stringify(stamps));
      say(`${part.says} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    }
  });
}

const common = [
  'shared',
  'package.json',
  'package-lock.json',
  'build/bundle.mjs',
  'build/compiled.mjs',
  'build/keepCompiled.cjs',
  'build/loader.cjs',
  'build/programs.mjs',
];
const parts = [
  {
    name: 'programs',
    says: 'built main, preload and command line',
    inputs: ['electron', ...common],
    make: makePrograms,
  },
  {
    name: 'renderer',
    says: 'built the window',
    inputs: ['renderer', 'build/vite.config.ts', 'build/windowTexts.mjs', ...common],
    make: makeRenderer,
  },
  {
    name: 'licences',
    says: 'collected the licences',
    inputs: ['LICENSE', 'build/licences.mjs', 'package-lock.json'],
    make: makeLicences,
  },
  {
    name: 'icons',
    says: 'drew the tray icons',
    inputs: ['build/icons.mjs', 'build/package/icon.svg', ...common],
    make: makeIcons,
  },
];

function staleParts(stamps, how, replace) {
  const replacements = Object.values(replace);
  return parts.filter(({ name, inputs }) => {
    const stamp = stamps[name];
    return (
      stamp?.how !== how ||
      newestChange([...inputs.map((input) => path.join(ROOT, input)), ...replacements]) >= stamp.began
    );
  });
}

async function makePrograms({ out, release, version, replace, compiler }) {
  const { build } = await import('esbuild');
  const optionsOf = (source, name) =>
    programOptions({ root: ROOT, source, outfile: path.join(out, name), release, version, replace });
  const program = (source, name) => build(optionsOf(source, name));
  const programs = [program(sources.main, 'main.js'), program(sources.preload, 'preload.js')];
  programs.push(program('node_modules/systeminformation/lib/index.js', 'systeminformation.js'));
  await Promise.all(programs);
  requireAscii(path.join(out, 'main.js'));
  // The checkout's own package.json says "module" to none of these, a package's might.
  fs.writeFileSync(path.join(out, 'package.json'), '{ "type": "commonjs" }\n');
  if (Object.keys(replace).length > 0) return;
  // What a command needs to say how things stand, most others need as well.
  const how = { compiler: compiler ?? undefined, args: ['status', '--json'] };
  requireAscii(await buildCompiled(optionsOf(sources.cli, 'cli.js'), how));
}

/** V8 keeps the source of a running program, with two bytes a character as soon as one is not ASCII; esbuild leaves them in regular expressions. */
function requireAscii(file) {
  const found = /.{0,40}\P{ASCII}/u.exec(fs.readFileSync(file, 'utf8'));
  if (found) throw new Error(`${file} is not ASCII, write \\u instead: ${found[0]}`);
}

async function makeRenderer({ out }) {
  const { build } = await import('vite');
  const configFile = path.join(ROOT, 'build/vite.config.ts');
  await build({
    configFile,
    configLoader: 'runner',
    logLevel: 'warn',
    build: { outDir: path.join(out, 'renderer'), emptyOutDir: true },
  });
}

async function makeLicences({ out }) {
  const { writeLicences } = await import('./licences.mjs');
  await writeLicences(ROOT, path.join(out, 'licences.txt'));
}

async function makeIcons({ out }) {
  const { drawIcons } = await import('./icons.mjs');
  await drawIcons(ROOT, path.join(out, 'icons'));
}

async function main(args) {
  const known = ['--if-changed', '--quiet', '--release'];
  const unknown = args.filter((arg) => !known.includes(arg));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(' ')}; known are ${known.join(' ')}`);
  const say = args.includes('--quiet') ? undefined : (text) => process.stdout.write(`${text}\n`);
  await bundle({ ifChanged: args.includes('--if-changed'), release: args.includes('--release'), say });
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    // esbuild has already shown its own errors.
    process.stderr.write(`The build failed: ${error.message}\n`);
    process.exitCode = 1;
  });
}
