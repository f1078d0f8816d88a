import type { EntryView, SnoozeView } from '../../shared/snapshot';
import type { CardState } from './status';
import type { Texts } from './texts';

/** Until when a finding is snoozed, and how often it still can be. */
export function snoozedUntil({ until, left }: SnoozeView, texts: Texts): string {
  return [
    texts.say('ui.snooze.until-date', { date: { date: until } }),
    texts.say('ui.snooze.count-left', { count: left }),
  ].join(', ');
}

/** The word that stands beside a state's shape. */
export function wordOf(state: CardState, texts: Texts): string {
  if (state === 'waiting') return texts.say('ui.card.waiting');
  return state === 'fine' ? texts.say('ui.card.fine') : texts.say(`overall.${state}`);
}

/** What was found, or what is being done now. */
export function summaryOf(entry: EntryView, texts: Texts): string {
  if (entry.running) return texts.of(entry.running);
  if (entry.phase === 'answer-needed') return texts.say('ui.card.answer-needed');
  return entry.result ? texts.of(entry.result.summary) : texts.say('ui.card.no-result');
}

/** Until when it is to be done, as date and what is left; undefined without a deadline. */
export function deadlineOf(entry: EntryView, now: number, texts: Texts): string | undefined {
  const { result } = entry;
  if (entry.phase !== 'known' || result?.deadline === undefined || result.state === 'ok') return undefined;
  const date = { date: result.deadline };
  if (result.deadline <= now) return texts.say('ui.card.deadline-passed', { date });
  return texts.say('ui.card.deadline', { left: { duration: result.deadline - now }, date });
}
