import type { Message } from '../../../shared/message';

export const updateSources = ['apt', 'reboot', 'end-of-life'] as const;
export type UpdateSource = (typeof updateSources)[number];

/** One pending update. `id` names package and installed version, so it changes when the update was installed. */
export interface PendingUpdate {
  id: string;
  security: boolean;
}

export interface AptFacts {
  /** Epoch seconds of the last known refresh of the package index; absent when not known. */
  refreshed?: number;
  pending: { kind: 'known'; updates: PendingUpdate[] } | { kind: 'unknown'; reason: Message };
}

export type RebootFacts =
  | { kind: 'none' }
  /** `id` changes with every start of the machine. */
  | { kind: 'pending'; id: string; why: Message }
  /** Neither a flag nor kernels to compare: containers and machines that start another kernel than their own. */
  | { kind: 'unknown'; running: string };

export type EndOfLifeFacts =
  /** `lastDay` is an ISO date, `end` the first epoch second after it. */
  { kind: 'known'; system: string; lastDay: string; end: number } | { kind: 'unknown'; system: string };

/** What was found; a source that was not asked is absent. `chosen`: the policy names the sources itself. */
export interface UpdatesFacts {
  chosen: boolean;
  apt?: AptFacts;
  reboot?: RebootFacts;
  endOfLife?: EndOfLifeFacts;
  /** Epoch seconds at which something pending was first seen here, by its id. */
  firstSeen: Record<string, number>;
}
