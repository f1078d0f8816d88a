import { message } from '../../../../shared/message';
import { type EnrollmentOutcome, enroll } from '../../../agent/enrollment/enroll';
import { systemClock } from '../../../platform/clock';
import type { Surroundings } from '../../surroundings';
import type { Enrolled } from './result';
import { forgetSecret, givenSecret } from './secret';
import { mustTakeCertificate, Refusal, type Subject, wayOf } from './subject';
import { trustedFingerprint, unreachable } from './trust';

export interface TicketOptions {
  ticketFile?: string;
  ticketStdin?: boolean;
  fingerprint?: string;
}

/** Gets a certificate from Icinga's own authority, at once with a ticket, else when somebody signs. Throws a Refusal. */
export async function enrollByTicket(
  subject: Subject,
  surroundings: Surroundings,
  { ticketFile, ticketStdin, fingerprint: given }: TicketOptions,
): Promise<Enrolled> {
  mustTakeCertificate(subject);
  const ticket = await givenSecret({ file: ticketFile, stdin: ticketStdin }, surroundings);
  const fingerprint = await trustedFingerprint(subject, surroundings, given);
  const enrolled = await requestWith(subject, surroundings, fingerprint, ticket);
  // A ticket never ends and can be used again, so it must not lie about.
  if (ticketFile !== undefined) await forgetSecret(ticketFile);
  return enrolled;
}

/** The same with a ticket that is at hand. Throws a Refusal. */
export async function requestWith(
  subject: Subject,
  { environment }: Surroundings,
  fingerprint: string,
  ticket: string | undefined,
): Promise<Enrolled> {
  const { host, files } = subject;
  const way = await wayOf(subject, environment, fingerprint);
  return judged(subject, await enroll(files, { host, way, ticket, now: systemClock().now() }));
}

function judged(subject: Subject, outcome: EnrollmentOutcome): Enrolled {
  const { name: target, host, endpoint } = subject;
  switch (outcome.kind) {
    case 'issued':
      return { state: 'enrolled', words: message('cli.enroll.done', { target, host }) };
    case 'pending':
      return { state: 'pending', words: message('cli.enroll.pending', { target, host }) };
    case 'other-name':
      throw new Refusal(
        message('cli.enroll.other-name', { target, host, other: outcome.host }),
        message('cli.enroll.other-name.remedy', { target }),
      );
    case 'other-server':
      throw new Refusal(
        message('cli.enroll.other-server', { endpoint, fingerprint: outcome.fingerprint }),
        message('cli.enroll.other-server.remedy'),
      );
    case 'declined':
    case 'up-to-date':
      throw new Refusal(
        message('cli.enroll.declined', {
          endpoint,
          status: outcome.kind === 'declined' ? outcome.status : outcome.kind,
        }),
        message('cli.enroll.declined.remedy', { host }),
      );
    default:
      throw unreachable(subject, outcome);
  }
}
