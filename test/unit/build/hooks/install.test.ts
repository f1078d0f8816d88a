import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installHooks } from '../../../../build/hooks/install.mjs';

let root: string;
/** Without the developer's own settings of Git. */
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'fettle-hooks-'));
  env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' };
});
afterEach(() => rm(root, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' }).trim();
const hooksPath = () => git('config', '--default', '', '--get', 'core.hooksPath');

test('a clone gets the hooks', () => {
  git('init', '--quiet');
  expect(installHooks({ root, env })).toBe(true);
  expect(hooksPath()).toBe('build/hooks');
  expect(installHooks({ root, env })).toBe(false);
  expect(hooksPath()).toBe('build/hooks');
});

test('a folder of hooks that the developer has set stays, in the clone or for all of theirs', () => {
  git('init', '--quiet');
  git('config', '--global', 'core.hooksPath', '/home/alice/hooks');
  expect(installHooks({ root, env })).toBe(false);
  expect(hooksPath()).toBe('/home/alice/hooks');
  git('config', '--local', 'core.hooksPath', 'mine');
  expect(installHooks({ root, env })).toBe(false);
  expect(hooksPath()).toBe('mine');
});

test("a developer's own pre-commit hook stays in use", async () => {
  git('init', '--quiet');
  const hook = path.join(root, '.git/hooks/pre-commit');
  await writeFile(hook, '#!/bin/sh\n');
  await chmod(hook, 0o755);
  expect(installHooks({ root, env })).toBe(false);
  expect(hooksPath()).toBe('');
});

test('nothing happens in CI, outside of a clone and without Git', async () => {
  expect(installHooks({ root, env })).toBe(false);
  git('init', '--quiet');
  expect(installHooks({ root, env: { ...env, CI: 'true' } })).toBe(false);
  expect(installHooks({ root, env: { ...env, PATH: root } })).toBe(false);
  expect(hooksPath()).toBe('');
});
