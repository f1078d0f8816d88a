import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const project = path.join(import.meta.dirname, '../../../..');
let root: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'fettle-commit-'));
  const who = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1', ...who };
  git('init', '--quiet');
  git('config', 'core.hooksPath', 'build/hooks');
  await mkdir(path.join(root, 'build'));
  await cp(path.join(project, 'build/hooks'), path.join(root, 'build/hooks'), { recursive: true });
  await cp(path.join(project, 'biome.json'), path.join(root, 'biome.json'));
  await writeFile(path.join(root, '.gitignore'), 'node_modules\n');
  await symlink(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' });
const commit = () => spawnSync('git', ['commit', '--quiet', '-m', 'x'], { cwd: root, env, encoding: 'utf8' });
const write = (text: string, name = 'a.ts') => writeFile(path.join(root, name), text);
const working = () => readFile(path.join(root, 'a.ts'), 'utf8');
const committed = () => git('show', 'HEAD:a.ts');

test('what is staged is formatted, and committed so', async () => {
  await write('export const a   = "1"');
  await write('not code   "', 'b.txt');
  git('add', 'a.ts', 'b.txt');
  expect(commit()).toMatchObject({ status: 0 });
  expect(committed()).toBe("export const a = '1';\n");
  expect(await working()).toBe("export const a = '1';\n");
  expect(git('status', '--porcelain', 'a.ts')).toBe('');
});

test('what is not staged stays as it is, in the same file too', async () => {
  await write('export const a   = "1"');
  await write('export const c   = "1"', 'c.ts');
  git('add', 'a.ts');
  await write('export const a   = "1"\nexport const   later = 2');
  expect(commit()).toMatchObject({ status: 0 });
  expect(committed()).toBe("export const a = '1';\n");
  expect(await working()).toBe('export const a   = "1"\nexport const   later = 2');
  expect(await readFile(path.join(root, 'c.ts'), 'utf8')).toBe('export const c   = "1"');
});

test('what a rule forbids and nothing can put right is not committed', async () => {
  await write('export const a = [1][0]!;\n');
  git('add', 'a.ts');
  const { status, stderr } = commit();
  expect(status).not.toBe(0);
  expect(stderr).toContain('--no-verify');
});

test('without packages the commit is made as it is, and says so', async () => {
  await rm(path.join(root, 'node_modules'));
  await write('export const a   = "1"');
  git('add', 'a.ts');
  const { status, stderr } = commit();
  expect(status).toBe(0);
  expect(stderr).toContain('npm ci');
  expect(committed()).toBe('export const a   = "1"');
});
