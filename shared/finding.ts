import type { Message } from './message';

/** One step of a look at the way to a monitoring server, in the order in which they are taken. */
export interface Finding {
  step:
    | 'credentials'
    | 'lookup'
    | 'connect'
    | 'proxy'
    | 'tls'
    | 'certificate'
    | 'identity'
    | 'permissions'
    | 'services';
  /** Absent where it is about the target as a whole. */
  endpoint?: string;
  verdict: 'ok' | 'warning' | 'failed';
  message: Message;
  /** What to do; absent when nothing is wrong. */
  remedy?: Message;
}
