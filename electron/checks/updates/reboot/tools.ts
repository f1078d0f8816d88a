import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { complains, processFailure } from '../../processFailure';
import type { RebootFacts } from '../facts';
import { linesOf } from '../sources/source';

/**
 * What `needs-restarting -r` said: 1 with its sentence when a restart is needed, 0 when not. 1 is also dnf's code for
 * any error, so the sentence decides. Undefined when the program is not installed. `timeout` in seconds.
 */
export function readNeedsRestarting(
  outcome: ProcessOutcome,
  id: string,
  timeout: number,
): RebootFacts | undefined {
  if (outcome.kind === 'not-found') return undefined;
  if (outcome.kind === 'exited') {
    const { code, stdout, truncated } = outcome;
    if (code === 1 && /^Reboot is required/m.test(stdout))
      return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
    if (code === 0 && !truncated && isUnneeded(stdout)) return { kind: 'none' };
  }
  return { kind: 'unknown', why: processFailure('needs-restarting', outcome, timeout), asked: true };
}

/**
 * What `dnf needs-restarting -r` said, where the program of that name is not installed (dnf 5 has none). Undefined unless it
 * gives a whole answer: dnf may lack the command, and the kernels on the disk tell as well.
 */
export function readDnfSubcommand(outcome: ProcessOutcome, id: string): RebootFacts | undefined {
  const facts = readNeedsRestarting(outcome, id, 0);
  return facts?.kind === 'unknown' ? undefined : facts;
}

/** The sentence that both programs end with when all is well. */
function isUnneeded(said: string): boolean {
  const last = linesOf(said).at(-1) ?? '';
  return /^Reboot (?:should not be|is (?:probably )?not) necessary\.$/.test(last) && !complains(said);
}

/** What `zypper needs-rebooting` said: 102 for yes, 0 with its sentence for no. `timeout` in seconds. Source: zypper(8). */
export function readNeedsRebooting(
  outcome: ProcessOutcome,
  id: string,
  timeout: number,
): RebootFacts | undefined {
  if (outcome.kind === 'not-found') return undefined;
  if (outcome.kind === 'exited' && outcome.code === 102)
    return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
  if (outcome.kind === 'exited' && outcome.code === 0 && !outcome.truncated && isUnneeded(outcome.stdout))
    return { kind: 'none' };
  return { kind: 'unknown', why: processFailure('zypper', outcome, timeout), asked: true };
}
