import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { signingRequest } from './signingRequest';

const run = promisify(execFile);

/** The name in the server's certificate, so that `https://localhost:PORT` verifies. */
export const serverName = 'localhost';

/** PEM files of one key pair. */
export interface KeyFiles {
  cert: string;
  key: string;
}

/** `-D` arguments that keep every file of Icinga inside one folder and run it as the present user, under a node's name. */
export async function folderArguments(folder: string, nodeName = serverName): Promise<string[]> {
  const group = (await run('id', ['-gn'])).stdout.trim();
  const values = {
    ConfigDir: join(folder, 'etc'),
    DataDir: join(folder, 'data'),
    LogDir: join(folder, 'log'),
    CacheDir: join(folder, 'cache'),
    SpoolDir: join(folder, 'spool'),
    InitRunDir: join(folder, 'run'),
    RunAsUser: userInfo().username,
    RunAsGroup: group,
    NodeName: nodeName,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
}

async function makeAuthority(folder: string): Promise<void> {
  const certs = join(folder, 'data', 'certs');
  await mkdir(certs, { recursive: true });
  const common = await folderArguments(folder);
  const pki = (...rest: string[]) => run('icinga2', ['pki', ...rest, ...common]);
  const file = (ending: string) => join(certs, `${serverName}.${ending}`);
  await pki('new-ca');
  await pki('new-cert', '--cn', serverName, '--key', file('key'), '--csr', file('csr'));
  await pki('sign-csr', '--csr', file('csr'), '--cert', file('crt'));
  await copyFile(join(folder, 'data', 'ca', 'ca.crt'), join(certs, 'ca.crt'));
}

async function isFreshCache(folder: string): Promise<boolean> {
  try {
    const found = await stat(folder);
    const ageDays = (Date.now() - found.mtimeMs) / 86_400_000;
    return found.uid === process.getuid?.() && (found.mode & 0o077) === 0 && ageDays < 300;
  } catch {
    return false;
  }
}

/**
 * Puts a CA and a server certificate into `folder`/data as an administrator makes them (RSA 4096, several seconds),
 * from a private cache in the temporary folder when there is one. `name` tells independent authorities apart.
 */
export async function provideAuthority(folder: string, name = 'main'): Promise<void> {
  const version = (await run('icinga2', ['--version'])).stdout.match(/version: ([\w.-]+)/)?.[1] ?? 'unknown';
  const cache = join(tmpdir(), `fettle-test-pki-${process.getuid?.() ?? 0}-${version}-${name}`);
  if (!(await isFreshCache(cache))) {
    const made = await mkdtemp(`${cache}-`);
    await makeAuthority(made);
    await rm(cache, { recursive: true, force: true });
    // Another test process may have been faster; its authority is as good as ours.
    await rename(made, cache).catch(() => rm(made, { recursive: true, force: true }));
  }
  await cp(join(cache, 'data'), join(folder, 'data'), { recursive: true });
}

/** A client certificate signed by the folder's CA; the key file has mode 0400 as the product demands. */
export async function makeClientCertificate(
  folder: string,
  commonName: string,
  keyType: 'rsa' | 'ec' = 'ec',
): Promise<KeyFiles> {
  const pair =
    keyType === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const target = await mkdtemp(join(folder, 'client-'));
  const files = { cert: join(target, 'client.crt'), key: join(target, 'client.key') };
  const csr = join(target, 'client.csr');
  await writeFile(csr, signingRequest(commonName, pair.privateKey, pair.publicKey));
  await writeFile(files.key, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await chmod(files.key, 0o400);
  await run('icinga2', [
    'pki',
    'sign-csr',
    '--csr',
    csr,
    '--cert',
    files.cert,
    ...(await folderArguments(folder)),
  ]);
  await readFile(files.cert);
  return files;
}
