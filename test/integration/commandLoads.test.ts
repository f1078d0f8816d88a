import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.mjs';
import { Workstation } from '../support/agent/workstation';

const program = join(__dirname, '../../out/cli.js');
let station: Workstation;
let listed: string;

beforeAll(async () => {
  await bundle({ ifChanged: true });
  station = new Workstation({ LANG: 'en' });
  station.setPolicy({ version: 1 });
  listed = join(station.folder, 'listed.cjs');
  writeFileSync(
    listed,
    "process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(Object.keys(require.cache))));",
  );
}, 120_000);
afterAll(() => station.remove());

/** Marks of what is large, in the source of everything that a command loads. */
function loadedBy(...args: string[]) {
  const { stderr } = spawnSync(process.execPath, ['--require', listed, program, ...args], {
    env: station.environment,
    encoding: 'utf8',
  });
  const files: string[] = JSON.parse(stderr.slice(stderr.lastIndexOf('\n')));
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return { schemas: source.includes('safeParseAsync'), http: source.includes('llhttp') };
}

it('loads what the command needs, and nothing of the others', () => {
  expect(loadedBy('--version')).toEqual({ schemas: false, http: false });
  expect(loadedBy('--help')).toEqual({ schemas: false, http: false });
  expect(loadedBy('status')).toEqual({ schemas: true, http: false });
  // The mark of the HTTP client is right: this command loads it.
  expect(loadedBy('unenroll', '--endpoint', 'https://localhost:1', '--host', 'laptop', '--yes').http).toBe(
    true,
  );
}, 60_000);
