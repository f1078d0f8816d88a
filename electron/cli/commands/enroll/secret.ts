import { message } from '../../../../shared/message';
import { readSecretFile, removeSecretFile } from '../../../platform/files/secretFile';
import { type Surroundings, translatorFor } from '../../surroundings';
import { Refusal, wrongUse } from './subject';

/** A secret that IT hands over: in a file, or through standard input, for which nobody has to write into anybody's home. */
interface GivenSecret {
  file?: string | undefined;
  stdin?: boolean | undefined;
}

/** The secret, wherever it comes from; undefined when none was given. Throws a Refusal. */
export async function givenSecret(
  { file, stdin }: GivenSecret,
  surroundings: Surroundings,
): Promise<string | undefined> {
  if (stdin) return onInput(surroundings);
  return file === undefined ? undefined : secretIn(file);
}

/** Typed at a terminal it is not shown. */
async function onInput(surroundings: Surroundings): Promise<string> {
  const { terminal, ask, input, environment } = surroundings;
  const question = translatorFor(environment).render(message('cli.enroll.ask-secret'));
  const text = terminal ? await ask?.(question, true) : await input?.();
  const secret = text?.trim() ?? '';
  if (secret !== '' && !/[\r\n]/.test(secret)) return secret;
  throw new Refusal(message('cli.enroll.no-secret'), message('cli.enroll.no-secret.remedy'), wrongUse);
}

/** The one line of a file that IT handed over. Throws a Refusal when others could have read or written it. */
export async function secretIn(file: string): Promise<string> {
  const text = await secretTextIn(file);
  if (text !== '' && !/[\r\n]/.test(text)) return text;
  throw refusal('not-a-secret', file, '');
}

/** The same for a text of several lines, such as a key. */
export async function secretTextIn(file: string): Promise<string> {
  const read = await readSecretFile(file);
  if (read.kind === 'secret') return read.text;
  throw refusal(read.why, file, read.reason);
}

function refusal(
  why: 'foreign' | 'readable-by-others' | 'not-a-secret' | 'unreadable',
  file: string,
  reason: string,
): Refusal {
  const params = { file, reason };
  return new Refusal(
    message(`cli.enroll.secret.${why}`, params),
    message('cli.enroll.secret.remedy', params),
  );
}

/** Deletes a secret's file after use. Throws a Refusal when it is still there: somebody must know. */
export async function forgetSecret(file: string): Promise<void> {
  if (await removeSecretFile(file)) return;
  throw new Refusal(
    message('cli.enroll.secret.left', { file }),
    message('cli.enroll.secret.left.remedy', { file }),
  );
}
