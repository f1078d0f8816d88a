import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSecretFile, removeSecretFile } from '../../../../../electron/platform/files/secretFile';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-secret-'));
  file = join(folder, 'secret');
  writeFileSync(file, 'hush\n', { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reads what only its owner can, and removes it', async () => {
  expect(await readSecretFile(file)).toEqual({ kind: 'secret', text: 'hush' });
  expect(await removeSecretFile(file)).toBe(true);
  expect([existsSync(file), await removeSecretFile(file)]).toEqual([false, false]);
});

it.each([0o640, 0o604, 0o620])('refuses mode %o', async (mode) => {
  chmodSync(file, mode);
  expect(await readSecretFile(file)).toMatchObject({ kind: 'refused', why: 'readable-by-others' });
});

it('follows no link, and takes neither folders nor what is no secret by its size', async () => {
  symlinkSync(file, `${file}.link`);
  expect(await readSecretFile(`${file}.link`)).toMatchObject({ kind: 'refused', why: 'unreadable' });
  mkdirSync(`${file}.folder`, { mode: 0o700 });
  expect(await readSecretFile(`${file}.folder`)).toMatchObject({ kind: 'refused' });
  writeFileSync(file, Buffer.alloc(70_000, 'x'));
  expect(await readSecretFile(file)).toMatchObject({ kind: 'refused', why: 'not-a-secret' });
});
