import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { decideInstall, ensurePackages } from '../../../../build/setup/npm.mjs';

let root: string;
const LOCK = {
  packages: {
    '': { name: 'fettle' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/only-for-windows': { version: '1.0.0', optional: true },
  },
};

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-npm-'));
  writeJson('package-lock.json', LOCK);
});
afterEach(() => fs.rmSync(root, { recursive: true }));

function writeJson(name: string, value: unknown): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), JSON.stringify(value));
}

/** Does what npm does when it gets to its end. */
function installByNpm(version = '4.6.7'): Promise<{ status: number; stderr: string }> {
  writeJson('node_modules/zod/package.json', { version });
  writeJson('node_modules/.package-lock.json', { packages: { 'node_modules/zod': { version } } });
  return Promise.resolve({ status: 0, stderr: '' });
}

const say = () => undefined;

test('installs in a fresh checkout, then does nothing', async () => {
  const npmCi = vi.fn(() => installByNpm());
  expect(await ensurePackages(root, { say, npmCi })).toBe('installed');
  expect(decideInstall(root)).toBe('nothing');
  await ensurePackages(root, { say, npmCi });
  expect(npmCi).toHaveBeenCalledTimes(1);
});

test('a changed lock file leads to an installation', async () => {
  await ensurePackages(root, { say, npmCi: () => installByNpm() });
  LOCK.packages['node_modules/zod'].version = '4.6.8';
  writeJson('package-lock.json', LOCK);
  LOCK.packages['node_modules/zod'].version = '4.6.7';
  expect(decideInstall(root)).toBe('install');
});

test('what npm was made to install by hand is taken over', async () => {
  await installByNpm();
  expect(decideInstall(root)).toBe('adopt');
  await ensurePackages(root, { say, npmCi: () => Promise.reject(new Error('must not run')) });
  expect(decideInstall(root)).toBe('nothing');
});

test('a package that vanished leads to an installation', async () => {
  await ensurePackages(root, { say, npmCi: () => installByNpm() });
  fs.rmSync(path.join(root, 'node_modules/zod'), { recursive: true });
  expect(decideInstall(root)).toBe('install');
});

test('a failed npm ci is reported and repeated', async () => {
  const failing = () => {
    writeJson('node_modules/zod/package.json', {});
    return Promise.resolve({ status: 1, stderr: 'npm error code ENOTFOUND' });
  };
  await expect(ensurePackages(root, { say, npmCi: failing })).rejects.toThrow(
    /exit code 1.*cannot be reached/,
  );
  expect(decideInstall(root)).toBe('install');
  const full = () => Promise.resolve({ status: 228, stderr: 'npm error ENOSPC: no space left on device' });
  await expect(ensurePackages(root, { say, npmCi: full })).rejects.toThrow(/disk is full/);
});

test('an npm ci that was interrupted is repeated, even over an older complete one', async () => {
  await ensurePackages(root, { say, npmCi: () => installByNpm() });
  fs.rmSync(path.join(root, 'node_modules/.fettle-setup'));
  fs.rmSync(path.join(root, 'node_modules/.package-lock.json'));
  expect(decideInstall(root)).toBe('install');
});

test('a folder without a lock file is not a checkout', () => {
  fs.rmSync(path.join(root, 'package-lock.json'));
  expect(() => decideInstall(root)).toThrow(/complete checkout/);
});
