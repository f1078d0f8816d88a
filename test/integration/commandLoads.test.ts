import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
    `process.on('exit', () => process.stderr.write('\\n' + JSON.stringify({
      http: process.moduleLoadList.includes('NativeModule http'),
      compiled: require(${JSON.stringify(program)}).script.cachedDataRejected === false,
    })));`,
  );
}, 120_000);
afterAll(() => station.remove());

/** Whether a command loads what only the HTTP client needs, and takes what was compiled when the program was built. */
function startOf(...args: string[]) {
  const { stderr } = spawnSync(process.execPath, ['--require', listed, program, ...args], {
    env: station.environment,
    encoding: 'utf8',
  });
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n')));
}

it('starts compiled, and loads nothing that only other commands need', () => {
  for (const args of [['--version'], ['--help'], ['status']])
    expect(startOf(...args)).toEqual({ http: false, compiled: true });
  // The mark of the HTTP client is right: this command loads it.
  const unenroll = ['unenroll', '--endpoint', 'https://localhost:1', '--host', 'laptop', '--yes'];
  expect(startOf(...unenroll)).toEqual({ http: true, compiled: true });
}, 60_000);
