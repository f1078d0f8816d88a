import type { Snapshot } from '../../shared/snapshot';
import { linkTo } from '../model/route';
import { useNow, useTexts } from '../model/texts';
import { EntryDetails } from './EntryDetails';

/** One check with all that is known about it. */
export function CheckPage({ id, snapshot }: { id: string; snapshot: Snapshot }) {
  const texts = useTexts();
  const now = useNow(snapshot.at);
  const entry = snapshot.entries.find((one) => one.id === id);
  return (
    <div className="check-page">
      <p className="no-print">
        <a href={linkTo('status')}>{texts.say('ui.check.back')}</a>
      </p>
      <h1 tabIndex={-1}>{entry ? texts.of(entry.title) : texts.say('ui.check.gone')}</h1>
      {entry && <EntryDetails entry={entry} now={now} />}
    </div>
  );
}
