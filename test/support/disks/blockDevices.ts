import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A device of a machine that is only described. */
export interface TinyDevice {
  name: string;
  /** `disk`, or the disk's name for a partition, or what device mapper and RAID write of themselves. */
  kind: 'disk' | 'part' | 'crypt' | 'lvm' | 'raid1';
  /** What it lies on. */
  on?: string[];
  mount?: string;
}

/** Describes a machine's disks as the kernel does, for `lsblk --sysroot`; the device mapper need not be there. */
export function describeDisks(root: string, devices: readonly TinyDevice[]): void {
  const places = new Map<string, { folder: string; number: string; kernelName: string }>();
  const mounts: string[] = [];
  for (const [index, { name, kind, on = [], mount }] of devices.entries()) {
    const mapped = kind === 'crypt' || kind === 'lvm';
    const kernelName = mapped ? `dm-${index}` : name;
    const block = path.join(root, 'sys/block');
    const folder = kind === 'part' ? path.join(block, on[0] ?? '', name) : path.join(block, kernelName);
    const number = `${mapped ? 254 : kind === 'raid1' ? 9 : 8}:${index}`;
    places.set(name, { folder, number, kernelName });
    for (const inner of ['queue', 'holders', 'slaves'])
      mkdirSync(path.join(folder, inner), { recursive: true });
    const files: Record<string, string> = { dev: number, size: '204800', removable: '0', ro: '0' };
    if (kind === 'part') files.partition = String(index);
    if (mapped) {
      mkdirSync(path.join(folder, 'dm'));
      files['dm/name'] = name;
      files['dm/uuid'] = kind === 'crypt' ? `CRYPT-LUKS2-0-${name}` : 'LVM-0';
    }
    if (kind === 'raid1') {
      mkdirSync(path.join(folder, 'md'));
      files['md/level'] = 'raid1';
    }
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), `${text}\n`);
    mkdirSync(path.join(root, 'sys/dev/block'), { recursive: true });
    symlinkSync(folder, path.join(root, 'sys/dev/block', number));
    for (const below of kind === 'part' ? [] : on) {
      const place = places.get(below);
      if (!place) throw new Error(`${below} comes after ${name}`);
      symlinkSync(folder, path.join(place.folder, 'holders', kernelName));
      symlinkSync(place.folder, path.join(folder, 'slaves', place.kernelName));
    }
    if (mount) mounts.push(`${20 + index} 1 ${number} / ${mount} rw - ext4 /dev/${kernelName} rw`);
  }
  for (const folder of ['proc/self', 'dev', 'run/udev/data'])
    mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'proc/self/mountinfo'), `${mounts.join('\n')}\n`);
  writeFileSync(path.join(root, 'proc/swaps'), '');
}
