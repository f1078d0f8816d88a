import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../support/processes/installed';

const run = promisify(execFile);
const root = join(__dirname, '../..');
const missing = ['makensis', 'wine'].filter((program) => !has(program));
const runKey = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';

// The macros in a small installer: wine has 64 bits only here, and electron-builder's template makes one of 32.
describe.skipIf(missing.length > 0)(`our part of the Windows installer (needs ${missing})`, () => {
  let folder: string;
  const at = (...parts: string[]) => join(folder, ...parts);
  const drive = (...parts: string[]) => at('prefix/drive_c', ...parts);
  const env = () => ({
    PATH: process.env.PATH,
    HOME: folder,
    WINEPREFIX: at('prefix'),
    WINEDEBUG: '-all',
    // Without one, wine 10 complains in between.
    XDG_RUNTIME_DIR: folder,
    // Neither .NET nor a browser is offered for download.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  });
  const wine = (...args: string[]) => run('wine', args, { env: env(), timeout: 120_000 });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-windows-'));
    mkdirSync(at('policy.d'));
    writeFileSync(at('policy.d/50-company.json'), '{ "version": 1 }');
    const app = [`-DOUT=${at('fettle.exe')}`, join(root, 'test/support/windows/stubApp.nsi')];
    execFileSync('makensis', ['-V2', '-WX', ...app]);
    execFileSync('makensis', [
      ...['-V2', '-WX', `-DMACROS=${join(root, 'build/windows/installer.nsh')}`],
      ...[`-DOUT=${at('fettle-setup.exe')}`, `-DPAYLOAD=${at('fettle.exe')}`],
      `-DCOMMAND=${join(root, 'build/windows/fettle.cmd')}`,
      join(root, 'test/support/windows/stubInstaller.nsi'),
    ]);
    await wine('wineboot', '-i');
  }, 240_000);
  afterAll(async () => {
    if (!folder) return;
    await wine('wineboot', '-k');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  const autostart = () =>
    wine('reg', 'query', runKey, '/v', 'Fettle').then(
      ({ stdout }) => /REG_SZ\s+(.*\S)/.exec(stdout)?.[1],
      () => undefined,
    );
  const installed = 'Program Files/fettle/fettle.exe';
  const policy = 'ProgramData/Fettle/policy.d/50-company.json';
  /** The uninstaller copies itself elsewhere and ends at once, unless it is told where it is, as electron-builder does. */
  const uninstall = (...args: string[]) =>
    wine(drive('Program Files/fettle/Uninstall fettle.exe'), '/S', ...args, '_?=C:\\Program Files\\fettle');

  it('installs, updates and goes silently, and leaves IT its policy', { timeout: 240_000 }, async () => {
    await wine(at('fettle-setup.exe'), '/S');
    expect(await autostart()).toBe('"C:\\Program Files\\fettle\\fettle.exe" --hidden');
    expect([installed, policy].map((file) => existsSync(drive(file)))).toEqual([true, true]);
    expect(existsSync(drive('asked.txt'))).toBe(false);

    // The command waits for a program that is none of the console's, and gives its words and its exit code.
    const command = 'C:\\Program Files\\fettle\\resources\\bin\\fettle.cmd';
    const asked = await wine('cmd', '/c', command, 'status', '--json').catch((error) => error);
    expect([asked.code, asked.stdout, asked.stderr].map((said) => String(said).trim())).toEqual([
      '3',
      'said',
      'complained',
    ]);
    expect(readFileSync(drive('asked.txt'), 'utf8')).toContain('--cli -- status --json');

    await uninstall('--updated');
    expect(await autostart()).toContain('fettle.exe');
    await wine(at('fettle-setup.exe'), '/S');
    expect(existsSync(drive(installed))).toBe(true);
    rmSync(drive('asked.txt'));
    await wine(at('fettle-setup.exe'), '/S');
    expect(readFileSync(drive('asked.txt'), 'utf8')).toContain('--cli -- quit --for-update');

    await uninstall();
    expect(await autostart()).toBeUndefined();
    expect([installed, policy].map((file) => existsSync(drive(file)))).toEqual([false, true]);
  });
});
