import { type Message, message } from '../../shared/message';
import { cut } from '../../shared/text';
import type { ProcessOutcome } from '../platform/processes/process';
import { tellingLine } from './programWords';

/** The longest piece of a program's own words that goes into a message. */
const longestWords = 300;

/** Why a program gave nothing to judge, as a part of a sentence. `timeout` in seconds. */
export function processFailure(program: string, outcome: ProcessOutcome, timeout: number): Message {
  switch (outcome.kind) {
    case 'exited': {
      const words = wordsOf(outcome.stderr);
      if (words === '') return message('process.exited-silent', { program, code: outcome.code });
      return message('process.exited', { program, code: outcome.code, words });
    }
    case 'signalled':
      return message('process.signalled', { program, signal: outcome.signal });
    case 'timed-out':
      return message('process.timed-out', { program, timeout: { duration: timeout } });
    case 'not-found':
      return message('process.not-found', { program });
    case 'not-executable':
      return outcome.fault
        ? message(`process.not-executable.${outcome.fault}`, {
            program,
            interpreter: outcome.interpreter ?? '',
          })
        : message('process.not-executable', { program, reason: outcome.reason });
    case 'aborted':
      return message('process.aborted', { program });
  }
}

/** The line of a program's complaint that tells most, without credentials in addresses, cut to a readable length. */
export function wordsOf(text: string): string {
  return cut(withoutCredentials(tellingLine(text)), longestWords);
}

/** Takes `user:password@` out of the addresses in a text. */
export function withoutCredentials(text: string): string {
  return text.replace(/(:\/\/)[^\s/@]+@/g, '$1');
}

/** Whether a program says, whatever its exit code, that something went wrong. For output that is one good sentence. */
export function complains(text: string): boolean {
  return /\b(?:error|failed|exception)\b/i.test(text);
}
