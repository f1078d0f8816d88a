/** Fetches the Electron project's own binary, quickly finding out when it cannot be reached. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatMegabytes, SetupError } from './steps.mjs';
import { unzip } from './zip.mjs';

const DEFAULT_MIRROR = 'https://github.com/electron/electron/releases/download/';
const CONNECT_TIMEOUT_MS = 5_000;
const FIRST_BYTE_TIMEOUT_MS = 15_000;
const IDLE_TIMEOUT_MS = 30_000;

/** The file could not be fetched; another source may be tried. */
export class UnreachableError extends Error {}

/** Where the archive is, honouring the same mirror settings as the electron package. */
export function officialUrl(
  version,
  { env = process.env, platform = process.platform, arch = process.arch } = {},
) {
  const mirror = env.npm_config_electron_mirror || env.ELECTRON_MIRROR || DEFAULT_MIRROR;
  return `${mirror.replace(/\/?$/, '/')}v${version}/electron-v${version}-${platform}-${arch}.zip`;
}

/**
 * Downloads, checks and unpacks the official binary into `folder`.
 *
 * @param {{version: string, folder: string, archive: string, checksums: Record<string, string>, url: string,
 *   fetch: (url: string) => Promise<Response>, say: (text: string) => void}} options `checksums` is the electron package's own list
 *   (file name -> SHA-256 in hex); `archive` is the file to download to
 * @throws {UnreachableError} when the download did not come or broke off
 * @throws {SetupError} when what came is not what the list promises
 */
export async function fetchOfficial({ version, folder, archive, checksums, url, fetch, say }) {
  const response = await fetch(url).catch((error) => {
    throw new UnreachableError(reason(error), { cause: error });
  });
  if (!response.ok || !response.body) throw new UnreachableError(`the server answered ${response.status}`);
  // What many a company proxy sends instead of a forbidden file, with status 200.
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new UnreachableError('a web page came instead, probably from a proxy');
  }
  const length = Number(response.headers.get('content-length'));
  say(`downloading Electron ${version}${length ? ` (${formatMegabytes(length)})` : ''}`);

  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  // Opened beforehand: a stream that fails while its file is still being opened creates the file after the failure.
  const file = await fs.promises.open(archive, 'w');
  await pipeline(response.body, hashing, file.createWriteStream()).catch((error) => {
    if (error.code === 'ENOSPC' || error.code === 'EACCES') throw error;
    throw new UnreachableError(`the download broke off: ${reason(error)}`, { cause: error });
  });
  const name = path.posix.basename(new URL(url).pathname);
  if (hash.digest('hex') !== checksums[name]) {
    throw new SetupError(
      `${url} is damaged or was altered on its way (wrong SHA-256). Run the same command again; ` +
        'if it stays so, ask whoever runs the proxy or mirror.',
    );
  }
  say('unpacking');
  await unzip(archive, folder);
}

/**
 * A fetch that gives up after seconds and honours HTTPS_PROXY and NO_PROXY. undici is a dependency of the project, present
 * after npm ci.
 */
export async function createFetch() {
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: FIRST_BYTE_TIMEOUT_MS,
    bodyTimeout: IDLE_TIMEOUT_MS,
  });
  return (url) => fetch(url, { dispatcher });
}

function reason(error) {
  return error.cause?.message ?? error.message;
}
