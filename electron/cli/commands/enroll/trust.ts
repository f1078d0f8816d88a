import { message } from '../../../../shared/message';
import type { Unsuccessful } from '../../../icinga/types';
import { type Surroundings, translatorFor } from '../../surroundings';
import { Refusal, type Subject, wayOf, wrongUse } from './subject';

/**
 * The fingerprint by which the server is known at the first contact: given with the command, or shown to the person at the terminal, who
 * must say yes. Throws a Refusal when there is neither.
 */
export async function trustedFingerprint(
  subject: Subject,
  surroundings: Surroundings,
  given: string | undefined,
): Promise<string> {
  const { fingerprintOf, serverFingerprint } = await import('../../../icinga/pki/certificateRequest');
  const remedy = message('cli.enroll.fingerprint.remedy');
  if (given !== undefined) {
    const fingerprint = fingerprintOf(given);
    if (fingerprint === undefined) throw new Refusal(message('cli.enroll.bad-fingerprint'), remedy, wrongUse);
    return fingerprint;
  }
  if (!surroundings.terminal || !surroundings.ask)
    throw new Refusal(message('cli.enroll.no-fingerprint'), remedy, wrongUse);
  const shown = await serverFingerprint(await wayOf(subject, surroundings.environment, ''));
  if (shown.kind !== 'fingerprint') throw unreachable(subject, shown);
  const t = translatorFor(surroundings.environment);
  const { fingerprint } = shown;
  const question = message('cli.enroll.confirm', { endpoint: subject.endpoint, fingerprint });
  if (!(await saysYes(surroundings, t.render(question))))
    throw new Refusal(message('cli.enroll.not-confirmed'), remedy);
  return fingerprint;
}

/** Asks a question that only a clear yes agrees to. */
export async function saysYes(surroundings: Surroundings, question: string): Promise<boolean> {
  if (!surroundings.terminal || !surroundings.ask) return false;
  const answer = await surroundings.ask(question).catch(() => '');
  return /^(y|yes|j|ja)$/i.test(answer.trim());
}

/** The server could not be asked, in words. */
export function unreachable({ endpoint }: Subject, outcome: Unsuccessful): Refusal {
  const params = { endpoint, status: outcome.status };
  return new Refusal(message('cli.enroll.failed', params), message('cli.enroll.failed.remedy'));
}
