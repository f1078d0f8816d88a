import type { Remedy } from '../../../../shared/checkResult';
import { type Message, message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { processFailure } from '../../processFailure';
import { isRemote, mayBeUnplugged } from './places';

/** Questions about a backup that a tool may leave open. */
export type Question = 'whose' | 'what' | 'files' | 'run';

/** How many newer backups do not count, by what is wrong with them. */
export interface PassedOver {
  empty?: number;
  foreign?: number;
  partial?: number;
}

/** What is told beside an answer; `untold` are questions that this answer leaves open beside those of its tool. */
interface Beside {
  passed?: PassedOver;
  untold?: readonly Question[];
}

/** What one look at a source gave. Times are epoch seconds. */
export type Reading =
  | ({ kind: 'newest'; newest: number; running?: boolean } & Beside)
  /** The source answers and holds no backup that counts. */
  | ({ kind: 'empty'; running?: boolean } & Beside)
  /** A backup is running, so nothing could be read. */
  | { kind: 'locked' }
  /** Not there at the moment: no network, a disk that is not plugged in. */
  | { kind: 'unreachable' }
  /** The backup job itself says that its last run failed; `good` is the newest good one, if the job tells. */
  | { kind: 'failed-run'; at: number; tool: string; good?: number }
  | { kind: 'unknown'; reason: Message; remedy: Remedy[] };

/** A source that could not be read, why, and what helps. */
export function unreadable(reason: Message, remedy: Message, command?: string): Reading {
  return {
    kind: 'unknown',
    reason,
    remedy: [command === undefined ? { message: remedy } : { message: remedy, command }],
  };
}

/** The passphrase is wrong, missing or could not be got. */
export function passphraseProblem(tool: string, kind: 'wrong' | 'missing' | 'command'): Reading {
  return unreadable(
    message(`backups.reason.passphrase-${kind}`, { tool }),
    message('backups.remedy.passphrase', { tool }),
  );
}

/** There is no repository at the place. */
export function noRepository(tool: string): Reading {
  return unreadable(message('backups.reason.missing', { tool }), message('backups.remedy.missing', { tool }));
}

/** This account must not read the source. */
export function notPermitted(tool: string): Reading {
  return unreadable(message('backups.reason.permission', { tool }), message('backups.remedy.permission'));
}

/** The tool ended well and said something that is not its format. */
export function notUnderstood(tool: string): Reading {
  return unreadable(
    message('process.not-understood', { program: tool }),
    message('backups.remedy.not-understood', { tool }),
  );
}

/**
 * Anything else that kept the tool from answering; `timeout` in seconds. A place that may be away and does not answer
 * in time is away: a network that drops packets shows in no other way.
 */
export function toolFailed(
  tool: string,
  outcome: ProcessOutcome,
  timeout: number,
  repository: string,
): Reading {
  if (outcome.kind === 'timed-out' && (isRemote(repository) || mayBeUnplugged(repository)))
    return { kind: 'unreachable' };
  const remedies = {
    'not-found': 'backups.remedy.install',
    'timed-out': 'backups.remedy.timed-out',
  } as const;
  const id =
    outcome.kind === 'not-found' || outcome.kind === 'timed-out'
      ? remedies[outcome.kind]
      : 'backups.remedy.other';
  return unreadable(processFailure(tool, outcome, timeout), message(id, { tool }));
}

/** The newest of the times that a tool gave; a single one that cannot be read makes the whole answer unclear. */
export function newestOf(tool: string, times: readonly (number | undefined)[]): Reading {
  if (times.length === 0) return { kind: 'empty' };
  const known = times.filter((time) => time !== undefined);
  return known.length < times.length ? notUnderstood(tool) : { kind: 'newest', newest: Math.max(...known) };
}

/** Parses an RFC 3339 time to epoch seconds; one without a zone is taken as UTC when `naive` allows it. */
export function parseTime(text: string, naive = false): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!match) return undefined;
  const [, day, time, fraction = '', zone] = match;
  if (zone === undefined && !naive) return undefined;
  const parsed = Date.parse(`${day}T${time}${(zone ?? 'Z').toUpperCase()}`);
  return Number.isNaN(parsed) ? undefined : parsed / 1000 + Number(`0${fraction}`);
}

/** Parses a time without a zone that a program on this machine wrote, in this machine's zone. */
export function parseLocalTime(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?$/.exec(text);
  const parsed = match ? Date.parse(`${match[1]}T${match[2]}`) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed / 1000;
}

/** Of several repositories behind one source: one that is empty, else one that cannot be read, else the oldest. */
export function worstOf(readings: readonly Reading[]): Reading {
  const empty = readings.find((reading) => reading.kind === 'empty');
  const unclear = readings.find((reading) => reading.kind !== 'newest');
  const worst = empty ?? unclear;
  if (worst) return worst;
  const dated = readings.flatMap((reading) => (reading.kind === 'newest' ? [reading] : []));
  const [oldest] = dated.sort((left, right) => left.newest - right.newest);
  return oldest ?? { kind: 'empty' };
}
