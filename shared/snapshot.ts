import type { CheckResult } from './checkResult';
import type { Fault } from './fault';
import type { LanguageChoice } from './i18n';
import type { LocalizedText } from './i18n/localizedText';
import type { Message } from './message';
import type { PauseChoice } from './pauses';
import type { notificationChoices, Policy } from './policy';
import type { OverallState } from './states';

/** Why nothing is sent; absent when results are reported. */
export type LocalOnlyReason = 'no-policy' | 'no-target' | 'policy-refused' | 'other-owner';

/** One check on the status page. All times are epoch seconds. */
export interface EntryView {
  id: string;
  service: string;
  check: string;
  title: LocalizedText | Message;
  /** `waiting`: allowed, no result yet; `declined`: the person said no, so it neither runs nor warns. */
  phase: 'answer-needed' | 'declined' | 'waiting' | 'known';
  /** The check's words for what it is doing now; absent when it is not running. */
  running?: Message;
  result?: CheckResult;
  /** When the present state began. */
  since?: number;
  nextRun?: number;
  /** The person wants to be left alone with this until a time. */
  snooze?: SnoozeView;
  /** How often the present finding may still be snoozed; absent where it cannot be. */
  snoozesLeft?: number;
}

/** A finding that the person snoozed: an acknowledgement in Icinga with that end. */
export interface SnoozeView {
  /** Epoch seconds. */
  until: number;
  /** How often this finding may be snoozed after this. */
  left: number;
  /** As the person wrote them. */
  words?: string;
  /** `sending`: IT does not have it yet. `refused`: it holds on this computer only. */
  phase: 'sending' | 'acknowledged' | 'refused';
  /** What there is to say about the phase. */
  message?: Message;
}

/** How delivery to one target stands. */
export interface TargetView {
  name: string;
  host: string;
  endpoint: string;
  phase: 'idle' | 'delivered' | 'not-connected' | 'key-ring-locked' | 'waiting-for-approval' | 'refused';
  /** Why, and what to do; absent when all is well. */
  message?: Message;
  remedy?: Message;
  lastDelivered?: number;
  /** Results waiting in the outbox. */
  waiting: number;
}

/** One card of the privacy notice. */
export interface CardView {
  id: string;
  kind: 'check' | 'departure' | 'snooze' | 'local';
  /** Changes with the card's material content; an answer belongs to one hash. */
  hash: string;
  title: LocalizedText | Message;
  purpose: LocalizedText | Message;
  collects: Message[];
  required: boolean;
  legalBasis: Message;
  recipient: Message;
  retention?: number;
  interval?: number;
  answer?: { choice: Choice; at: number };
}

/** `read`: "I have read this" of a required card; `accepted`, `declined`: the choice on an optional one. */
export type Choice = 'read' | 'accepted' | 'declined';

/** What happened when the machine last went away. */
export interface DepartureView {
  at: number;
  message: Message;
}

/** What the person, or IT, chose about tray and notifications. */
export interface Preferences {
  notifications: (typeof notificationChoices)[number];
  /** The pause that is offered first. */
  pause: PauseChoice;
}

/** The one immutable value that tray, window and `fettle status` draw. */
export interface Snapshot {
  version: string;
  at: number;
  overall: OverallState;
  headline: Message;
  organisation?: Policy['organisation'];
  localOnly?: LocalOnlyReason;
  language: LanguageChoice;
  preferences: Preferences;
  /** Outside the working hours that the policy sets. */
  outsideHours?: true;
  answerNeeded: boolean;
  entries: EntryView[];
  targets: TargetView[];
  cards: CardView[];
  faults: Fault[];
  lastDeparture?: DepartureView;
  /** Nothing runs and nothing leaves until then (epoch seconds); absent when not paused. */
  pausedUntil?: number;
}
