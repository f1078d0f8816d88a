import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, exited, runCheck } from '../support/agent/checks';
import { withArguments } from '../support/packages/packageTools';
import { ordinaryUser } from '../support/processes/ordinaryUser';

const environment = { ...process.env, LC_ALL: 'C' };
const isDebian = (() => {
  try {
    return execFileSync('apt-get', ['--version'], { encoding: 'utf8' }).startsWith('apt');
  } catch {
    return false;
  }
})();

// apt without a package cache takes seconds to read its lists, and more on a busy machine.
describe.skipIf(!isDebian)('the updates check with the real apt', { timeout: 90_000 }, () => {
  it('counts what apt itself says it would upgrade', async () => {
    const output = execFileSync(
      'apt-get',
      ['-s', '-o', 'Debug::NoLocking=true', '--with-new-pkgs', 'upgrade'],
      {
        encoding: 'utf8',
        env: environment,
      },
    );
    // The simulation names each candidate's origins, as the check does not ask it to.
    const lines = output.split('\n').filter((line) => /^Inst \S+ \[/.test(line));
    // A still newer version from elsewhere hides the archive for security from the simulation.
    const names = lines.map((line) => line.split(' ')[1] ?? '');
    const offered = execFileSync('apt-cache', ['madison', ...names], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.split('|').map((part) => part.trim()))
      .filter(([, , archive]) => archive?.includes('-security'));
    const isNewer = (one = '', other = '') =>
      spawnSync('dpkg', ['--compare-versions', one, 'gt', other]).status === 0;
    const security = lines.filter((line) => {
      const [, name, installed] = /^Inst (\S+) \[(\S+)\]/.exec(line) ?? [];
      return offered.some(([one, version]) => one === name && isNewer(version, installed));
    });
    const figures = [`available_updates=${lines.length};;;0`, `security_updates=${security.length};0;;0`];
    const options = { sources: ['apt'] };
    const result = await runCheck('updates', { options });
    expect(result.perfdata.slice(0, 2)).toEqual(figures);
    if (await ordinaryUser.missing()) return;
    const run = withArguments('apt-get', [], 'ordinary user');
    const theirs = await runCheck('updates', { options, run });
    expect(theirs.perfdata.slice(0, 2)).toEqual(figures);
  });

  it('asks without a lock and leaves the package index alone', async () => {
    const listing = () =>
      execFileSync('ls', ['-la', '--time-style=full-iso', '/var/lib/apt/lists', '/var/lib/dpkg'], {
        encoding: 'utf8',
      });
    const before = listing();
    await runCheck('updates');
    expect(listing()).toBe(before);
  });

  it('is UNKNOWN with the reason when apt-get is not there', async () => {
    const result = await runCheck('updates', {
      options: { sources: ['apt'] },
      run: async (command) => ({ kind: 'not-found', program: command.argv[0] }),
    });
    expect(result.state).toBe('unknown');
    expect(english(result.summary)).toContain('apt-get is not installed');
  });

  it('is UNKNOWN with the reason when apt fails', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fettle-apt-'));
    try {
      writeFileSync(path.join(folder, 'sources.list'), 'deb nonsense\n');
      writeFileSync(path.join(folder, 'apt.conf'), `Dir::Etc::sourcelist "${folder}/sources.list";\n`);
      const environment = { APT_CONFIG: path.join(folder, 'apt.conf') };
      const result = await runCheck('updates', { options: { sources: ['apt'] }, environment });
      expect(result.state).toBe('unknown');
      expect(english(result.summary)).toMatch(/apt-get ended with exit code 100: E: Malformed entry/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('warns about a security update at first sight, and more after its deadline', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'fettle-apt-'));
    const listing =
      'The following packages will be upgraded:\n   openssl (3.0.1 => 3.0.2)\n' +
      '1 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n';
    const run = async () => exited(0, listing);
    const lists = path.join(root, 'var/lib/apt/lists');
    mkdirSync(lists, { recursive: true });
    writeFileSync(path.join(lists, 'deb_InRelease'), 'Label: Debian-Security\n');
    writeFileSync(path.join(lists, 'deb_main_Packages'), 'Package: openssl\nVersion: 3.0.2\n');
    const options = { sources: ['apt'] };
    const first = await runCheck('updates', { options, run, root });
    expect(first.state).toBe('warning');
    const later = await runCheck('updates', {
      options,
      run,
      root,
      memory: first.memory,
      thresholds: { security: { critical: '0s' } },
    });
    expect(later.state).toBe('critical');
    expect(later.memory).toEqual(first.memory);
    rmSync(root, { recursive: true });
  });
});
