import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');

/** The files that vitest would run. */
function listed(args: string[], more: NodeJS.ProcessEnv = {}): string[] {
  const { FETTLE_SUITE: _, ...env } = process.env;
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const text = execFileSync(process.execPath, [vitest, 'list', '--filesOnly', ...args], {
    cwd: root,
    env: { ...env, ...more },
    encoding: 'utf8',
  });
  return text.split('\n').filter(Boolean);
}

test('a bare vitest runs the unit tests alone', () => {
  const files = listed([]);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !file.startsWith('test/unit/'))).toEqual([]);
});

test('a name leaves those whose path has it', () => {
  expect(listed(['vitest.test'])).toEqual(['test/unit/build/vitest.test.ts']);
});

test('the other suites run when they are named', () => {
  const files = listed([], { FETTLE_SUITE: 'system' });
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith('test/system/'))).toEqual([]);
});
