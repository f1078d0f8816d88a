/**
 * The Electron runtime of a checkout: where it is and which one it is. Used by everything that starts Electron from the checkout.
 * `.runtime/runtime.json` is written by set-up as the last act, so that what it names is complete.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './steps.mjs';

/** The Electron version inside the registry's package; see electron-registry.mjs. */
export const REGISTRY_VERSION = '33.2.1';

/**
 * @typedef {{version: string, origin: 'official' | 'registry', dir: string, executable: string}} Runtime
 *   `dir` and `executable` are absolute; "official" is the binary of the Electron project in the version that package.json pins,
 *   "registry" the older one for development and tests.
 */

/** The pinned version of Electron, for example "45.4.1". */
export function pinnedVersion(root) {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.electron;
}

/**
 * Finds the runtime that set-up made, or the one that ELECTRON_OVERRIDE_DIST_PATH names.
 *
 * @param {string} root the checkout
 * @returns {Runtime}
 * @throws {SetupError} that says to run set-up
 */
export function findRuntime(root, { env = process.env, platform = process.platform } = {}) {
  const overridden = overriddenRuntime(root, { env, platform });
  if (overridden) return overridden;
  const record = readRecord(root);
  const runtime = record && runtimeIn(path.resolve(root, record.dir), record, platform);
  if (runtime && record.wanted === pinnedVersion(root)) return runtime;
  throw new SetupError(
    'There is no usable Electron runtime in this checkout. Run "npm run setup", then try again.',
  );
}

/**
 * As findRuntime, but looks at every file's size as well, and gives undefined instead of an error.
 * @returns {Runtime | undefined}
 */
export function completeRuntime(root, { env = process.env, platform = process.platform } = {}) {
  const overridden = overriddenRuntime(root, { env, platform });
  if (overridden) return overridden;
  const record = readRecord(root);
  const runtime = record && runtimeIn(path.resolve(root, record.dir), record, platform);
  return runtime && record.wanted === pinnedVersion(root) && record.files === fingerprint(runtime.dir)
    ? runtime
    : undefined;
}

/** Records a finished runtime. */
export function writeRecord(root, { version, origin, dir }) {
  const record = {
    version,
    origin,
    dir: path.relative(root, dir),
    wanted: pinnedVersion(root),
    files: fingerprint(dir),
  };
  const file = path.join(root, '.runtime', 'runtime.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.partial`, `${JSON.stringify(record, undefined, 2)}\n`);
  fs.renameSync(`${file}.partial`, file);
}

/** A hash over names and sizes of all files: enough to notice a file that is missing or cut off, in milliseconds. */
export function fingerprint(dir) {
  const hash = createHash('sha256');
  const names = fs.readdirSync(dir, { recursive: true }).map(String).sort();
  for (const name of names) {
    const stat = fs.lstatSync(path.join(dir, name));
    if (!stat.isDirectory()) hash.update(`${name} ${stat.size}\n`);
  }
  return hash.digest('hex');
}

/** Where the executable is inside a folder with an unpacked Electron. */
export function executableIn(dir, platform = process.platform) {
  if (platform === 'darwin') return path.join(dir, 'Electron.app/Contents/MacOS/Electron');
  return path.join(dir, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** The content of a runtime's `version` file without its optional "v", undefined when there is none. */
export function versionIn(dir) {
  try {
    return fs.readFileSync(path.join(dir, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

function overriddenRuntime(root, { env, platform }) {
  const dir = env.ELECTRON_OVERRIDE_DIST_PATH;
  // Our own scripts set the variable to our own folder for the programs that they start: the record is the better source then.
  if (!dir || path.resolve(dir) === path.resolve(root, '.runtime', 'electron')) return undefined;
  const version = versionIn(dir);
  const origins = { [pinnedVersion(root)]: 'official', [REGISTRY_VERSION]: 'registry' };
  if (version !== undefined && version in origins) {
    const runtime = runtimeIn(path.resolve(dir), { version, origin: origins[version] }, platform);
    if (runtime) return runtime;
  }
  throw new SetupError(
    `ELECTRON_OVERRIDE_DIST_PATH names ${dir}, which holds ${version ? `Electron ${version}` : 'no Electron'}; ` +
      `${pinnedVersion(root)} is needed. Unset the variable or let it name another folder.`,
  );
}

function runtimeIn(dir, { version, origin }, platform) {
  const executable = executableIn(dir, platform);
  return versionIn(dir) === version && fs.existsSync(executable)
    ? { version, origin, dir, executable }
    : undefined;
}

function readRecord(root) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, '.runtime', 'runtime.json'), 'utf8'));
  } catch {
    // Missing or cut off: both mean that set-up did not get to its end.
    return undefined;
  }
}
