import type { Evidence, Remedy } from '../../../shared/checkResult';
import type { Message } from '../../../shared/message';

/** One source's part of the result. */
export interface Verdict {
  evidence: Evidence[];
  remedy: Remedy[];
  perfdata: string[];
  /** When something becomes CRITICAL, epoch seconds. */
  deadline?: number;
  /** The source could not look at all, and nobody asked for it by name. */
  notApplicable?: boolean;
}

/** Epoch seconds at which something was first seen, by its key; now for what is new. Never in the future, whatever the clock did. */
export type FirstSeen = (key: string) => number;

/** The range of perfdata that ends at a number. */
export function upTo(end: number) {
  return { start: 0, end, inside: false };
}

/** A source of which nothing is known. */
export function unknownVerdict(reason: Message, remedy: Remedy[] = []): Verdict {
  return { evidence: [{ state: 'unknown', message: reason }], remedy, perfdata: [] };
}
