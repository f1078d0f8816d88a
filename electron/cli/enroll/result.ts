import type { Message } from '../../../shared/message';

/** What an enrolment came to, in words; `words` is said on a line of its own. */
export interface Enrolled {
  state: 'enrolled' | 'pending';
  words: Message;
}
