import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seenOnDisk } from '../../../../../../electron/checks/updates/reboot/disk';
import { newestKernel } from '../../../../../../electron/checks/updates/reboot/kernels';
import { english } from '../../../../../support/agent/checks';

describe('the newest kernel', () => {
  it.each([
    [['6.1.0-9-amd64', '6.1.0-31-amd64'], '6.1.0-9-amd64', '6.1.0-31-amd64'],
    [['6.1.0-9-amd64', '6.1.0-31-amd64'], '6.1.0-31-amd64', undefined],
    [['6.1.0-31-amd64', '6.1.0-33-rt-amd64'], '6.1.0-31-amd64', undefined],
    [['6.1.0-31-amd64', '6.12.41+deb13-amd64'], '6.1.0-31-amd64', '6.12.41+deb13-amd64'],
    [['6.12.9+bpo-amd64', '6.12.30+bpo-amd64'], '6.12.9+bpo-amd64', '6.12.30+bpo-amd64'],
    [['6.8.0-50-generic', '6.11.0-17-generic'], '6.8.0-50-generic', '6.11.0-17-generic'],
    [['6.12-rc4-amd64', '6.12.1-amd64'], '6.12-rc4-amd64', '6.12.1-amd64'],
    [['5.10.0-8-amd64'], '6.1.0-9-amd64', undefined],
  ])('of %j while %s runs is %s', (kernels, running, newest) => {
    expect(newestKernel(kernels, running)).toBe(newest);
  });
});

describe('a pending restart', () => {
  const release = { ID: 'debian' };
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fettle-reboot-'));
    write('proc/sys/kernel/osrelease', '6.1.0-9-amd64\n');
    write('proc/sys/kernel/random/boot_id', 'b1\n');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (file: string, text = '') => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const install = (kernel: string) => {
    mkdirSync(path.join(root, 'lib/modules', kernel), { recursive: true });
    write(`boot/vmlinuz-${kernel}`);
  };

  it('is seen from a newer installed kernel', async () => {
    install('6.1.0-9-amd64');
    expect(await seenOnDisk(root, release)).toEqual({ kind: 'none' });
    install('6.1.0-31-amd64');
    const facts = await seenOnDisk(root, release);
    expect(facts).toMatchObject({ kind: 'pending', id: 'reboot b1' });
    expect(facts.kind === 'pending' && english(facts.why)).toContain('6.1.0-31-amd64');
  });

  it('is seen from the flag, also where kernels cannot be compared', async () => {
    write('run/reboot-required');
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'pending' });
  });

  it('is not read out of a container whose image holds some kernel', async () => {
    install('6.1.0-31-cloud-amd64');
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'unknown' });
  });

  it('is not read out of a modules folder that a removed kernel left behind', async () => {
    install('6.1.0-9-amd64');
    mkdirSync(path.join(root, 'lib/modules/6.1.0-31-amd64/updates'), { recursive: true });
    expect(await seenOnDisk(root, release)).toEqual({ kind: 'none' });
  });

  it('is not known where there is nothing to look at', async () => {
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'unknown' });
  });

  it('is pending when the running kernel was purged, with another of its line left', async () => {
    install('6.1.0-31-amd64');
    const facts = await seenOnDisk(root, release);
    expect(facts.kind === 'pending' && english(facts.why)).toMatch(
      /6\.1\.0-9-amd64 is no longer on the disk/,
    );
    write('run/systemd/container', 'lxc');
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'unknown' });
  });

  it('cannot be told when the running kernel is none of this system, which has kernels', async () => {
    install('6.1.0-31-rt-amd64');
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'unknown', asked: true });
  });

  it.each([
    [
      'by its name in GRUB’s settings',
      'etc/default/grub',
      "GRUB_DEFAULT='Advanced options>Debian, with Linux 6.1.0-9-amd64'\n",
    ],
    ['as GRUB’s saved entry', 'boot/grub/grubenv', 'saved_entry=gnulinux-6.1.0-9-amd64-advanced-1\n'],
    ['as Proxmox’ pin', 'etc/kernel/proxmox-boot-pin', '6.1.0-9-amd64\n'],
  ])(
    'is none for another series where the running kernel is set %s, and one for its own',
    async (_, file, text) => {
      install('6.1.0-9-amd64');
      install('6.12.41+deb13-amd64');
      expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'pending' });
      write(file, text);
      expect(await seenOnDisk(root, release)).toEqual({ kind: 'none' });
      install('6.1.0-31-amd64');
      expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'pending', kept: true });
      write(file, text.replace('6.1.0-9-', '6.1.0-90-'));
      expect(await seenOnDisk(root, release)).not.toHaveProperty('kept');
    },
  );

  it('is none for another series that was installed before the machine was started with this one', async () => {
    install('6.1.0-9-amd64');
    install('6.12.41+deb13-amd64');
    write('lib/modules/6.12.41+deb13-amd64/modules.dep');
    write('proc/stat', `cpu 1\nbtime ${Math.floor(Date.now() / 1000) + 60}\n`);
    expect(await seenOnDisk(root, release)).toEqual({ kind: 'none' });
    write('proc/stat', 'btime 1000\n');
    expect(await seenOnDisk(root, release)).toMatchObject({ kind: 'pending' });
  });

  it('is seen from a staged system, and tells of a live patch', async () => {
    install('6.1.0-9-amd64');
    install('6.1.0-31-amd64');
    mkdirSync(path.join(root, 'sys/kernel/livepatch/patch_1'), { recursive: true });
    const patched = await seenOnDisk(root, release);
    expect(patched.kind === 'pending' && english(patched.why)).toContain('a live patch closes single holes');
    write('run/ostree/staged-deployment');
    const staged = await seenOnDisk(root, release);
    expect(staged.kind === 'pending' && english(staged.why)).toContain('an updated system waits');
  });
});
