import type { LocalizedText } from './i18n/localizedText';
import type { Message } from './message';
import type { ServiceState } from './states';

/** A service in the very words that the server holds. Times are epoch seconds. */
export interface SeenService {
  service: string;
  title?: LocalizedText | Message;
  /** Absent when there is no result yet. */
  result?: {
    state: ServiceState;
    /** The first line, and what follows it. */
    output: string;
    longOutput: string;
    perfdata: string[];
    at: number;
  };
  /** Absent when nobody acknowledged it. `author` and `comment` only where the server lets them be read. */
  acknowledged?: { until?: number; author?: string; comment?: string };
}

/**
 * What one server holds. `asked`: its own answer. `not-permitted`: it may not be asked, `not-now`: nothing may leave at present
 * (a pause, working hours), `not-connected`: it gave no answer; then `services` are what it last accepted.
 */
export interface SeenTarget {
  name: string;
  host: string;
  kind: 'asked' | 'not-permitted' | 'not-now' | 'not-connected';
  /** Why there is no answer, where that is known. */
  reason?: Message;
  services: SeenService[];
}

/** What IT sees of this computer; without targets nothing. */
export interface SeenView {
  at: number;
  targets: SeenTarget[];
}
