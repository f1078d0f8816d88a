#!/usr/bin/env node
/**
 * Builds the app: out/main.js, out/preload.js, out/cli.js, out/systeminformation.js, out/renderer, out/icons, out/licences.txt.
 *
 *   node build/bundle.mjs [--if-changed] [--quiet] [--release]
 *
 * --if-changed builds only the parts whose sources are newer; --quiet prints errors only.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newestChange, readStamps, withLock } from './fresh.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/**
 * @typedef {{out?: string, release?: boolean, version?: string, ifChanged?: boolean, say?: (text: string) => void,
 *   replace?: Record<string, string>}} Options
 *   `out`: the folder to fill; `version`: what the programs call themselves instead of package.json's; `replace`: modules that stand in for others, by absolute path without extension, for tests of the
 *   desktop alone; such a build has no command line and belongs into a folder of its own.
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
      await part.make({ out, release, version, replace });
      stamps[part.name] = { began, how };
      fs.writeFileSync(stampFile, JSON.stringify(stamps));
      say(`${part.says} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    }
  });
}

const common = ['shared', 'package.json', 'package-lock.json', 'build/bundle.mjs'];
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

async function makePrograms({ out, release, version: marked, replace }) {
  const { build } = await import('esbuild');
  const { version: own } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const version = marked ?? own;
  const program = (source, name) =>
    build({
      entryPoints: [path.join(ROOT, source)],
      outfile: path.join(out, name),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      // Node reads a whole CommonJS file for its exports before it is imported, which takes longer than to load it.
      supported: { 'dynamic-import': false },
      external: ['electron', 'keytar'],
      // jsonc-parser's UMD build cannot be bundled.
      mainFields: ['module', 'main'],
      define: { FETTLE_RELEASE: String(release), FETTLE_VERSION: JSON.stringify(version) },
      // The source stays in memory as long as the app runs; names are kept for stack traces.
      minify: true,
      keepNames: true,
      sourcemap: release ? false : 'linked',
      legalComments: 'none',
      logLevel: 'warning',
      plugins: [
        replacing(replace),
        onlyEnglishZod,
        onlyUndiciClient,
        onlyBusConnection,
        besides('systeminformation', source),
        commandLineBesides,
      ],
    });
  const programs = [
    program('electron/main.ts', 'main.js'),
    program('electron/desktop/preload.ts', 'preload.js'),
  ];
  if (Object.keys(replace).length === 0) programs.push(program('electron/cli.ts', 'cli.js'));
  programs.push(program('node_modules/systeminformation/lib/index.js', 'systeminformation.js'));
  await Promise.all(programs);
  requireAscii(path.join(out, 'main.js'));
  // The checkout's own package.json says "module" to none of these, a package's might.
  fs.writeFileSync(path.join(out, 'package.json'), '{ "type": "commonjs" }\n');
}

/** V8 keeps the source of a running program, with two bytes a character as soon as one is not ASCII; esbuild leaves them in regular expressions. */
function requireAscii(file) {
  const found = /.{0,40}\P{ASCII}/u.exec(fs.readFileSync(file, 'utf8'));
  if (found) throw new Error(`${file} is not ASCII, write \\u instead: ${found[0]}`);
}

/** An esbuild plugin that leaves out zod's messages in fifty languages, which are half of the program otherwise. */
const onlyEnglishZod = {
  name: 'only-english-zod',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** An esbuild plugin that leaves a large and seldom used package in a file of its own, loaded when it is asked for. */
function besides(name, source) {
  return {
    name: 'besides',
    setup(build) {
      if (source.includes(`/${name}/`)) return;
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: `./${name}.js`, external: true }));
    },
  };
}

/** An esbuild plugin that leaves the command line in its own bundle, which the app's program loads only when it is started for it. */
const commandLineBesides = {
  name: 'command-line-besides',
  setup(build) {
    build.onResolve({ filter: /^\.\/cli$/ }, () => ({ path: './cli.js', external: true }));
  },
};

/**
 * An esbuild plugin that takes of undici what electron/icinga/line.ts and the ntopng checks use, and leaves out fetch, WebSocket, caches and the
 * rest; its index loads them all, which costs the idle app 4 MB.
 */
const onlyUndiciClient = {
  name: 'only-undici-client',
  setup(build) {
    build.onLoad({ filter: /[\\/]undici[\\/]index\.js$/ }, () => ({
      contents: [
        "Object.assign(require('./lib/dispatcher/dispatcher.js').prototype, require('./lib/api'));",
        "exports.Client = require('./lib/dispatcher/client.js');",
      ].join('\n'),
    }));
  },
};

/**
 * An esbuild plugin that takes of dbus-native the connection, which is what electron/platform/bus.ts uses, and leaves out objects, servers, a bus
 * of its own and introspection, for which it brings three XML packages: 170 KB.
 */
const onlyBusConnection = {
  name: 'only-bus-connection',
  setup(build) {
    const unused = 'broker|bus|define-interface|server|server-handshake|transport-bun';
    build.onLoad({ filter: new RegExp(`[\\\\/]dbus-native[\\\\/]lib[\\\\/](${unused})\\.js$`) }, () => ({
      contents: 'module.exports = {};',
    }));
    build.onResolve({ filter: /^xml2js$/ }, () => ({
      errors: [
        { text: 'XML for D-Bus: a new version of dbus-native loads its introspection by another way' },
      ],
    }));
  },
};

/** An esbuild plugin that takes other files for some of ours. */
function replacing(replace) {
  return {
    name: 'replacing',
    setup(build) {
      if (Object.keys(replace).length === 0) return;
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: wanted, resolveDir }) => {
        const other = replace[path.resolve(resolveDir, wanted)];
        return other ? { path: other } : undefined;
      });
    },
  };
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
