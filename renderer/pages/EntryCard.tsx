import type { EntryView } from '../../shared/snapshot';
import { StateShape } from '../components/StateShape';
import { Unfold } from '../components/Unfold';
import { type CardState, cardState } from '../model/status';
import { type Texts, useTexts } from '../model/texts';
import { EntryDetails } from './EntryDetails';

/** One check: its state and summary; opens in place to since when, why and what to do. */
export function EntryCard({ entry, now }: { entry: EntryView; now: number }) {
  const texts = useTexts();
  const state = cardState(entry);
  const deadline =
    entry.phase === 'known' && entry.result?.state !== 'ok' ? entry.result?.deadline : undefined;
  return (
    <Unfold
      className={`entry entry-${state}`}
      level={3}
      trigger={
        <>
          <StateShape state={state} size={20} />
          <span className="entry-text">
            <span className="entry-title">
              <span>{texts.of(entry.title)}</span>
              <span className="entry-word">{wordOf(state, texts)}</span>
            </span>
            <span className="entry-summary">{summaryOf(entry, texts)}</span>
            {entry.snooze && (
              <span className="entry-snooze">
                {texts.say('ui.snooze.until-date', { date: { date: entry.snooze.until } })},{' '}
                {texts.say('ui.snooze.count-left', { count: entry.snooze.left })}
              </span>
            )}
            {deadline !== undefined && (
              <span className="entry-deadline">{deadlineLine(deadline, now, texts)}</span>
            )}
          </span>
        </>
      }
    >
      <EntryDetails entry={entry} now={now} />
    </Unfold>
  );
}

function wordOf(state: CardState, texts: Texts): string {
  if (state === 'waiting') return texts.say('ui.card.waiting');
  return state === 'fine' ? texts.say('ui.card.fine') : texts.say(`overall.${state}`);
}

function summaryOf(entry: EntryView, texts: Texts): string {
  if (entry.running) return texts.of(entry.running);
  if (entry.phase === 'answer-needed') return texts.say('ui.card.answer-needed');
  return entry.result ? texts.of(entry.result.summary) : texts.say('ui.card.no-result');
}

function deadlineLine(deadline: number, now: number, texts: Texts): string {
  if (deadline <= now) return texts.say('ui.card.deadline-passed', { date: { date: deadline } });
  return texts.say('ui.card.deadline', { left: { duration: deadline - now }, date: { date: deadline } });
}
