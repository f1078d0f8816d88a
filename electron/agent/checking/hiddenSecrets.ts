import type { Secret } from '../../platform/keystore/keyStore';
import type { ProcessOutcome } from '../../platform/processes/process';

const mask = '***';

/**
 * Remembers the secrets that a check was given, so that a program that repeats one in its complaint does not carry it
 * into a message, a trace or a log.
 */
export class HiddenSecrets {
  private readonly values = new Set<string>();

  /** Passes an answer of the key store on. */
  note(secret: Secret): Secret {
    if (secret.kind === 'found' && secret.value !== '') this.values.add(secret.value);
    return secret;
  }

  /** What a program said to people: its error output never holds a secret. */
  inErrors(outcome: ProcessOutcome): ProcessOutcome {
    return 'stderr' in outcome ? { ...outcome, stderr: this.text(outcome.stderr) } : outcome;
  }

  /** The same for all of its output, which is only for being shown: what is judged may hold the same letters by chance. */
  everywhere(outcome: ProcessOutcome): ProcessOutcome {
    return 'stdout' in outcome
      ? { ...outcome, stdout: this.text(outcome.stdout), stderr: this.text(outcome.stderr) }
      : outcome;
  }

  private text(text: string): string {
    return [...this.values].reduce((rest, value) => rest.replaceAll(value, mask), text);
  }
}
