import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import { processFailure } from '../processFailure';
import type { RebootFacts } from './facts';

/**
 * What `needs-restarting -r` said: 1 with its sentence when a restart is needed, 0 when not. 1 is also dnf's code for
 * any error, so the sentence decides. Undefined when the program is not installed. `timeout` in seconds.
 */
export function readNeedsRestarting(outcome: Outcome, id: string, timeout: number): RebootFacts | undefined {
  if (outcome.kind === 'not-found') return undefined;
  if (outcome.kind === 'exited') {
    const required = /^Reboot is required/m.test(outcome.stdout);
    if (outcome.code === 1 && required)
      return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
    if (outcome.code === 0 && /^(No core libraries|Reboot (should|is) not)/m.test(outcome.stdout))
      return { kind: 'none' };
  }
  return { kind: 'unknown', why: processFailure('needs-restarting', outcome, timeout), asked: true };
}

/** What `zypper needs-rebooting` said: 102 for yes, 0 for no. `timeout` in seconds. Source: zypper(8). */
export function readNeedsRebooting(outcome: Outcome, id: string, timeout: number): RebootFacts | undefined {
  if (outcome.kind === 'not-found') return undefined;
  if (outcome.kind === 'exited' && outcome.code === 102)
    return { kind: 'pending', id, why: message('updates.reboot.why.packages') };
  if (outcome.kind === 'exited' && outcome.code === 0) return { kind: 'none' };
  return { kind: 'unknown', why: processFailure('zypper', outcome, timeout), asked: true };
}
