import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  credentialFiles,
  credentialFolders,
  credentialsState,
  readCredentialFile,
  removeCredentials,
  writeCredentials,
  writePrepared,
} from '../../../../electron/store/credentials';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'fettle-identity-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

it('says how far enrollment is by what is there', async () => {
  const files = credentialFiles(state, 'main');
  expect(credentialsState(files)).toBe('none');
  await writeCredentials(files, { key: 'k', request: 'r', ca: 'a' });
  expect(credentialsState(files)).toBe('pending');
  await writeCredentials(files, { cert: 'c' });
  expect(credentialsState(files)).toBe('enrolled');
  expect(readCredentialFile(files.cert)).toBe('c');
  expect([files.key, files.cert, files.folder].map((one) => statSync(one).mode & 0o777)).toEqual([
    0o400, 0o600, 0o700,
  ]);
  expect(removeCredentials(files)).toBe(true);
  expect([removeCredentials(files), credentialsState(files)]).toEqual([false, 'none']);
});

it('replaces a key that nobody may write', async () => {
  const files = credentialFiles(state, 'main');
  await writeCredentials(files, { key: 'old', request: 'r', cert: 'c' });
  await writePrepared(files, { key: 'new', ca: 'a', cert: 'd' });
  expect([readCredentialFile(files.key), existsSync(files.request)]).toEqual(['new', false]);
});

it.each(['..', '.', 'a/b', '../../x', 'Ä ö'])('keeps the target %j inside its own folder', async (target) => {
  const files = credentialFiles(state, target);
  await writeCredentials(files, { key: 'k' });
  expect(readdirSync(state)).toEqual(['credentials']);
  expect(readdirSync(join(state, 'credentials'))).toHaveLength(1);
  expect(credentialFolders(state)).toEqual([join(state, 'credentials'), files.folder]);
});
