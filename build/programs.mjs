/** How the app's programs are bundled by esbuild; for build/bundle.mjs, and for `npm run dev`, which builds them again and again. */
import fs from 'node:fs';
import path from 'node:path';

/** Where each program begins. */
export const sources = {
  main: 'electron/main.ts',
  preload: 'electron/desktop/ipc/preload.ts',
  cli: 'electron/cli.ts',
};

/**
 * esbuild's options for one program.
 * @param {{root: string, source: string, outfile: string, release?: boolean, version?: string, replace?: Record<string, string>,
 *   dev?: string}} options
 *   `source` as named below `root`; `dev`: the address of Vite's server for a build of `npm run dev`, which is readable and quick;
 *   the rest as in bundle.mjs
 * @returns {import('esbuild').BuildOptions & {outfile: string}}
 */
export function programOptions({ root, source, outfile, release = false, version, replace = {}, dev }) {
  const { version: own } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return {
    entryPoints: [path.join(root, source)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // Node reads a whole CommonJS file for its exports before it is imported, which takes longer than to load it.
    supported: { 'dynamic-import': false },
    external: ['electron', 'keytar'],
    // jsonc-parser's UMD build cannot be bundled.
    mainFields: ['module', 'main'],
    define: {
      FETTLE_RELEASE: String(release),
      FETTLE_VERSION: JSON.stringify(version ?? own),
      FETTLE_DEV: dev === undefined ? 'undefined' : JSON.stringify(dev),
    },
    // The source stays in memory as long as the app runs; names are kept for stack traces. The command line shows none and has to
    // start quickly: to name every function takes a tenth of its start.
    minify: dev === undefined,
    keepNames: source !== sources.cli,
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
  };
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
 * An esbuild plugin that takes of undici what electron/icinga/http/apiConnection.ts and the ntopng checks use, and leaves out fetch, WebSocket, caches and the
 * rest; its index loads them all, which costs the idle app 4 MB. Files inside lib/ are nobody's promise: so package.json pins undici to one
 * version, and test/unit/build/undici.test.ts holds these against it.
 */
export const onlyUndiciClient = {
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
 * An esbuild plugin that takes of dbus-native the connection, which is what electron/platform/logind/bus.ts uses, and leaves out objects, servers,
 * a bus of its own and introspection, for which it brings three XML packages: 170 KB.
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
