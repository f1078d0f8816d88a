import { message } from '../../../shared/message';
import { readSecretFile, removeSecretFile } from '../../store/secretFile';
import { Refusal } from './subject';

/** The secret in a file that IT handed over. Throws a Refusal when others could have read or written it. */
export async function secretIn(file: string): Promise<string> {
  const read = await readSecretFile(file);
  if (read.kind === 'secret') return read.text;
  const params = { file, reason: read.reason };
  throw new Refusal(
    message(`cli.enroll.secret.${read.why}`, params),
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
