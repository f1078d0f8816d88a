import { access, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The kernels of a disk. */
export interface InstalledKernels {
  /** Those with modules and an image. */
  bootable: string[];
  /** Whether the running one can be started again, or can at least load modules. */
  running: 'bootable' | 'loadable' | 'gone';
}

const modules = ['lib/modules', 'usr/lib/modules'];
/** How images are called: by most, on POWER, on ARM and S/390, by hand, by Gentoo. */
const images = ['vmlinuz', 'vmlinux', 'Image', 'image', 'bzImage', 'kernel'];

/** Looks for kernels. A removed one often leaves a modules folder behind, which holds no list of modules any more. */
export async function installedKernels(root: string, running: string): Promise<InstalledKernels> {
  const folders = await Promise.all(modules.map((folder) => namesIn(path.join(root, folder))));
  const names = [...new Set(folders.flat())].filter((name) => /^\d/.test(name));
  const boot = await namesIn(path.join(root, 'boot'), path.join(root, 'boot/firmware'));
  const bootable = await filterAsync(names, (name) => hasImage(root, boot, name));
  const isBootable = bootable.includes(running) || (running !== '' && isNamed(boot, running));
  const isLoadable = names.includes(running) && (await hasModules(root, running));
  return { bootable, running: isBootable ? 'bootable' : isLoadable ? 'loadable' : 'gone' };
}

async function hasImage(root: string, boot: readonly string[], name: string): Promise<boolean> {
  return isNamed(boot, name) || isShared(boot, name) || anyExists(root, name, images);
}

/** `vmlinuz-VERSION`, and with more words before the version. */
function isNamed(boot: readonly string[], name: string): boolean {
  return boot.some(
    (file) => file.endsWith(`-${name}`) && images.some((image) => file.startsWith(`${image}-`)),
  );
}

/** Alpine and the older Raspberry Pi OS keep one image of each flavour, without a version: `vmlinuz-lts`, `kernel8.img`. */
function isShared(boot: readonly string[], name: string): boolean {
  const flavour = /^\d[\d.]*-\d+-([a-z]+)$/.exec(name)?.[1];
  const raspberry = /-v\d\w*\+$/.test(name);
  return boot.some((file) =>
    raspberry ? /^kernel\w*\.img$/.test(file) : flavour !== undefined && file === `vmlinuz-${flavour}`,
  );
}

async function hasModules(root: string, name: string): Promise<boolean> {
  return anyExists(root, name, ['modules.dep', 'modules.builtin', 'kernel']);
}

/** Whether a kernel's modules folder holds one of some files. */
async function anyExists(root: string, name: string, files: readonly string[]): Promise<boolean> {
  const found = await filterAsync(
    modules.flatMap((folder) => files.map((file) => path.join(root, folder, name, file))),
    exists,
  );
  return found.length > 0;
}

async function namesIn(...folders: string[]): Promise<string[]> {
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return names.flat();
}

async function filterAsync<One>(some: readonly One[], holds: (one: One) => Promise<boolean>): Promise<One[]> {
  const held = await Promise.all(some.map(holds));
  return some.filter((_, index) => held[index]);
}

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
