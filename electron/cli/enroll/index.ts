import { message } from '../../../shared/message';
import { endOf } from '../../agent/expiry';
import { json, line, type Surroundings, translatorFor } from '../surroundings';
import { enrollByTicket, type TicketOptions } from './byTicket';
import type { Enrolled } from './result';
import { Refusal, type Subject, type SubjectOptions, subjectOf } from './subject';

export type EnrollOptions = SubjectOptions & TicketOptions & { json?: boolean };

/** Gives this workstation its credentials for a target. Exit code 0 as well while it waits for approval. */
export async function enroll(surroundings: Surroundings, options: EnrollOptions): Promise<number> {
  try {
    const subject = subjectOf(surroundings.environment, options);
    const enrolled = await enrollBy(subject, surroundings, options);
    tell(subject, enrolled, surroundings, options.json);
    return 0;
  } catch (error) {
    return refuse(error, surroundings, options.json);
  }
}

function enrollBy(subject: Subject, surroundings: Surroundings, options: EnrollOptions): Promise<Enrolled> {
  return enrollByTicket(subject, surroundings, options);
}

function tell(
  { name, host, endpoint, files }: Subject,
  { state, words }: Enrolled,
  surroundings: Surroundings,
  asJson = false,
): void {
  const t = translatorFor(surroundings.environment);
  const validUntil = endOf(files.cert);
  if (asJson) {
    const told = { target: name, host, endpoint, state, validUntil: validUntil ?? null };
    json(surroundings, { ...told, message: t.render(words) });
    return;
  }
  line(surroundings, t.render(words));
  if (state === 'enrolled' && validUntil !== undefined)
    line(surroundings, t.render(message('cli.enroll.until', { at: { date: validUntil } })));
}

/** Says why a command did not go on, and what to do; other errors go up. */
export function refuse(error: unknown, surroundings: Surroundings, asJson = false): number {
  if (!(error instanceof Refusal)) throw error;
  const t = translatorFor(surroundings.environment);
  const [words, remedy] = [t.render(error.words), t.render(error.remedy)];
  if (asJson) json(surroundings, { state: 'refused', message: words, remedy });
  surroundings.error.write(`${words}\n${remedy}\n`);
  return error.code;
}
