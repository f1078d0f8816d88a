import type { Message } from './message';

/** One step of a look at the way to a monitoring server, in the order in which they are taken. */
export interface ConnectionStep {
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

/** What the doctor looks at beside the way to the servers, in the order in which it is told. */
export const doctorAreas = [
  'policy',
  'settings',
  'runtime',
  'key-ring',
  'permissions',
  'clock',
  'checks',
  'tray',
  'unit',
] as const;

/** One thing that the doctor looked at on this computer. */
export interface Diagnosis {
  area: (typeof doctorAreas)[number];
  /** `warning`: something is missing or could not be found out, and Fettle works all the same. */
  verdict: 'ok' | 'warning' | 'failed';
  message: Message;
  /** What to do; absent when nothing is wrong. */
  remedy?: Message;
}
