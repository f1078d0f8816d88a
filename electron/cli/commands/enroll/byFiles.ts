import { readFile } from 'node:fs/promises';
import { type Message, message } from '../../../../shared/message';
import { faultOf } from '../../../agent/enrollment/prepared';
import { systemClock } from '../../../platform/clock';
import { systemKeyStore } from '../../../platform/keystore';
import { writePrepared } from '../../../store/credentials';
import { type Surroundings, translatorFor } from '../../surroundings';
import type { Enrolled } from './result';
import { forgetSecret, givenSecret, secretTextIn } from './secret';
import { mustTakeCertificate, Refusal, type Subject, wrongUse } from './subject';
import { saysYes } from './trust';

export interface FileOptions {
  certificate?: string;
  key?: string;
  ca?: string;
  /** Delete the originals without asking. */
  delete?: boolean;
  passwordFile?: string;
  passwordStdin?: boolean;
  user?: string;
}

/** Takes over a certificate and key that IT made, if they are good for this host. Throws a Refusal. */
export async function enrollPrepared(
  subject: Subject,
  surroundings: Surroundings,
  { certificate, key: keyFile, ca: caFile = ownAuthority(subject), delete: remove }: FileOptions,
): Promise<Enrolled> {
  mustTakeCertificate(subject);
  const { name: target, host, files } = subject;
  if (certificate === undefined || keyFile === undefined || caFile === undefined)
    throw new Refusal(message('cli.enroll.incomplete'), message('cli.enroll.incomplete.remedy'), wrongUse);
  const [cert, key, ca] = [await pem(certificate), await secretTextIn(keyFile), await pem(caFile)];
  const fault = faultOf({ cert, key, ca }, host, systemClock().now());
  if (fault !== undefined)
    throw new Refusal(
      message(`cli.enroll.fault.${fault}`, {
        host,
        file: fault === 'no-authority' ? caFile : certificate,
        key: keyFile,
      }),
      message('cli.enroll.fault.remedy', { host }),
    );
  await writePrepared(files, { key, cert, ca });
  const done: Enrolled = {
    state: 'enrolled',
    prepared: true,
    words: message('cli.enroll.done', { target, host }),
  };
  const t = translatorFor(surroundings.environment);
  const question = message('cli.enroll.delete', { files: { list: [certificate, keyFile] } });
  if (!remove && !(await saysYes(surroundings, t.render(question))))
    return { ...done, note: message('cli.enroll.originals', { key: keyFile }) };
  for (const file of [keyFile, certificate]) await forgetSecret(file);
  return done;
}

/** An authority that the policy names, and not the one that enrollment brings. */
function ownAuthority({ target, files }: Subject): string | undefined {
  return target?.ca === files.ca ? undefined : target?.ca;
}

async function pem(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      message('cli.enroll.secret.unreadable', { file, reason }),
      message('delivery.no-file.remedy', { file }),
    );
  }
}

/** Puts a password that IT made into the key ring. Throws a Refusal. */
export async function enrollPassword(
  subject: Subject,
  surroundings: Surroundings,
  { passwordFile, passwordStdin, user }: FileOptions,
): Promise<Enrolled> {
  const account = accountOf(subject, user);
  const password = await givenSecret({ file: passwordFile, stdin: passwordStdin }, surroundings);
  await keepPassword(account, password ?? '');
  if (passwordFile !== undefined) await forgetSecret(passwordFile);
  return enrolledAs(subject, account);
}

/** The name under which a target's password is in the key ring. Throws a Refusal where there can be none. */
export function accountOf({ name, target }: Subject, user: string | undefined): string {
  if (target?.auth.type === 'certificate')
    throw new Refusal(
      message('cli.enroll.wants-certificate', { target: name }),
      message('cli.enroll.wants-certificate.remedy', { target: name }),
    );
  const named = user ?? target?.auth.user;
  if (named === undefined)
    throw new Refusal(message('cli.enroll.no-user'), message('cli.enroll.no-user.remedy'), wrongUse);
  return `${name}/${named}`;
}

/** Stores a password in the person's key ring. Throws a Refusal when there is none or it is locked. */
export async function keepPassword(account: string, password: string): Promise<void> {
  const stored = await systemKeyStore().set(account, password);
  if (stored.kind === 'locked')
    throw new Refusal(message('delivery.key-ring-locked'), message('delivery.key-ring-locked.remedy'));
  if (stored.kind === 'unavailable')
    throw new Refusal(
      message('delivery.no-key-store', { reason: stored.reason }),
      message('delivery.no-key-store.remedy'),
    );
}

/** What a password in the key ring means. */
export function enrolledAs({ name: target, host }: Subject, account: string): Enrolled {
  const words: Message = message('cli.enroll.password', { target, host, account });
  return { state: 'enrolled', words, byPassword: true };
}
