import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { rpmDatabase, type Traces } from '../../stamp';
import type { RebootFacts } from '../facts';
import { recallSource } from '../memory';
import { isFamily, type OsRelease, readOsRelease } from '../osRelease';
import { ask, patience, quarterDay } from '../sources/source';
import { windowsTraces } from '../sources/windowsTraces';
import { bootId, seenOnDisk } from './disk';
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
