import { type Message, message } from '../../../shared/message';
import type { RequestOutcome } from '../../icinga/types';
import type { Lane } from './lanes';

/** Why a delivery did not work and what to do, in words for the person and IT. */
export function failureMessage(
  outcome: Extract<RequestOutcome, { kind: 'failed' | 'rejected' }>,
  lane: Lane,
): { message: Message; remedy: Message } {
  const phase = outcome.kind === 'failed' ? (outcome.phase ?? '') : '';
  // All that OpenSSL saw was one certificate, whose issuer it does not know.
  const sent = /UNABLE_TO_VERIFY_LEAF_SIGNATURE/.test(outcome.status) ? 'one' : 'chain';
  const params = { target: lane.name, host: lane.target.host, status: outcome.status, phase, sent };
  if (outcome.kind === 'failed' && outcome.retryAfter !== undefined) {
    return { message: message('delivery.busy', params), remedy: message('delivery.busy.remedy', params) };
  }
  return {
    message: message(`delivery.${outcome.reason}`, params),
    remedy: message(`delivery.${outcome.reason}.remedy`, params),
  };
}

/** An administrator must sign this workstation's certificate first. */
export function waitingForApproval(target: string): { message: Message; remedy: Message } {
  const params = { target };
  return {
    message: message('delivery.waiting-for-approval', params),
    remedy: message('delivery.waiting-for-approval.remedy', params),
  };
}
