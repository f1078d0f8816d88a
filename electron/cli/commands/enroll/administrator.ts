import { message } from '../../../../shared/message';
import type { Way } from '../../../agent/enrollment/enroll';
import type { Administration } from '../../../icinga/rest/administration';
import { type Surroundings, translatorFor } from '../../surroundings';
import { forgetSecret, secretIn } from './secret';
import { Refusal, wrongUse } from './subject';

export interface AdministratorOptions {
  admin?: string;
  adminPasswordFile?: string;
}

/**
 * Works on the server as an administrator, whose password is asked for on the terminal or comes in a file, lives in this process only and
 * is gone with it: its file is deleted once it was read, whatever becomes of it. `secrets`: what must not get on record besides.
 */
export async function asAdministrator<T>(
  way: Way,
  surroundings: Surroundings,
  { admin = '', adminPasswordFile }: AdministratorOptions,
  secrets: readonly string[],
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const password = await passwordOf(admin, surroundings, adminPasswordFile);
  const { Administration } = await import('../../../icinga/rest/administration');
  const administration = new Administration({
    ...way,
    record: way.record && without(way.record, secrets),
    credentials: { type: 'password', user: admin, password },
  });
  try {
    return await work(administration);
  } finally {
    await administration.close();
  }
}

async function passwordOf(
  admin: string,
  surroundings: Surroundings,
  file: string | undefined,
): Promise<string> {
  if (file !== undefined) {
    const password = await secretIn(file);
    await forgetSecret(file);
    return password;
  }
  const t = translatorFor(surroundings.environment);
  if (!surroundings.terminal || !surroundings.ask)
    throw new Refusal(
      message('cli.enroll.no-admin-password'),
      message('cli.enroll.no-admin-password.remedy'),
      wrongUse,
    );
  return surroundings.ask(t.render(message('cli.enroll.ask-password', { user: admin })), true);
}

/** A recorder that never sees some texts. */
function without(record: NonNullable<Way['record']>, secrets: readonly string[]): typeof record {
  const clean = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return (requests) =>
    record(requests.map((one) => ({ ...one, body: one.body === null ? null : clean(one.body) }))).map(
      (heard) => (what) => {
        heard('error' in what ? { error: clean(what.error) } : { ...what, answer: clean(what.answer) });
      },
    );
}
