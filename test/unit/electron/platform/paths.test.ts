import { describe, expect, it } from 'vitest';
import { resolvePaths, temporarySocket } from '../../../../electron/platform/paths';

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

  it('keeps the control socket in the state folder on Linux, and short enough elsewhere, one per state folder', () => {
    const [x, y] = [`/${'x'.repeat(150)}`, `/${'y'.repeat(150)}`];
    expect(resolvePaths({ XDG_STATE_HOME: x }, '/home/a', 'linux').controlSocket).toBe(
      `${x}/fettle/control.sock`,
    );
    const one = resolvePaths({}, x, 'mac').controlSocket;
    expect(one).toMatch(/^\/tmp\/fettle-[0-9a-f]{16}\/control\.sock$/);
    expect(resolvePaths({}, y, 'mac').controlSocket).not.toBe(one);
    expect(temporarySocket(x, { XDG_RUNTIME_DIR: '/run/user/7' })).toMatch(/^\/run\/user\/7\/fettle-/);
  });

  it('lets a development build take the policy from elsewhere', () => {
    const paths = resolvePaths({ FETTLE_POLICY: '/tmp/policy' }, '/home/a', 'linux');
    expect(paths.policyFile).toBe('/tmp/policy/policy.json');
    expect(paths.policyFolder).toBe('/tmp/policy/policy.d');
  });
});
