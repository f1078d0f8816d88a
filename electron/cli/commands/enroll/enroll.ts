import { message } from '../../../../shared/message';
import { askAgent } from '../../../agent/control/ask';
import { pathsOf } from '../../../agent/plan/configuration';
import { endOf } from '../../../store/certificateFile';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { type AdminOptions, enrollByAdmin } from './byAdmin';
import { enrollPassword, enrollPrepared, type FileOptions } from './byFiles';
import { enrollByTicket, type TicketOptions } from './byTicket';
import { type Enrolled, refuse } from './result';
import { Refusal, type Subject, type SubjectOptions, subjectOf, wrongUse } from './subject';

export type EnrollOptions = SubjectOptions & TicketOptions & FileOptions & AdminOptions & { json?: boolean };

/** Gives this workstation its credentials for a target. Exit code 0 as well while it waits for approval. */
export async function enroll(surroundings: Surroundings, options: EnrollOptions): Promise<number> {
  try {
    const subject = subjectOf(surroundings.environment, options);
    const enrolled = await enrollBy(subject, surroundings, options);
    tell(subject, enrolled, surroundings, options.json);
    await tellApp(surroundings.environment);
    return 0;
  } catch (error) {
    return refuse(error, surroundings, options.json);
  }
}

/** An app that runs would notice files by itself, but no password in a key ring; and it would take its turn in the fleet. */
async function tellApp(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    await askAgent(pathsOf(environment).controlSocket, 'enrolled');
  } catch {
    // The enrollment is done; an app that cannot be asked now finds it at its next attempt.
  }
}

function enrollBy(subject: Subject, surroundings: Surroundings, options: EnrollOptions): Promise<Enrolled> {
  const { ticketFile, ticketStdin, certificate, key, passwordFile, passwordStdin, admin } = options;
  const given = {
    ticket: ticketFile !== undefined,
    ticketStdin: ticketStdin === true,
    prepared: (certificate ?? key) !== undefined,
    password: passwordFile !== undefined,
    passwordStdin: passwordStdin === true,
    admin: admin !== undefined,
  };
  if (Object.values(given).filter(Boolean).length > 1)
    throw new Refusal(message('cli.enroll.several'), message('cli.enroll.several.remedy'), wrongUse);
  if (admin !== undefined) return enrollByAdmin(subject, surroundings, options);
  if (given.password || given.passwordStdin) return enrollPassword(subject, surroundings, options);
  if (given.prepared) return enrollPrepared(subject, surroundings, options);
  return enrollByTicket(subject, surroundings, options);
}

function tell(
  { name, host, endpoint, files }: Subject,
  { state, words, note, byPassword, prepared }: Enrolled,
  surroundings: Surroundings,
  asJson = false,
): void {
  const t = translatorFor(surroundings.environment);
  const validUntil = byPassword ? undefined : endOf(files.cert);
  if (asJson) {
    const told = { target: name, host, endpoint, state, validUntil: validUntil ?? null };
    json(surroundings, { ...told, message: t.render(words), ...(note ? { note: t.render(note) } : {}) });
    return;
  }
  line(surroundings, t.render(words));
  if (state === 'enrolled' && validUntil !== undefined) {
    const until = prepared ? 'cli.enroll.until.prepared' : 'cli.enroll.until';
    line(surroundings, t.render(message(until, { at: { date: validUntil } })));
  }
  if (note) line(surroundings, t.render(note));
}
