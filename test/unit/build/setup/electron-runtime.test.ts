import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchOfficial, officialUrl, UnreachableError } from '../../../../build/setup/electron-official.mjs';
import { checkIntegrity, runtimePath } from '../../../../build/setup/electron-registry.mjs';
import { ensureElectron } from '../../../../build/setup/electron-runtime.mjs';
import { completeRuntime, findRuntime, REGISTRY_VERSION } from '../../../../build/setup/runtime.mjs';
import { makeZip } from './zip-writer';

let root: string;
const say = () => undefined;
const linux = { say, env: {}, platform: 'linux', arch: 'x64' };
const unreachable = vi.fn(() => Promise.reject(new UnreachableError('getaddrinfo ENOTFOUND')));

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-electron-'));
  fs.writeFileSync(
    path.join(root, 'package.json'),
    JSON.stringify({ devDependencies: { electron: '45.4.1' } }),
  );
  unreachable.mockClear();
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function fill(folder: string, version: string): void {
  fs.writeFileSync(path.join(folder, 'version'), version);
  fs.writeFileSync(path.join(folder, 'electron'), 'binary', { mode: 0o755 });
}

function registrySource() {
  return vi.fn(({ folder }: { folder: string }) => Promise.resolve(fill(folder, REGISTRY_VERSION)));
}

test('takes the registry when the official one cannot be reached, and does nothing the second time', async () => {
  const registry = registrySource();
  const runtime = await ensureElectron(root, { ...linux, official: unreachable, registry });
  const dir = path.join(root, '.runtime/electron');
  expect(runtime).toEqual({
    version: REGISTRY_VERSION,
    origin: 'registry',
    dir,
    executable: path.join(dir, 'electron'),
  });
  expect(await ensureElectron(root, { ...linux, official: unreachable, registry })).toEqual(runtime);
  expect(findRuntime(root, { env: {}, platform: 'linux' })).toEqual(runtime);
  expect([unreachable, registry].map((source) => source.mock.calls.length)).toEqual([1, 1]);
  expect(fs.readdirSync(path.join(root, '.runtime')).sort()).toEqual(['electron', 'runtime.json']);
});

test('takes the official one when it comes', async () => {
  const official = ({ folder }: { folder: string }) => Promise.resolve(fill(folder, '45.4.1'));
  expect(await ensureElectron(root, { ...linux, official, registry: registrySource() })).toMatchObject({
    version: '45.4.1',
    origin: 'official',
  });
});

test('takes the one that the electron package already has', async () => {
  const dist = path.join(root, 'node_modules/electron/dist');
  fs.mkdirSync(dist, { recursive: true });
  fill(dist, 'v45.4.1');
  const runtime = await ensureElectron(root, { ...linux, official: unreachable });
  expect(runtime).toMatchObject({ origin: 'official', dir: dist });
  expect(unreachable).not.toHaveBeenCalled();
  expect(findRuntime(root, { env: {}, platform: 'linux' })).toEqual(runtime);
});

test('a half-unpacked runtime is not taken for a finished one', async () => {
  const partial = path.join(root, '.runtime/electron.partial');
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, 'leftover'), 'x');
  expect(() => findRuntime(root, { env: {}, platform: 'linux' })).toThrow(/npm run setup/);
  const { dir } = await ensureElectron(root, { ...linux, official: unreachable, registry: registrySource() });
  expect(fs.readdirSync(dir).sort()).toEqual(['electron', 'version']);
});

test('a runtime with a file missing or cut off is made again', async () => {
  const registry = registrySource();
  const options = { ...linux, official: unreachable, registry };
  const { executable } = await ensureElectron(root, options);
  fs.truncateSync(executable, 2);
  expect(completeRuntime(root, { env: {}, platform: 'linux' })).toBeUndefined();
  await ensureElectron(root, options);
  expect(fs.readFileSync(executable, 'utf8')).toBe('binary');
  fs.rmSync(path.join(root, '.runtime/runtime.json'));
  await ensureElectron(root, options);
  expect(registry).toHaveBeenCalledTimes(3);
});

