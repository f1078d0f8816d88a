import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { type Reading, unreadable } from './reading';

/** Environment variables for the tool that hold its secret, or why there are none. */
export type SecretEnvironment =
  | { kind: 'environment'; environment: Record<string, string> }
  | { kind: 'reading'; reading: Reading };

/**
 * Reads a source's passphrase from the person's key store, when the source asks for it, into an environment variable
 * of the tool: unlike an argument it is readable only to the person and to root.
 */
export async function secretEnvironment(
  context: CheckContext<unknown>,
  wanted: 'keystore' | undefined,
  name: string,
  variable: string,
): Promise<SecretEnvironment> {
  if (wanted === undefined) return { kind: 'environment', environment: {} };
  const secret = await context.secret(name);
  switch (secret.kind) {
    case 'found':
      return { kind: 'environment', environment: { [variable]: secret.value } };
    case 'locked':
      return refused(message('backups.reason.key-store-locked'), message('backups.remedy.key-store-locked'));
    case 'absent':
      return refused(
        message('backups.reason.key-store-absent', { name }),
        message('backups.remedy.key-store-absent', { name }),
      );
    case 'unavailable':
      return refused(
        message('backups.reason.key-store-unavailable', { reason: secret.reason }),
        message('backups.remedy.key-store-unavailable'),
      );
  }
}

function refused(...reason: Parameters<typeof unreadable>): SecretEnvironment {
  return { kind: 'reading', reading: unreadable(...reason) };
}
