import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { electronSwitches } from '../../../../build/electron-start.mjs';
import { checkNode } from '../../../../build/setup/node.mjs';
import { sandboxProblem } from '../../../../build/setup/sandbox.mjs';
import { createSteps } from '../../../../build/setup/steps.mjs';

test('Node.js before 20.19 is refused with what to do', () => {
  for (const old of ['18.20.4', '20.18.3']) expect(() => checkNode(old)).toThrow(/20\.19 or newer.*Install/);
  for (const good of ['20.19.0', '22.1.0', '24.0.0']) expect(checkNode(good)).toContain(good);
});

test('what set-up loads before npm packages are there needs nothing but Node.js', async () => {
  const clone = mkdtempSync(path.join(tmpdir(), 'fettle-setup-'));
  try {
    cpSync('build/setup', path.join(clone, 'build/setup'), { recursive: true });
    const setup = path.join(clone, 'build/setup/setup.mjs');
    // It reads this only when all is loaded that comes before the packages.
    await expect(promisify(execFile)(process.execPath, [setup, '--for', 'nothing'])).rejects.toMatchObject({
      stderr: expect.stringMatching(/^--for is followed by one of start,/),
    });
  } finally {
    rmSync(clone, { recursive: true });
  }
});

test('steps say what they do and how long it took; quiet ones speak only when they worked', async () => {
  const lines: string[] = [];
  let now = 0;
  const options = { write: (text: string) => lines.push(text), nowMs: () => now };
  const idle = () => 'all there';
  const busy = (say: (text: string) => void) => {
    say('fetching');
    now += 1234;
    return 'done';
  };
  const quiet = createSteps({ ...options, quiet: true });
  await quiet.run('A', idle);
  await quiet.run('B', busy);
  await createSteps(options).run('C', idle);
  expect(lines).toEqual(['  B: fetching\n', '  B: done (1.2 s)\n', '  C: all there (0.0 s)\n']);
});

test('Electron gets the switches of the machine, or the person a word', () => {
  const linux = { platform: 'linux', uid: 1000 };
  expect(electronSwitches({ ...linux, env: { DISPLAY: ':0' } })).toEqual([]);
  expect(electronSwitches({ ...linux, uid: 0, env: { DISPLAY: ':0' } })).toEqual(['--no-sandbox']);
  expect(electronSwitches({ ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual([
    '--ozone-platform=wayland',
  ]);
  expect(() => electronSwitches({ ...linux, env: {} })).toThrow(/no display.*xvfb-run/);
  expect(electronSwitches({ platform: 'darwin', uid: 501, env: {} })).toEqual([]);
});

test('Ubuntu 24.04 without a setuid helper is noticed', () => {
  const ubuntu = (file: string) => (file.endsWith('apparmor_restrict_unprivileged_userns') ? '1\n' : '');
  const plain = () => ({ uid: 1000, mode: 0o100755 });
  const setuid = () => ({ uid: 0, mode: 0o104755 });
  const problem = sandboxProblem('/r', { uid: 1000, readFile: ubuntu, stat: plain });
  expect(problem?.reason).toContain('kernel.apparmor_restrict_unprivileged_userns=1');
  expect(problem?.command).toContain('chmod 4755 "/r/chrome-sandbox"');
  expect(sandboxProblem('/r', { uid: 1000, readFile: ubuntu, stat: setuid })).toBeUndefined();
  expect(sandboxProblem('/r', { uid: 0, readFile: ubuntu, stat: plain })).toBeUndefined();
  expect(sandboxProblem('/r', { uid: 1000, readFile: () => '0\n1', stat: plain })).toBeUndefined();
});
