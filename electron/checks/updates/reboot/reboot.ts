import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { rpmDatabase, type Traces } from '../../stamp';
import type { RebootFacts } from '../facts';
import { recallSource } from '../memory';
import { isFamily, type OsRelease, readOsRelease, readText } from '../osRelease';
import { ask, patience, quarterDay } from '../sources/source';
import { windowsTraces } from '../sources/windowsTraces';
import { newestKernel } from './kernels';
import { readDnfSubcommand, readNeedsRebooting, readNeedsRestarting } from './tools';
import { gatherWindowsReboot } from './windows';

/** Looks whether a restart is pending. Nothing on macOS tells it before the person is asked to. */
export async function gatherReboot(
  context: CheckContext<unknown>,
  system: System,
): Promise<RebootFacts | undefined> {
  if (system === 'mac') return undefined;
  if (system === 'windows') return recallWindows(context);
  const release = await readOsRelease(context.root);
  const seen = await seenOnDisk(context.root, release);
  if (seen.kind === 'pending') return seen;
  const asked = await askTool(context, release);
  return asked ?? seen;
}

/** The flag of Debian's and Ubuntu's packages, else a newer kernel than the running one. */
export async function seenOnDisk(root: string, release: OsRelease): Promise<RebootFacts> {
  const running = (await readText(path.join(root, 'proc/sys/kernel/osrelease')))?.trim() ?? '';
  const id = await bootId(root);
  const kernels = await bootableKernels(root);
  // A container, WSL or a directly booted virtual machine runs a kernel that its own files do not hold: whatever
  // kernels are installed there, a restart would not bring them.
  const comparable = kernels.includes(running);
  const installed = comparable ? newestKernel(kernels, running) : replaced(kernels, release);
  if (installed !== undefined)
    return { kind: 'pending', id, why: message('updates.reboot.why.kernel', { installed, running }) };
  if (await exists(path.join(root, 'run/reboot-required')))
    return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
  return comparable
    ? { kind: 'none' }
    : { kind: 'unknown', why: message('updates.reboot.unknown', { running }) };
}

/** Arch replaces a kernel in place: the running one is gone from the disk as soon as a newer one is installed. */
function replaced(kernels: readonly string[], release: OsRelease): string | undefined {
  return isFamily(release, ['arch']) && kernels.length > 0 ? kernels.join(', ') : undefined;
}

/** What Fedora's and SUSE's own programs say, or said if nothing was installed and nobody restarted since. */
async function askTool(context: CheckContext<unknown>, release: OsRelease): Promise<RebootFacts | undefined> {
  const rpm = isFamily(release, ['fedora', 'rhel', 'centos', 'suse', 'opensuse', 'sles']);
  if (!rpm) return undefined;
  const id = await bootId(context.root);
  const { before, remember } = await recallSource(context, 'reboot', restartTraces(context), z.enum(answers));
  if (before) return { ...said(before.answer, id), remember: before.remember };
  const facts = await askNow(context, release, id);
  return !remember || !facts || facts.kind === 'unknown'
    ? facts
    : { ...facts, remember: remember(facts.kind) };
}

/** That none is pending holds for some hours while Windows left no trace of more; that one is, is looked at each time. */
async function recallWindows(context: CheckContext<unknown>): Promise<RebootFacts> {
  const none = z.literal('none');
  const { before, remember } = await recallSource(context, 'reboot', windowsTraces, none, quarterDay);
  if (before) return { kind: 'none', remember: before.remember };
  const facts = await gatherWindowsReboot(context);
  return remember && facts.kind === 'none' ? { ...facts, remember: remember('none') } : facts;
}

const answers = ['none', 'pending'] as const;

function said(kind: (typeof answers)[number], id: string): Exclude<RebootFacts, { kind: 'unknown' }> {
  return kind === 'none' ? { kind } : { kind, id, why: message('updates.reboot.why.packages') };
}

/** They also know about libraries and services. */
async function askNow(
  context: CheckContext<unknown>,
  release: OsRelease,
  id: string,
): Promise<RebootFacts | undefined> {
  const timeout = patience(context);
  return isFamily(release, ['suse', 'opensuse', 'sles'])
    ? readNeedsRebooting(await ask(context, ['zypper', 'needs-rebooting']), id, timeout)
    : (readNeedsRestarting(await ask(context, ['needs-restarting', '-r']), id, timeout) ??
        readDnfSubcommand(await ask(context, ['dnf', '-C', 'needs-restarting', '-r']), id));
}

/** What was installed, since when the machine runs, and the flag of SUSE's packages. */
function restartTraces({ macros }: CheckContext<unknown>): Traces {
  return {
    needed: [rpmDatabase(macros.home), ['proc/sys/kernel/random/boot_id']],
    also: ['run/reboot-needed', 'var/run/reboot-needed', 'etc/dnf/plugins/**'],
  };
}

async function bootId(root: string): Promise<string> {
  return `reboot ${(await readText(path.join(root, 'proc/sys/kernel/random/boot_id')))?.trim() ?? ''}`;
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

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
