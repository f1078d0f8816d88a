import { message } from '../../../../shared/message';
import { readSecretFile, removeSecretFile } from '../../../platform/files/secretFile';
import { Refusal } from './subject';

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
