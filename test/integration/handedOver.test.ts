import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.mjs';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { Workstation } from '../support/agent/workstation';
import { type Display, startDisplay } from '../support/desktop/display';

// As the command runs on Windows and macOS, where the program does not run as Node.
const root = join(__dirname, '../..');
let station: Workstation;
let display: Display;

beforeAll(async () => {
  await bundle({ ifChanged: true });
  station = new Workstation({ LANG: 'en' });
  station.setPolicy({ version: 1 });
  display = await startDisplay();
}, 120_000);
afterAll(async () => {
  await display?.stop();
  station.remove();
});

function handedOver(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { executable } = findRuntime(root);
  const child = spawn(executable, ['--no-sandbox', root, '--cli', '--', ...args], {
    env: { ...station.environment, DISPLAY: display.name },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

it('says what the command says, whole, with its exit codes, without the app', async () => {
  const schema = await station.fettle('policy', 'schema');
  expect(schema.stdout.length).toBeGreaterThan(20_000);
  // More than a pipe holds.
  expect(await handedOver('policy', 'schema')).toMatchObject({ code: 0, stdout: schema.stdout });
  const status = await handedOver('status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ running: false });
  expect(status.code).toBe((await station.fettle('status', '--json')).code);
  expect(await handedOver('stratus')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('unknown command'),
  });
  expect(await handedOver('enroll', '--endpoint', 'http://x', '--fingerprint', 'abc')).toMatchObject({
    code: 2,
  });
  expect((await handedOver('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  // The app's own profile may be in use.
  expect(existsSync(join(station.environment.XDG_STATE_HOME ?? '', 'fettle', 'chromium'))).toBe(false);
}, 180_000);

it('is started on macOS through a wrapper that parses', () => {
  execFileSync('sh', ['-n', join(root, 'build/mac/fettle')]);
});
