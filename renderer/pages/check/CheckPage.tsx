import type { EntryView, Snapshot } from '../../../shared/snapshot';
import { StateShape } from '../../components/StateShape';
import { deadlineOf, snoozedUntil, summaryOf, wordOf } from '../../model/entry';
import { linkTo } from '../../model/route';
import { cardState } from '../../model/status';
import { useNow, useTexts } from '../../model/texts';
import { EntryDetails } from './EntryDetails';
import { History } from './History';

/** One check with all that is known about it: how it is, what to do, and how it has been. */
export function CheckPage({ id, snapshot }: { id: string; snapshot: Snapshot }) {
  const texts = useTexts();
  const entry = snapshot.entries.find((one) => one.id === id);
  return (
    <div className="check-page">
      <p className="no-print">
        <a href={linkTo('status')}>{texts.say('ui.check.back')}</a>
      </p>
      {entry ? (
        <Entry entry={entry} snapshot={snapshot} />
      ) : (
        <h1 tabIndex={-1}>{texts.say('ui.check.gone')}</h1>
      )}
    </div>
  );
}

function Entry({ entry, snapshot }: { entry: EntryView; snapshot: Snapshot }) {
  const texts = useTexts();
  const now = useNow(snapshot.at);
  const state = cardState(entry);
  const deadline = deadlineOf(entry, now, texts);
  return (
    <>
      <div className={`hero entry-${state}`}>
        <StateShape state={state} size={32} />
        <div className="hero-text">
          <p className="hero-word">{wordOf(state, texts)}</p>
          <h1 tabIndex={-1}>{texts.of(entry.title)}</h1>
          <p>{summaryOf(entry, texts)}</p>
          {entry.snooze && <p>{snoozedUntil(entry.snooze, texts)}</p>}
          {deadline && <p className="entry-deadline">{deadline}</p>}
        </div>
      </div>
      <section className="card check-now" aria-label={wordOf(state, texts)}>
        <EntryDetails entry={entry} now={now} heading="h2" />
      </section>
      <History entry={entry} now={now} />
    </>
  );
}
