import type { EntryView } from '../../../shared/snapshot';
import { StateShape } from '../../components/StateShape';
import { Chevron, Unfold } from '../../components/Unfold';
import { deadlineOf, snoozedUntil, summaryOf, wordOf } from '../../model/entry';
import { linkTo } from '../../model/route';
import { cardState } from '../../model/status';
import { useTexts } from '../../model/texts';
import { EntryDetails } from '../check/EntryDetails';

/** One check: its state and summary; opens in place to since when, why and what to do. */
export function EntryCard({ entry, now }: { entry: EntryView; now: number }) {
  const texts = useTexts();
  const state = cardState(entry);
  const deadline = deadlineOf(entry, now, texts);
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
            {entry.snooze && <span className="entry-snooze">{snoozedUntil(entry.snooze, texts)}</span>}
            {deadline && <span className="entry-deadline">{deadline}</span>}
          </span>
        </>
      }
      beside={
        <a
          className="entry-link"
          href={linkTo('check', entry.id)}
          aria-label={texts.say('ui.card.open', { title: texts.of(entry.title) })}
        >
          <Chevron />
        </a>
      }
    >
      <EntryDetails entry={entry} now={now} />
    </Unfold>
  );
}
