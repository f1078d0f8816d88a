#!/usr/bin/env node
/**
 * Builds one package into dist/ and prints its path last: npm run dist -- --linux deb
 *
 *   node build/package/dist.mjs --linux|--win|--mac TARGET [--test [--again]]
 *
 * A release is built from the Electron version in package.json only; --test takes the development runtime and marks what
 * it makes; --again packs what the last test build left in dist/ in another format. CUSTOM_FPM_PATH names the fpm to use; without one, build/package/fpm.mjs stands in for it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle.mjs';
import { findRuntime } from '../setup/runtime.mjs';
import { configuration, TARGETS } from './configuration.mjs';
import { prepare } from './prepare.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {{system: string, target: string, test: boolean, again: boolean}} @throws {Error} that says what is known */
export function readArguments(args) {
  const test = args.includes('--test');
  // A release is always built again.
  const again = test && args.includes('--again');
  const known = ['--test', ...(again ? ['--again'] : [])];
  const [system = '', target = '', ...more] = args.filter((arg) => !known.includes(arg));
  const name = system.replace(/^--/, '');
  if (more.length > 0 || !TARGETS[name]?.includes(target)) {
    const targets = Object.entries(TARGETS).map(([key, all]) => `--${key} ${all.join('|')}`);
    throw new Error(`One target at a time: ${targets.join(', ')}; and --test.`);
  }
  return { system: name, target, test, again };
}

/** @throws {Error} when a release would be made of something else than the Electron that was asked for */
export function checkRuntime({ origin, version }, test) {
  if (origin === 'official' || test) return;
  throw new Error(
    `This checkout's Electron ${version} is the development runtime, and a release is not built from it. ` +
      'Run "npm run setup" where the pinned version can be downloaded, or build a marked test package with --test.',
  );
}

async function main(args) {
  const { system, target, test, again } = readArguments(args);
  const runtime = findRuntime(ROOT);
  checkRuntime(runtime, test);
  const metadata = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  // npm and dpkg both sort a version with such an ending before the release of the same number.
  const version = test ? `${metadata.version}-test` : metadata.version;
  const staged = path.join(ROOT, 'dist', 'staged');
  if (!again) await stage(staged, version, compilerOf(system, runtime));
  process.env.CUSTOM_FPM_PATH ||= path.join(ROOT, 'build/package/fpm.mjs');
  const seven = use7zip();
  if (seven) process.env.ELECTRON_BUILDER_7ZIP_PATH ||= seven;
  const unpacked = path.join(ROOT, 'dist', `${system}-unpacked`);
  const { Arch, build, Platform } = await import('electron-builder');
  const platforms = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC };
  const made = await build({
    projectDir: ROOT,
    targets: platforms[system].createTarget(target, Arch.x64),
    config: configuration({ root: ROOT, staged, system, version, test, author: metadata.author, runtime }),
    publish: 'never',
    ...(again ? { prepackaged: unpacked } : {}),
  });
  const [artifact = unpacked] = made.filter((file) => !file.endsWith('.blockmap') && !file.endsWith('.yml'));
  fs.copyFileSync(path.join(staged, 'sbom.cdx.json'), path.join(ROOT, 'dist', `fettle-${version}.cdx.json`));
  printSizes([path.join(unpacked, 'resources/app.asar'), unpacked, artifact]);
  console.log(artifact);
}

/** The Node.js inside the Electron of the package, where that runs here. Windows and macOS start the command line inside the app. */
function compilerOf(system, { executable }) {
  if (system !== 'linux' || process.platform !== 'linux') return null;
  return { executable, environment: { ELECTRON_RUN_AS_NODE: '1' } };
}

/** Makes everything of ours that goes into a package. */
async function stage(staged, version, compiler) {
  fs.rmSync(staged, { recursive: true, force: true });
  // Whoever has set it to something else, as vitest does, would get React's development build.
  process.env.NODE_ENV = 'production';
  await bundle({ out: path.join(staged, 'out'), release: true, version, compiler });
  fs.rmSync(path.join(staged, 'out', '.stamps.json'), { force: true });
  await prepare({ root: ROOT, staged, version });
}

/** electron-builder's own download may be out of reach where the system has the program. */
function use7zip() {
  return ['/usr/bin/7z', '/usr/bin/7zz'].find((file) => fs.existsSync(file));
}

function printSizes(files) {
  for (const file of new Set(files.filter((one) => fs.existsSync(one)))) {
    const kilobytes = Number(
      execFileSync('du', ['-sk', '--apparent-size', file], { encoding: 'utf8' }).split('\t')[0],
    );
    console.log(`${(kilobytes / 1024).toFixed(1).padStart(7)} MiB  ${path.relative(ROOT, file)}`);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    // Ended here: left to itself, electron-builder's own hook ends the process with 0.
    process.stderr.write(`${error.message}\n`, () => process.exit(1));
  });
}
