import { describe, expect, it } from 'vitest';
import { resolvePaths } from '../../../../electron/platform/paths';

describe('resolvePaths', () => {
  it('follows the XDG folders, and their defaults', () => {
    expect(resolvePaths({}, '/home/a', 'linux')).toEqual({
      state: '/home/a/.local/state/fettle',
      settingsFile: '/home/a/.config/fettle/settings.json',
      machineFolder: '/var/lib/fettle/machine',
      policyFile: '/etc/fettle/policy.json',
      policyFolder: '/etc/fettle/policy.d',
      controlSocket: '/home/a/.local/state/fettle/control.sock',
    });
    const paths = resolvePaths({ XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: '/c' }, '/home/a', 'linux');
    expect(paths.state).toBe('/s/fettle');
    expect(paths.settingsFile).toBe('/c/fettle/settings.json');
  });

  it('ignores relative XDG values, as the specification asks', () => {
    expect(resolvePaths({ XDG_STATE_HOME: 'state' }, '/home/a', 'linux').state).toBe(
      '/home/a/.local/state/fettle',
    );
  });

  it('uses the usual places of macOS and Windows', () => {
    const mac = resolvePaths({}, '/Users/a', 'mac');
    expect(mac.state).toBe('/Users/a/Library/Application Support/Fettle');
    expect(mac.policyFile).toBe('/Library/Application Support/Fettle/policy.json');
    const windows = resolvePaths({ LOCALAPPDATA: 'C:\\L', ProgramData: 'C:\\P' }, 'C:\\Users\\a', 'windows');
    expect(windows.settingsFile).toBe('C:\\L\\Fettle\\settings.json');
    expect(windows.policyFolder).toBe('C:\\P\\Fettle\\policy.d');
    expect(windows.controlSocket).toMatch(/^\\\\\.\\pipe\\fettle-[0-9a-f]{16}$/);
  });

  it('keeps the control socket short enough for a Unix-domain socket, one per state folder', () => {
    const [one, other] = ['x', 'y'].map(
      (letter) =>
        resolvePaths({ XDG_STATE_HOME: `/${letter.repeat(150)}` }, '/home/a', 'linux').controlSocket,
    );
    expect(one).toMatch(/^\/tmp\/fettle-[0-9a-f]{16}\/control\.sock$/);
    expect(one).not.toBe(other);
  });

  it('lets a development build take the policy from elsewhere', () => {
    const paths = resolvePaths({ FETTLE_POLICY: '/tmp/policy' }, '/home/a', 'linux');
    expect(paths.policyFile).toBe('/tmp/policy/policy.json');
    expect(paths.policyFolder).toBe('/tmp/policy/policy.d');
  });
});
