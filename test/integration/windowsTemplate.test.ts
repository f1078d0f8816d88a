import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { has } from '../support/processes/installed';
import { nsisBundle } from '../support/windows/nsisBundle';

const run = promisify(execFile);
const root = join(__dirname, '../..');
const macros = join(root, 'build/windows/installer.nsh');
const sevenZip = ['/usr/bin/7z', '/usr/bin/7zz'].find((file) => existsSync(file));
const missing = [...(has('makensis') ? [] : ['makensis']), ...(sevenZip ? [] : ['7z'])];

// Compiled and no more: the plug-ins have no code, and the uninstaller in it is none.
describe.skipIf(missing.length > 0)(`electron-builder's Windows installer (needs ${missing})`, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-nsis-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (include: string) => {
    const script = join(root, 'test/support/windows/buildWindowsInstaller.mjs');
    const env = nsisBundle(folder, sevenZip ?? '');
    return run(process.execPath, [script, folder, include], { cwd: root, env });
  };

  it('compiles with our macros, without a warning', { timeout: 120_000 }, async () => {
    const { stdout } = await compile(macros);
    const installer = readFileSync(stdout.trim().split('\n').at(-1) ?? '');
    expect(installer.subarray(0, 2).toString('latin1')).toBe('MZ');
    const inserted = readFileSync(join(folder, 'compiled.log'), 'utf8');
    for (const name of ['customInit', 'customInstall', 'customUnInit', 'customUnInstall'])
      expect(inserted).toContain(`!insertmacro: ${name}\n`);
  });

  it('does not compile with a mistake in one of them', { timeout: 120_000 }, async () => {
    const wrong = join(folder, 'installer.nsh');
    const text = readFileSync(macros, 'utf8');
    writeFileSync(wrong, text.replace('CopyFiles /SILENT', 'CopyFiles /SILENTLY'));
    await expect(compile(wrong)).rejects.toThrow('customInstall');
  });
});
