import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  identityFiles,
  identityFolders,
  identityState,
  readIdentityFile,
  removeIdentity,
  writeIdentity,
  writePrepared,
} from '../../../../electron/store/identity';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'fettle-identity-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

it('says how far enrolment is by what is there', async () => {
  const files = identityFiles(state, 'main');
  expect(identityState(files)).toBe('none');
  await writeIdentity(files, { key: 'k', request: 'r', ca: 'a' });
  expect(identityState(files)).toBe('pending');
  await writeIdentity(files, { cert: 'c' });
  expect(identityState(files)).toBe('enrolled');
  expect(readIdentityFile(files.cert)).toBe('c');
  expect([files.key, files.cert, files.folder].map((one) => statSync(one).mode & 0o777)).toEqual([
    0o400, 0o600, 0o700,
  ]);
  expect(removeIdentity(files)).toBe(true);
  expect([removeIdentity(files), identityState(files)]).toEqual([false, 'none']);
});

it('replaces a key that nobody may write', async () => {
  const files = identityFiles(state, 'main');
  await writeIdentity(files, { key: 'old', request: 'r', cert: 'c' });
  await writePrepared(files, { key: 'new', ca: 'a', cert: 'd' });
  expect([readIdentityFile(files.key), existsSync(files.request)]).toEqual(['new', false]);
});

it.each(['..', '.', 'a/b', '../../x', 'Ä ö'])('keeps the target %j inside its own folder', async (target) => {
  const files = identityFiles(state, target);
  await writeIdentity(files, { key: 'k' });
  expect(readdirSync(state)).toEqual(['credentials']);
  expect(readdirSync(join(state, 'credentials'))).toHaveLength(1);
  expect(identityFolders(state)).toEqual([join(state, 'credentials'), files.folder]);
});
