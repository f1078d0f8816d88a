import type { Message } from '../../../../shared/message';
import { json, type Surroundings, translatorFor } from '../../surroundings';
import { Refusal } from './subject';

/** What an enrollment came to, in words; `words` is said on a line of its own. */
export interface Enrolled {
  state: 'enrolled' | 'pending';
  words: Message;
  /** There is no certificate. */
  byPassword?: true;
  /** IT renews the certificate. */
  prepared?: true;
  /** What else the person should know. */
  note?: Message;
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
