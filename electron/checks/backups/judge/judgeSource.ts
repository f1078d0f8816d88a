import type { Evidence, Remedy } from '../../../../shared/checkResult';
import { type Message, message } from '../../../../shared/message';
import { type ServiceState, worstState } from '../../../../shared/states';
import type { Question, Reading } from '../read/reading';
import { noneThatCounts, notesBeside } from './beside';
import { answerOf, type BackupMemory, type RecalledSource } from './memory';
import { type BackupThresholds, clockTolerance, stateOfAge } from './thresholds';

type Start = Pick<Remedy, 'command' | 'settings'>;

/** One source: what was read now and what was known before. */
export interface SourceFacts {
  name: string;
  key: string;
  tool: string;
  /** What starts a backup with that tool; without it IT says how. */
  start?: Start;
  /** What the tool cannot tell of its backups. */
  untold?: readonly Question[];
  reading: Reading;
  before: BackupMemory[string];
  /** Whether the reading is a remembered one, or how to remember it. */
  recalled?: RecalledSource;
}

export interface SourceVerdict {
  state: ServiceState;
  finding: Message;
  /** Facts beside the finding that do not decide the state. */
  notes: Evidence[];
  remedy: Remedy[];
  /** Seconds since the newest backup; absent when not known. */
  age?: number;
  /** When this becomes CRITICAL, epoch seconds. */
  deadline?: number;
  memory: BackupMemory[string];
}

/** What one source's reading means at a time; pure. */
export function judgeSource(source: SourceFacts, thresholds: BackupThresholds, now: number): SourceVerdict {
  const found = ofReading(source, thresholds, now);
  const verdict = { ...found, notes: [...found.notes, ...notesBeside(source)] };
  const answer = answerOf(source.reading, source.recalled, thresholds);
  // What is wrong with the reading itself, such as a date in the future, is looked at again.
  if (!answer || verdict.state === 'unknown') return verdict;
  return { ...verdict, memory: { ...verdict.memory, answer } };
}

function ofReading(source: SourceFacts, thresholds: BackupThresholds, now: number): SourceVerdict {
  const { reading, before } = source;
  const start = startRemedy(source.start);
  // A remembered time that lies in the future was remembered under a wrong clock.
  const known =
    before.newest !== undefined && before.newest <= now + clockTolerance ? before.newest : undefined;
  switch (reading.kind) {
    case 'newest':
      return ofNewest(reading.newest, reading.running ?? false, thresholds, now, before, start);
    case 'empty':
      return {
        state: 'critical',
        finding: noneThatCounts(reading),
        notes: reading.running ? [runningNote()] : [],
        remedy: reading.running ? [] : [start],
        memory: {},
      };
    case 'locked':
      if (known === undefined)
        return cannotTell(
          message('backups.reason.locked'),
          [{ message: message('backups.remedy.locked') }],
          before,
        );
      return { ...ofAge(known, thresholds, now, start), notes: [runningNote()], memory: { newest: known } };
    case 'unreachable':
      return ofUnreachable(known, Math.min(now, before.unreachableSince ?? now), thresholds, now, start);
    case 'failed-run':
      return ofFailedRun(reading.at, reading.tool, reading.good ?? known, thresholds, now, start);
    case 'unknown':
      return cannotTell(reading.reason, reading.remedy, before);
  }
}

function ofNewest(
  newest: number,
  running: boolean,
  thresholds: BackupThresholds,
  now: number,
  before: BackupMemory[string],
  start: Remedy,
): SourceVerdict {
  if (newest > now + clockTolerance) {
    const finding = message('backups.future', { at: { date: newest } });
    return {
      state: 'unknown',
      finding,
      notes: [],
      remedy: [{ message: message('backups.remedy.future'), settings: 'clock' }],
      memory: before,
    };
  }
  return {
    ...ofAge(newest, thresholds, now, start),
    notes: running ? [runningNote()] : [],
    memory: { newest },
  };
}

/** The last known backup goes on ageing while its place cannot be reached. */
function ofUnreachable(
  known: number | undefined,
  since: number,
  thresholds: BackupThresholds,
  now: number,
  start: Remedy,
): SourceVerdict {
  const reconnect: Remedy = { message: message('backups.remedy.unreachable'), settings: 'network' };
  const memory = { ...(known === undefined ? {} : { newest: known }), unreachableSince: since };
  if (known === undefined)
    return cannotTell(message('backups.reason.unreachable', { since: { date: since } }), [reconnect], memory);
  const verdict = ofAge(known, thresholds, now, start);
  const finding = message('backups.unreachable', {
    finding: { message: verdict.finding },
    since: { date: since },
  });
  return { ...verdict, finding, notes: [], remedy: [reconnect], memory };
}

/**
 * A failed run is CRITICAL when no good backup is known from before it. With a good one it is a WARNING until that
 * one's age says worse: one run that failed without network is no emergency, and is never shown as fine either.
 */
function ofFailedRun(
  at: number,
  tool: string,
  known: number | undefined,
  thresholds: BackupThresholds,
  now: number,
  start: Remedy,
): SourceVerdict {
  const remedy = [{ message: message('backups.remedy.failed-run', { tool }) }];
  const failed = message('backups.failed-run', { tool, age: { ago: Math.max(0, now - at) } });
  if (known === undefined) return { state: 'critical', finding: failed, notes: [], remedy, memory: {} };
  const good = ofAge(known, thresholds, now, start);
  const finding = message('backups.failed-run.good', {
    failed: { message: failed },
    good: { message: good.finding },
  });
  return {
    ...good,
    state: worstState(['warning', good.state]),
    finding,
    notes: [],
    remedy,
    memory: { newest: known },
  };
}

function ofAge(
  newest: number,
  thresholds: BackupThresholds,
  now: number,
  start: Remedy,
): Omit<SourceVerdict, 'notes' | 'memory'> {
  const age = Math.max(0, now - newest);
  const state = stateOfAge(age, thresholds);
  if (state === 'ok')
    return { state, finding: message('backups.recent', { age: { ago: age } }), remedy: [], age };
  const finding = message('backups.old', { age: { ago: age }, limit: { duration: thresholds.age.warning } });
  return { state, finding, remedy: [start], age, deadline: newest + thresholds.age.critical };
}

function cannotTell(reason: Message, remedy: Remedy[], memory: BackupMemory[string]): SourceVerdict {
  return {
    state: 'unknown',
    finding: message('backups.unknown', { reason: { message: reason } }),
    notes: [],
    remedy,
    memory,
  };
}

function runningNote(): Evidence {
  return { state: 'ok', message: message('backups.running') };
}

/** How the person starts a backup, or that IT can say how. */
function startRemedy(start: Start | undefined): Remedy {
  return start
    ? { message: message('backups.remedy.start'), ...start }
    : { message: message('backups.remedy.start-how') };
}
