import type { CheckResult } from '../../../shared/checkResult';
import type { LocalizedText } from '../../../shared/i18n/localizedText';
import { type Message, message, type Param } from '../../../shared/message';
import type { Route } from '../../../shared/pages';
import type { EntryView, Snapshot } from '../../../shared/snapshot';

/** How much a finding matters, least first. `deadline`: attention is needed within a day. */
export const levels = ['cannot-tell', 'attention', 'deadline', 'problem'] as const;
export type Level = (typeof levels)[number];

/** Something that a notification may be about. */
export interface News {
  /** What it is about, the same as long as it lasts: `check backups`. */
  key: string;
  level: Level;
  title: LocalizedText | Message;
  text: Message;
  place: Route;
}

const day = 86_400;

/** Checks that only IT can set up, and which therefore only IT can put right when they cannot look. */
const setUpByIt = ['plugin', 'ntopng-alerts', 'ntopng-flows', 'fettle'];
/** Words about programs that are missing or cannot be started, and about checks that were too slow: IT's to put right. */
const wordsForIt =
  /^(process\.(not-found|not-executable|timed-out)|engine\.|plugin\.|config\.|check\.failed$)/;

/** What there is to tell the person in a snapshot, worst or not: whether and when it is told is decided elsewhere. */
export function newsIn(snapshot: Snapshot): News[] {
  return [...answerNews(snapshot), ...snapshot.entries.flatMap((entry) => entryNews(entry, snapshot.at))];
}

/** The keys of what is known to be fine now, or is snoozed: news again when the snooze ends. What is only not known is not among them. */
export function fineIn(snapshot: Snapshot): string[] {
  return snapshot.entries
    .filter(({ result, snooze }) => snooze || result?.state === 'ok')
    .map(({ id }) => keyOf(id));
}

/** Asked once for each set of cards: a question that is not answered is an answer too, and no reason to nag. */
function answerNews(snapshot: Snapshot): News[] {
  if (!snapshot.answerNeeded) return [];
  const open = snapshot.cards.filter(({ answer }) => !answer).map(({ hash }) => hash.slice(0, 12));
  return [
    {
      key: `answer ${open.sort().join(' ')}`,
      level: 'attention',
      title: message('overall.answer-needed'),
      text: message('headline.answer-needed'),
      place: { page: 'notice' },
    },
  ];
}

function entryNews(entry: EntryView, now: number): News[] {
  const { id, title, phase, result, snooze } = entry;
  const level = phase === 'known' && !snooze && result && levelOf(entry, result, now);
  if (!level) return [];
  const text =
    level === 'deadline' && result.deadline !== undefined
      ? message('notification.deadline', {
          summary: { message: result.summary },
          at: { date: result.deadline },
        })
      : result.summary;
  return [{ key: keyOf(id), level, title, text, place: { page: 'check', argument: id } }];
}

function levelOf(entry: EntryView, result: CheckResult, now: number): Level | undefined {
  switch (result.state) {
    case 'critical':
      return 'problem';
    case 'warning':
      return result.deadline !== undefined && result.deadline - now < day ? 'deadline' : 'attention';
    case 'unknown':
      return isForThePerson(entry, result, now) ? 'cannot-tell' : undefined;
    case 'ok':
      return undefined;
  }
}

/**
 * A check that cannot look is told only when it has been so for a day, the person can do something about it, and it is
 * not IT's doing: a policy, a target or a program of IT's that does not work is IT's to put right, and IT sees it.
 */
function isForThePerson(entry: EntryView, result: CheckResult, now: number): boolean {
  const lasting = entry.since !== undefined && now - entry.since >= day;
  const said = [result.summary, ...result.evidence.map((evidence) => evidence.message)].flatMap(idsIn);
  return (
    lasting &&
    result.remedy.length > 0 &&
    !setUpByIt.includes(entry.check) &&
    !said.some((id) => wordsForIt.test(id))
  );
}

/** The ids of a message and of all messages inside it. */
function idsIn({ id, params = {} }: Message): string[] {
  return [id, ...Object.values(params).flatMap(idsInside)];
}

function idsInside(param: Param): string[] {
  if (typeof param !== 'object') return [];
  if ('message' in param) return idsIn(param.message);
  return 'list' in param ? param.list.flatMap(idsInside) : [];
}

function keyOf(entry: string): string {
  return `check ${entry}`;
}