test('a new pinned version asks for the official one again, but fetches the same registry one no second time', async () => {
  const registry = registrySource();
  const options = { ...linux, official: unreachable, registry };
  await ensureElectron(root, options);
  fs.writeFileSync(
    path.join(root, 'package.json'),
    JSON.stringify({ devDependencies: { electron: '46.0.0' } }),
  );
  expect((await ensureElectron(root, options)).version).toBe(REGISTRY_VERSION);
  expect([unreachable, registry].map((source) => source.mock.calls.length)).toEqual([2, 1]);
});

test('a full disk: says so, removes what was begun, and the next run succeeds', async () => {
  const full = ({ folder }: { folder: string }) => {
    fs.writeFileSync(path.join(folder, 'electron'), 'bin');
    return Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));
  };
  await expect(ensureElectron(root, { ...linux, official: unreachable, registry: full })).rejects.toThrow(
    /is full: about 700 MB are needed, \d+ MB are free.*run the same command again/,
  );
  expect(fs.readdirSync(path.join(root, '.runtime'))).toEqual([]);
  await ensureElectron(root, { ...linux, official: unreachable, registry: registrySource() });
});

test('elsewhere than on Linux x64 it says what can be done', async () => {
  const options = {
    ...linux,
    platform: 'darwin',
    arch: 'arm64',
    official: unreachable,
    registry: registrySource(),
  };
  await expect(ensureElectron(root, options)).rejects.toThrow(/ENOTFOUND.*HTTPS_PROXY.*ELECTRON_MIRROR/);
});

test('ELECTRON_OVERRIDE_DIST_PATH is honoured, and refused when it holds another version', async () => {
  const dir = path.join(root, 'mine');
  fs.mkdirSync(dir);
  fill(dir, '45.4.1');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dir };
  expect(await ensureElectron(root, { ...linux, env })).toMatchObject({ origin: 'official', dir });
  fill(dir, '12.0.0');
  await expect(ensureElectron(root, { ...linux, env })).rejects.toThrow(
    /holds Electron 12\.0\.0; 45\.4\.1 is needed/,
  );
});

test('a damaged package from the registry is refused', async () => {
  const file = path.join(root, 'package.tgz');
  fs.writeFileSync(file, 'as published');
  const integrity = `sha512-${createHash('sha512').update('as published').digest('base64')}`;
  await checkIntegrity(file, integrity);
  fs.writeFileSync(file, 'as altered');
  await expect(checkIntegrity(file, integrity)).rejects.toThrow(/package\.tgz is damaged or was altered/);
});

test('the registry runtime has no other product in it', () => {
  expect(runtimePath('Cypress/Cypress')).toBe('electron');
  expect(runtimePath('Cypress/locales/de.pak')).toBe('locales/de.pak');
  expect(runtimePath('Cypress/resources/app/index.js')).toBeUndefined();
  expect(runtimePath('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
});

test('the official download honours a mirror', () => {
  const env = { npm_config_electron_mirror: 'https://mirror.example/electron' };
  expect(officialUrl('45.4.1', { env, platform: 'linux', arch: 'arm64' })).toBe(
    'https://mirror.example/electron/v45.4.1/electron-v45.4.1-linux-arm64.zip',
  );
});

test('the official download is checked, unpacked, and its failures are told apart', async () => {
  const bytes = makeZip([{ name: 'version', data: '45.4.1' }]);
  const url = 'https://mirror.example/v45.4.1/electron.zip';
  const fetching = (fetch: () => Promise<Response>, sha256: string) =>
    fetchOfficial({
      version: '45.4.1',
      folder: root,
      archive: path.join(root, 'a.zip'),
      url,
      checksums: { 'electron.zip': sha256 },
      fetch,
      say,
    });
  const good = createHash('sha256').update(bytes).digest('hex');
  await fetching(() => Promise.resolve(new Response(new Uint8Array(bytes))), good);
  expect(fs.readFileSync(path.join(root, 'version'), 'utf8')).toBe('45.4.1');

  const altered = fetching(() => Promise.resolve(new Response('<html>')), good);
  await expect(altered).rejects.toThrow(/wrong SHA-256/);
  const blocked = fetching(() => Promise.resolve(new Response('no', { status: 403 })), good);
  await expect(blocked).rejects.toBeInstanceOf(UnreachableError);
  const page = () => Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }));
  await expect(fetching(page, good)).rejects.toBeInstanceOf(UnreachableError);
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
  await expect(fetching(() => Promise.resolve(new Response(broken)), good)).rejects.toThrow(
    /broke off: reset/,
  );
});
