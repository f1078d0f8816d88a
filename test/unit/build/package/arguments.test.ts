import { describe, expect, it } from 'vitest';
import { configuration, fuses } from '../../../../build/package/configuration.mjs';
import { checkRuntime, readArguments } from '../../../../build/package/dist.mjs';
import { readFpmArguments } from '../../../../build/package/fpm.mjs';

describe('npm run dist', () => {
  it('takes one target at a time and says which there are', () => {
    const plain = { test: false, again: false };
    expect(readArguments(['--linux', 'deb'])).toEqual({ system: 'linux', target: 'deb', ...plain });
    expect(readArguments(['--test', '--win', 'nsis'])).toEqual({
      ...{ system: 'win', target: 'nsis' },
      ...{ test: true, again: false },
    });
    expect(readArguments(['--linux', 'rpm', '--test', '--again'])).toMatchObject({ test: true, again: true });
    expect(() => readArguments(['--linux', 'rpm', '--again'])).toThrow('One target');
    expect(() => readArguments(['--linux', 'snap'])).toThrow('--linux dir|deb|rpm|tar.gz|AppImage');
    expect(() => readArguments(['--linux', 'deb', 'rpm'])).toThrow('One target');
  });

  it('refuses to make a release of the development runtime', () => {
    expect(() => checkRuntime({ origin: 'registry', version: '33.2.1' }, false)).toThrow('--test');
    expect(() => checkRuntime({ origin: 'registry', version: '33.2.1' }, true)).not.toThrow();
    expect(() => checkRuntime({ origin: 'official', version: '45.4.1' }, false)).not.toThrow();
  });

  it('lets the program run as Node on Linux only, where the command line needs it', () => {
    expect([fuses('linux').runAsNode, fuses('win').runAsNode, fuses('mac').runAsNode]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('marks a test build in its name', () => {
    const named = (test: boolean) => {
      const what = {
        root: process.cwd(),
        staged: '/s',
        system: 'linux',
        version: '1.0.0',
        test,
        author: 'A',
      };
      return configuration({ ...what, runtime: { dir: '/e', version: '45.4.1' } }).linux.desktop.entry.Name;
    };
    expect([named(false), named(true)]).toEqual(['Fettle', 'Fettle (test build)']);
  });
});

describe('the stand-in for fpm', () => {
  it('refuses an option that it does not know', () => {
    expect(() => readFpmArguments(['--deb-systemd', 'x'])).toThrow('--deb-systemd');
  });

  it('reads files, dependencies and configuration files', () => {
    const args = [
      '-s',
      'dir',
      '--force',
      '-t',
      'deb',
      '-d',
      'a | b',
      '--config-files',
      '/etc/x',
      '/a/=/opt/a',
    ];
    expect(readFpmArguments(args)).toMatchObject({
      type: 'deb',
      depends: ['a | b'],
      configFiles: ['/etc/x'],
      files: [['/a/', '/opt/a']],
    });
  });
});
