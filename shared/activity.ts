import type { Message } from './message';
import type { ServiceState } from './states';

export const activityKinds = ['result', 'delivery', 'acknowledgement'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Which page: only one kind where one is named, and only what was before a time (epoch seconds). */
export interface ActivityQuestion {
  kind?: ActivityKind | undefined;
  before?: number | undefined;
}

/** One thing that happened. */
export interface ActivityItem {
  id: string;
  /** Epoch seconds; of several like it, the last. */
  at: number;
  kind: ActivityKind;
  /** A result's state, or how a delivery went. */
  state?: ServiceState;
  /** The entry of a result; it may be gone from the plan. */
  entry?: string;
  /** The services that a delivery or acknowledgement is about. */
  services?: string[];
  message: Message;
}

/** A page of what happened, newest first. */
export interface ActivityView {
  items: ActivityItem[];
  /** Whether there is more before the last of them. */
  more: boolean;
}
