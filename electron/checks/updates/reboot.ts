import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import type { RebootFacts } from './facts';
import { readText } from './osRelease';

/** Looks whether a restart is pending: the flag of Debian's and Ubuntu's packages, else a newer kernel than the running one. */
export async function gatherReboot(context: Pick<CheckContext<unknown>, 'root'>): Promise<RebootFacts> {
  const { root } = context;
  const running = (await readText(path.join(root, 'proc/sys/kernel/osrelease')))?.trim() ?? '';
  const boot = (await readText(path.join(root, 'proc/sys/kernel/random/boot_id')))?.trim() ?? '';
  const id = `reboot ${boot}`;
  const kernels = await bootableKernels(root);
  // A container, WSL or a directly booted virtual machine runs a kernel that its own files do not hold: whatever
  // kernels are installed there, a restart would not bring them.
  const comparable = kernels.includes(running);
  const installed = comparable ? newestKernel(kernels, running) : undefined;
  if (installed !== undefined)
    return { kind: 'pending', id, why: message('updates.reboot.why.kernel', { installed, running }) };
  if (await exists(path.join(root, 'run/reboot-required')))
    return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
  return comparable ? { kind: 'none' } : { kind: 'unknown', running };
}

/** Kernels with modules and an image; a removed kernel often leaves a modules folder behind. */
async function bootableKernels(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'lib/modules')).catch(() => []);
  const bootable = await Promise.all(
    names.map(
      async (name) =>
        (await exists(path.join(root, 'boot', `vmlinuz-${name}`))) ||
        (await exists(path.join(root, 'lib/modules', name, 'vmlinuz'))),
    ),
  );
  return names.filter((_, index) => bootable[index]);
}

/** The newest installed kernel of the running one's flavour, if it is newer; other flavours are not started by themselves. */
export function newestKernel(kernels: readonly string[], running: string): string | undefined {
  const flavour = flavourOf(running);
  const newest = kernels
    .filter((kernel) => flavourOf(kernel) === flavour)
    .sort(compareKernels)
    .at(-1);
  return newest !== undefined && compareKernels(newest, running) > 0 ? newest : undefined;
}

/** `6.1.0-31-amd64` -> `-amd64`; `6.12.41+deb13-amd64` -> `-amd64`; `6.8.0-50-generic` -> `-generic`. */
function flavourOf(kernel: string): string {
  return kernel.slice(versionOf(kernel).length).replace(/^\+[^-]*/, '');
}

function versionOf(kernel: string): string {
  return /^\d[\d.]*(?:-rc\d+)?(?:-\d[\d.]*(?=-|\+|$))?/.exec(kernel)?.[0] ?? '';
}

/** Compares `6.1.0-31` and the like number by number; a release candidate comes before its release. */
function compareKernels(left: string, right: string): number {
  const numbers = (kernel: string) =>
    versionOf(kernel)
      .replace(/-rc(\d+)/, '.-1.$1')
      .split(/[.-](?=-?\d)/)
      .map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
