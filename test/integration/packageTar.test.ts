import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPackage } from '../support/machine/testPackage';
import { has } from '../support/processes/installed';

const able = has('7zz') || has('7z');
let folder: string;

beforeAll(async () => {
  if (!able) return;
  const archive = await testPackage('tar.gz');
  folder = mkdtempSync(join(tmpdir(), 'fettle-tar-'));
  execFileSync('tar', ['-C', folder, '-xzf', archive]);
}, 300_000);
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!able)('holds the app in one folder, from which the command line runs', () => {
  const [only = '', ...others] = readdirSync(folder);
  expect([only, others]).toEqual([expect.stringMatching(/^fettle-\d+\.\d+\.\d+-test$/), []]);
  const at = (...parts: string[]) => join(folder, only, ...parts);
  const said = execFileSync(at('fettle'), [at('resources/app.asar/out/cli.js'), '--version'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(said).toMatch(/^\d+\.\d+\.\d+-test\n$/);
  expect(readdirSync(at('resources/licences'))).toEqual(['FETTLE.txt', 'LIBRARIES.txt']);
});
