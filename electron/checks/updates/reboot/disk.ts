import { readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { type Message, message } from '../../../../shared/message';
import type { RebootFacts } from '../facts';
import { isFamily, type OsRelease, readText } from '../osRelease';
import { choiceOf } from './chosen';
import { exists, installedKernels } from './installed';
import { isSameSeries, newestKernel, newestOfLine } from './kernels';

/** What tells on the disk that a restart is pending: a staged system, a newer kernel than the running one, the packages' flag. */
export async function seenOnDisk(root: string, release: OsRelease): Promise<RebootFacts> {
  const running = (await readText(path.join(root, 'proc/sys/kernel/osrelease')))?.trim() ?? '';
  const id = await bootId(root);
  const whole = await wholeSystem(root, running);
  if (whole === 'same') return { kind: 'none' };
  if (whole) return { kind: 'pending', id, why: whole };
  const kernel = await lookAtKernels(root, release, running);
  if (kernel.kind === 'newer')
    return { kind: 'pending', id, why: await withLivePatch(root, kernel.why), ...kernel.kept };
  if (!isFamily(release, withoutFlag) && (await exists(path.join(root, 'run/reboot-required'))))
    return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
  if (kernel.kind === 'newest') return { kind: 'none' };
  const why = message('updates.reboot.unknown', { running });
  return kernel.kind === 'foreign' ? { kind: 'unknown', why } : { kind: 'unknown', why, asked: true };
}

/** Systems whose packages do not set the flag of Debian and Ubuntu. */
const withoutFlag = [
  'arch',
  'manjaro',
  'fedora',
  'rhel',
  'centos',
  'suse',
  'opensuse',
  'alpine',
  'gentoo',
  'void',
];

/** Changes with every start of the machine. */
export async function bootId(root: string): Promise<string> {
  return `reboot ${(await readText(path.join(root, 'proc/sys/kernel/random/boot_id')))?.trim() ?? ''}`;
}

type Kernels =
  | { kind: 'newer'; why: Message; kept?: { kept: true } }
  | { kind: 'newest' }
  /** The kernel is not this system's own: a container's, WSL's, or one that a host starts. */
  | { kind: 'foreign' }
  /** This system has kernels, and the running one is none of them. */
  | { kind: 'unclear' };

async function lookAtKernels(root: string, release: OsRelease, running: string): Promise<Kernels> {
  const { bootable, running: state } = await installedKernels(root, running);
  if (state === 'gone') {
    if (bootable.length === 0 || (await isForeign(root, running))) return { kind: 'foreign' };
    // Without its modules the running kernel is half a one, whichever is started next. On Arch every update does that.
    const arch = isFamily(release, ['arch']) ? bootable.join(', ') : undefined;
    const installed = newestOfLine(bootable, running) ?? arch;
    if (installed === undefined) return { kind: 'unclear' };
    return { kind: 'newer', why: message('updates.reboot.why.removed', { installed, running }) };
  }
  const newest = newestKernel(bootable, running);
  if (newest === undefined)
    return bootable.length > 0 || state === 'bootable' ? { kind: 'newest' } : { kind: 'unclear' };
  const choice = await choiceOf(root, running, newest);
  if (choice === undefined)
    return { kind: 'newer', why: message('updates.reboot.why.kernel', { installed: newest, running }) };
  // A kernel of another series is somebody's decision. Within its own series it misses mends, whoever decided.
  const own = bootable.filter((kernel) => isSameSeries(kernel, running));
  const installed = newestKernel(own, running);
  if (installed === undefined) return { kind: 'newest' };
  return choice === 'set'
    ? { kind: 'newer', why: message('updates.reboot.why.kept', { installed, running }), kept: { kept: true } }
    : { kind: 'newer', why: message('updates.reboot.why.kernel', { installed, running }) };
}

/** A container's image and WSL's own system may hold a kernel, which no restart would bring. */
async function isForeign(root: string, running: string): Promise<boolean> {
  if (/microsoft/i.test(running)) return true;
  return (
    (await exists(path.join(root, 'run/systemd/container'))) || exists(path.join(root, 'run/.containerenv'))
  );
}

/** Where the system is started as a whole: NixOS says which one runs, ostree that another one waits. */
async function wholeSystem(root: string, running: string): Promise<Message | 'same' | undefined> {
  if (await exists(path.join(root, 'run/ostree/staged-deployment')))
    return message('updates.reboot.why.staged');
  const kernels = await Promise.all(
    ['booted', 'current'].map((which) =>
      readlink(path.join(root, `run/${which}-system/kernel`)).catch(() => undefined),
    ),
  );
  if (kernels[0] === undefined || kernels[1] === undefined) return undefined;
  return kernels[0] === kernels[1] ? 'same' : message('updates.reboot.why.switched', { running });
}

async function withLivePatch(root: string, why: Message): Promise<Message> {
  const patches = await readdir(path.join(root, 'sys/kernel/livepatch')).catch(() => []);
  return patches.length > 0 ? message('updates.reboot.why.livepatch', { why: { message: why } }) : why;
}
