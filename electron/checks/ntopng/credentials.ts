import { open } from 'node:fs/promises';
import { type Message, message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { expandPath } from '../macros';

/** The value of an Authorization header, which goes nowhere else. */
export type Credentials = { kind: 'header'; value: string } | { kind: 'missing'; reason: Message };

/** Reads the token or password from its file or the key ring. */
export async function credentialsOf(
  context: Pick<
    CheckContext<{ user?: string | undefined; secretFile?: string | undefined }>,
    'options' | 'macros' | 'secret'
  >,
): Promise<Credentials> {
  const { user, secretFile } = context.options;
  const secret = secretFile
    ? await readSecret(expandPath(secretFile, context.macros))
    : await fromKeyStore(context, user ?? 'token');
  if (typeof secret !== 'string') return { kind: 'missing', reason: secret.reason };
  const value = user ? `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` : `Token ${secret}`;
  return { kind: 'header', value };
}

async function fromKeyStore(
  { secret }: Pick<CheckContext<unknown>, 'secret'>,
  name: string,
): Promise<string | { reason: Message }> {
  const found = await secret(name);
  switch (found.kind) {
    case 'found':
      return found.value;
    case 'locked':
      return { reason: message('ntopng.reason.locked') };
    case 'absent':
      return { reason: message('ntopng.reason.no-secret', { name }) };
    case 'unavailable':
      return { reason: message('delivery.no-key-store', { reason: found.reason }) };
  }
}

/** A file that others can read holds no secret any more, so it is not used. Windows knows no such modes. */
async function readSecret(file: string): Promise<string | { reason: Message }> {
  try {
    const handle = await open(file);
    try {
      const facts = await handle.stat();
      if (process.getuid && (facts.mode & 0o077) !== 0)
        return { reason: message('ntopng.reason.file-mode', { file }) };
      const text = (await handle.readFile('utf8')).trim();
      return text === '' || /[\r\n]/.test(text)
        ? { reason: message('ntopng.reason.file-content', { file }) }
        : text;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    return { reason: message('ntopng.reason.file', { file, code }) };
  }
}
