import type { Fault } from '../../../shared/fault';
import type { LanguageChoice, MessageId } from '../../../shared/i18n';
import type { LocalizedText } from '../../../shared/i18n/localizedText';
import type { DepartureMode, Policy } from '../../../shared/policy';
import type { LocalOnlyReason, Preferences } from '../../../shared/snapshot';
import type { AnyCheck } from '../../checks/check';
import type { CredentialsState } from '../../store/credentials';

/** Where a value comes from; `file` for policy and settings. */
export interface Origin {
  layer: 'built-in' | 'policy defaults' | 'settings' | 'policy enforced';
  file?: string;
}

/** One configured use of a check, every value settled. Times are seconds. */
export interface PlanEntry {
  id: string;
  check: AnyCheck;
  service: string;
  required: boolean;
  interval: number;
  timeout: number;
  /** Sent as `ttl`. */
  freshness: number;
  thresholds: unknown;
  options: unknown;
  environment: Readonly<Record<string, string>>;
  title: LocalizedText | { id: MessageId };
  purpose: LocalizedText | { id: MessageId };
  legalBasis: 'legitimate-interest' | 'legal-obligation' | 'contract' | 'consent';
  retention: number;
}

/** One Icinga zone, every value settled. */
export interface PlanTarget {
  name: string;
  mode: 'failover' | 'all';
  endpoints: string[];
  host: string;
  ca?: string;
  tls: 'lax' | 'intermediate' | 'modern';
  auth: { type: 'password'; user: string } | { type: 'certificate'; cert: string; key?: string };
  /** How far `fettle enroll` came; absent where IT names the credentials. Certificate, key and authority are Fettle's own files then. */
  enrollment?: CredentialsState;
  /** Without one: none. */
  proxy?: 'none' | 'environment' | { url: string; user?: string; noProxy?: string[] };
  /** Seconds over which a fleet that comes back at once spreads its deliveries. */
  splay?: number;
}

export interface PlanDeparture {
  mode: DepartureMode[];
  /** `suspend` covers hibernation too. */
  on: ('shutdown' | 'suspend')[];
  /** Acknowledge problems as they appear, so that a shutdown only tops up. */
  preAcknowledge: boolean;
  sticky: boolean;
  /** `next-workday` or seconds. */
  expiry: 'next-workday' | number;
  author: string;
  comment: string;
}

export interface PlanSnooze {
  /** How often one finding may be snoozed. */
  limit: number;
  /** Seconds. */
  longest: number;
  author: string;
}

export interface PlanPrivacy {
  redaction: 'standard' | 'allow-list' | 'off';
  /** Words of programs that may leave in the mode `allow-list`. */
  allow: string[];
  /** Seconds that the times of a result are rounded down to; 0 leaves them. */
  timeRounding: number;
  /** A result is sent after a random wait of up to so many seconds. */
  sendJitter: number;
}

/** The resolved configuration; every value knows its origin by its path, such as `checks.backups.interval`. */
export interface Plan {
  organisation?: NonNullable<Policy['organisation']>;
  owner?: string;
  localOnly?: LocalOnlyReason;
  targets: PlanTarget[];
  entries: PlanEntry[];
  departure: PlanDeparture;
  snooze: PlanSnooze;
  hours?: { days: string[]; from: string; to: string; timeZone: string };
  privacy: PlanPrivacy;
  language: LanguageChoice;
  preferences: Preferences;
  faults: Fault[];
  origins: ReadonlyMap<string, Origin>;
}

/** Whether findings of this plan can be snoozed at all: a snooze is an acknowledgement, so it needs a server. */
export function canSnooze({ targets, snooze }: Plan): boolean {
  return targets.length > 0 && snooze.limit > 0 && snooze.longest > 0;
}
