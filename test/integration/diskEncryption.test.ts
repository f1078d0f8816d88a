import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { english, runCheck } from '../support/agent/checks';
import { describeDisks, type TinyDevice } from '../support/disks/blockDevices';
import { hanging, hasPrograms, makeFolder, withArguments } from '../support/packages/packageTools';
import { ordinaryUser } from '../support/processes/ordinaryUser';

const disk: TinyDevice = { name: 'sda', kind: 'disk' };
const boot: TinyDevice = { name: 'sda1', kind: 'part', on: ['sda'], mount: '/boot' };
const part = (mount?: string): TinyDevice => ({
  name: 'sda2',
  kind: 'part',
  on: ['sda'],
  ...(mount ? { mount } : {}),
});
const second: TinyDevice = { name: 'sdb', kind: 'disk' };

const machines: [words: string, state: string, devices: TinyDevice[]][] = [
  [
    'LVM on LUKS',
    'ok',
    [
      disk,
      boot,
      part(),
      { name: 'luks', kind: 'crypt', on: ['sda2'] },
      { name: 'vg-root', kind: 'lvm', on: ['luks'], mount: '/' },
    ],
  ],
  [
    'LUKS on LVM',
    'ok',
    [
      disk,
      part(),
      { name: 'vg-root', kind: 'lvm', on: ['sda2'] },
      { name: 'luks', kind: 'crypt', on: ['vg-root'], mount: '/' },
    ],
  ],
  ['no encryption', 'critical', [disk, boot, part('/')]],
  [
    'encryption of another disk only',
    'critical',
    [disk, boot, part('/'), second, { name: 'luks', kind: 'crypt', on: ['sdb'], mount: '/home' }],
  ],
  [
    'a mirror of which one half is encrypted',
    'warning',
    [
      disk,
      second,
      { name: 'luks', kind: 'crypt', on: ['sda'] },
      { name: 'md0', kind: 'raid1', on: ['luks', 'sdb'], mount: '/' },
    ],
  ],
  ['a root that is on no disk', 'unknown', [disk, boot]],
];

// The device mapper is seldom to be had where tests run; lsblk is real, the kernel's files are described.
describe.skipIf(!hasPrograms('lsblk'))('disk encryption with the real lsblk', { timeout: 60_000 }, () => {
  const { folder, remove } = makeFolder('lsblk');
  afterAll(remove);

  it.each(machines)('%s is %s', async (words, state, devices) => {
    const root = path.join(folder, words.replaceAll(' ', '-'));
    describeDisks(root, devices);
    execFileSync('chmod', ['-R', 'a+rX', root]);
    const result = await runCheck('disk-encryption', { run: withArguments('lsblk', ['--sysroot', root]) });
    expect(result.state).toBe(state);
    if (state !== 'ok') expect(result.remedy).toHaveLength(1);
    if (await ordinaryUser.missing()) return;
    const run = withArguments('lsblk', ['--sysroot', root], 'ordinary user');
    expect((await runCheck('disk-encryption', { run })).summary).toEqual(result.summary);
  });

  it('missing: is UNKNOWN with the reason without lsblk', async () => {
    const missing = await runCheck('disk-encryption', { environment: { PATH: '/nonexistent' } });
    expect([missing.state, english(missing.summary)]).toEqual([
      'unknown',
      expect.stringContaining('lsblk is not installed'),
    ]);
  });

  it('empty: is UNKNOWN where lsblk finds nothing', async () => {
    const nothing = await runCheck('disk-encryption', {
      run: withArguments('lsblk', ['--sysroot', path.join(folder, 'nowhere')]),
    });
    expect(nothing.state).toBe('unknown');
  });

  it('is UNKNOWN in time where it hangs', async () => {
    const hangs = await runCheck('disk-encryption', { environment: hanging(folder, 'lsblk'), timeout: 1 });
    expect([hangs.state, english(hangs.summary)]).toEqual([
      'unknown',
      expect.stringMatching(/lsblk .*1 second/),
    ]);
  });

  it('ok: LUKS below the root, also to an ordinary user', async () => {
    const root = path.join(folder, 'both');
    describeDisks(root, machines[0]?.[2] ?? []);
    const state = async (...user: 'ordinary user'[]) =>
      (await runCheck('disk-encryption', { run: withArguments('lsblk', ['--sysroot', root], ...user) }))
        .state;
    expect(await state()).toBe('ok');
    if (!(await ordinaryUser.missing())) expect(await state('ordinary user')).toBe('ok');
  });
});
