import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext } from '../check';
import { encryptionOf, encryptionWhere, type MapperKinds } from './encryptedChain';
import type { Device, Encryption } from './encryptedDevice';

/** File systems that encrypt each file themselves. */
const stacked = /^(?:ecryptfs|fuse\.(?:gocryptfs|encfs|cryfs|securefs))$/;

/**
 * The encryption of a mount point that lsblk does not know: a ZFS data set, one that encrypts by itself, or the root of
 * an image-based system (composefs), which lies on the disk of /sysroot.
 */
export async function encryptionBesideDisks(
  context: Pick<CheckContext<unknown>, 'run' | 'timeout' | 'signal' | 'root'>,
  devices: readonly Device[],
  mount: string,
  kinds: MapperKinds,
): Promise<Encryption> {
  const text = await readFile(path.join(context.root, 'proc/self/mountinfo'), 'utf8').catch(() => '');
  const mounted = [...text.matchAll(/^\d+ \d+ \S+ \S+ (\S+) \S+ .*?- (\S+) (\S+) /gm)];
  const [, , type = '', source = ''] = mounted.findLast(([, place]) => place === mount) ?? [];
  if (stacked.test(type)) return 'on';
  if (type === 'overlay' && mount === '/') return encryptionOf(devices, '/sysroot', kinds);
  return type === 'zfs' ? ofZfs(context, source, devices, kinds) : 'unknown';
}

/** ZFS's own encryption, else that of every disk of the pool. */
async function ofZfs(
  { run, timeout, signal }: Pick<CheckContext<unknown>, 'run' | 'timeout' | 'signal'>,
  dataset: string,
  devices: readonly Device[],
  kinds: MapperKinds,
): Promise<Encryption> {
  const own = await run({
    argv: ['zfs', 'get', '-H', '-o', 'property,value', 'encryption,keystatus', dataset],
    timeout,
    signal,
  });
  if (own.kind !== 'exited' || own.code !== 0) return 'unknown';
  const encryption = /^encryption\t(\S+)$/m.exec(own.stdout)?.[1];
  if (encryption === undefined || encryption === '-') return 'unknown';
  if (encryption !== 'off') return 'on';
  const pool = dataset.split('/')[0] ?? dataset;
  const list = await run({ argv: ['zpool', 'list', '-v', '-H', '-P', pool], timeout, signal });
  if (list.kind !== 'exited' || list.code !== 0) return 'unknown';
  const disks = [...list.stdout.matchAll(/^\t(\/dev\/\S+)\t/gm)].map(([, place = '']) =>
    path.basename(place),
  );
  const known = disks.every(
    (disk) => encryptionWhere(devices, kinds, ({ name }) => name === disk) !== 'unknown',
  );
  // Some are called by an id that lsblk does not tell.
  return disks.length > 0 && known
    ? encryptionWhere(devices, kinds, ({ name }) => disks.includes(name))
    : 'unknown';
}
