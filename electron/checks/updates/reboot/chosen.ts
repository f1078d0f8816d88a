import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readText } from '../osRelease';

/** How somebody came to run an older kernel than the newest. */
export type Choice =
  /** The settings of the boot loader name it. */
  | 'set'
  /** The newer one was there already when this one was started. */
  | 'started';

/** Whether somebody chose the running kernel although a newer one is installed. */
export async function choiceOf(root: string, running: string, newest: string): Promise<Choice | undefined> {
  if (await isSet(root, running)) return 'set';
  return (await wasThere(root, newest)) ? 'started' : undefined;
}

/** GRUB's setting, what GRUB and Fedora keep in their environment, and Proxmox' pin, as far as people may read them. */
async function isSet(root: string, running: string): Promise<boolean> {
  const grub = (await Promise.all((await grubFiles(root)).map(readText))).join('\n');
  const value = [...grub.matchAll(/^\s*GRUB_DEFAULT=(.*)$/gm)]
    .at(-1)?.[1]
    ?.trim()
    .replace(/^["']|["']$/g, '');
  if (value !== undefined && value !== 'saved' && names(value, running)) return true;
  const saved = ['boot/grub/grubenv', 'boot/grub2/grubenv'];
  for (const file of value === undefined || value === 'saved' ? saved : []) {
    const entry = /^saved_entry=(.*)$/m.exec((await readText(path.join(root, file))) ?? '')?.[1];
    if (entry !== undefined && names(entry, running)) return true;
  }
  const pin = await readText(path.join(root, 'etc/kernel/proxmox-boot-pin'));
  return pin?.trim() === running;
}

async function grubFiles(root: string): Promise<string[]> {
  const folder = path.join(root, 'etc/default/grub.d');
  const more = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.cfg')).sort();
  return [path.join(root, 'etc/default/grub'), ...more.map((name) => path.join(folder, name))];
}

/** A name within a menu entry: `6.8.0-5-generic` is not meant by `... with Linux 6.8.0-50-generic`. */
function names(entry: string, kernel: string): boolean {
  const at = entry.indexOf(kernel);
  const after = entry[at + kernel.length] ?? '';
  return at !== -1 && !/[\w.+]/.test(after) && !/[\d.]/.test(entry[at - 1] ?? '');
}

/** Whether a kernel was installed before the machine was started; depmod writes the list of its modules when it is. */
async function wasThere(root: string, kernel: string): Promise<boolean> {
  const started = Number(/^btime (\d+)$/m.exec((await readText(path.join(root, 'proc/stat'))) ?? '')?.[1]);
  const list = await stat(path.join(root, 'lib/modules', kernel, 'modules.dep')).catch(() => undefined);
  return list !== undefined && list.mtimeMs / 1000 < started;
}
