import { describe, expect, it } from 'vitest';
import { waitingDevices } from '../../../../../../electron/checks/updates/sources/fwupd';
import { parseRepositories } from '../../../../../../electron/checks/updates/sources/repositories';
import { exited } from '../../../../../support/agent/checks';

describe('a file of repositories', () => {
  it('names those that are enabled and no medium', () => {
    const text = `[main]
gpgcheck=1

[updates]
name=Updates
metalink=https://mirrors.example.com/metalink
enabled=1

[updates-debuginfo]
enabled = 0

[dvd]
baseurl=dvd:///?devices=/dev/sr0
enabled=1

[other]
baseurl=https://rpm.example.com/
`;
    expect(parseRepositories(text)).toEqual(['updates', 'other']);
    expect(parseRepositories('garbage')).toEqual([]);
  });
});

describe('firmware that waits for a restart', () => {
  it('is counted by the devices’ flags', () => {
    const devices = [
      { Flags: ['updatable', 'needs-reboot'] },
      { Flags: ['needs-activation'] },
      { Flags: ['internal'] },
      {},
    ];
    expect(waitingDevices(exited(0, JSON.stringify({ Devices: devices })))).toBe(2);
    expect(waitingDevices(exited(1, '{"Error":{"Message":"no"}}'))).toBe(0);
    expect(waitingDevices(exited(0, 'garbage'))).toBe(0);
  });
});
