import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Device, Encryption } from './encryptedDevice';

/** What the device mapper's devices are, by name: their `uuid` begins with it (`CRYPT-LUKS2-`, `CRYPT-VERITY-`). */
export type MapperKinds = ReadonlyMap<string, string>;

export async function mapperKinds(root: string): Promise<MapperKinds> {
  const folder = path.join(root, 'sys/block');
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^dm-\d+$/.test(name));
  const read = (name: string, file: string) =>
    readFile(path.join(folder, name, 'dm', file), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  return new Map(
    await Promise.all(
      names.map(async (name) => [await read(name, 'name'), await read(name, 'uuid')] as const),
    ),
  );
}

/** The disks of each btrfs with several, by the names that lsblk gives them. */
export async function btrfsDisks(root: string): Promise<string[][]> {
  const folder = path.join(root, 'sys/fs/btrfs');
  const list = (place: string) => readdir(place).catch((): string[] => []);
  const ids = (await list(folder)).filter((name) => name.includes('-'));
  const named = (kernel: string) =>
    readFile(path.join(root, 'sys/block', kernel, 'dm/name'), 'utf8').then(
      (text) => text.trim(),
      () => kernel,
    );
  const disks = await Promise.all(
    ids.map(async (id) => Promise.all((await list(path.join(folder, id, 'devices'))).map(named))),
  );
  return disks.filter((names) => names.length > 1);
}

/** lsblk calls all that cryptsetup's family made `crypt`, checksums (integrity, verity) as well. */
function encrypts(device: Device, below: Device | undefined, kinds: MapperKinds): boolean {
  if (device.type !== 'crypt') return false;
  const kind = kinds.get(device.name) ?? '';
  if (/^CRYPT-(?:INTEGRITY|VERITY|SUBDEV)/.test(kind)) return false;
  if (kind.startsWith('CRYPT-')) return true;
  const held = below?.fstype;
  // Below plain dm-crypt there is nothing to be seen, and without rights lsblk sees nothing at all.
  return !held || /^(?:crypto_LUKS|BitLocker|FVAULT2)$/i.test(held);
}

/**
 * Whether a mount point lies on encryption: from it upward, some device of the chain must encrypt (LVM on LUKS as
 * well as LUKS on LVM). A device on several disks is told once under each of them, and each chain must be encrypted.
 * So must each disk of a btrfs, of which only one names the mount point. Encryption elsewhere says nothing.
 */
export function encryptionOf(
  devices: readonly Device[],
  mount: string,
  kinds: MapperKinds = new Map(),
  disks: readonly string[][] = [],
): Encryption {
  const whole = disks.find((names) => namesOf(devices, mount).some((name) => names.includes(name)));
  return encryptionWhere(devices, kinds, (device) =>
    whole ? whole.includes(device.name) : device.mountpoints.includes(mount),
  );
}

function namesOf(devices: readonly Device[], mount: string): string[] {
  return devices.flatMap((device) => [
    ...(device.mountpoints.includes(mount) ? [device.name] : []),
    ...namesOf(device.children, mount),
  ]);
}

/** The same of all devices that are meant. */
export function encryptionWhere(
  devices: readonly Device[],
  kinds: MapperKinds,
  isMeant: (device: Device) => boolean,
): Encryption {
  const chains: boolean[] = [];
  const walk = (device: Device, above: boolean, below?: Device) => {
    // LUKS with integrity has a device of checksums between the two.
    const encrypted =
      above || encrypts(device, below, kinds) || (device.fstype === 'crypto_LUKS' && hasCrypt(device));
    if (isMeant(device)) chains.push(encrypted);
    for (const child of device.children) walk(child, encrypted, device);
  };
  for (const device of devices) walk(device, false);
  if (chains.length === 0) return 'unknown';
  if (chains.every(Boolean)) return 'on';
  return chains.some(Boolean) ? 'partly' : 'off';
}

function hasCrypt(device: Device): boolean {
  return device.children.some((child) => child.type === 'crypt');
}
