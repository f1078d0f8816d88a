import type { Snapshot } from '../../../shared/snapshot';
import { declinedEntries, sortedEntries } from '../../model/status';
import { useNow, useTexts } from '../../model/texts';
import { EntryCard } from './EntryCard';
import { Hero } from './Hero';
import { StatusBanners } from './StatusBanners';

/** How the computer is, worst first, and how reporting is. */
export function StatusPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const now = useNow(snapshot.at);
  const entries = sortedEntries(snapshot.entries);
  const declined = declinedEntries(snapshot.entries);
  return (
    <>
      <Hero snapshot={snapshot} now={now} />
      <StatusBanners snapshot={snapshot} now={now} />
      <section aria-labelledby="checks">
        <h2 id="checks" className="only-heard">
          {texts.say('ui.checks')}
        </h2>
        {entries.length > 0 && (
          <ul className="list">
            {entries.map((entry) => (
              <li key={entry.id}>
                <EntryCard entry={entry} now={now} />
              </li>
            ))}
          </ul>
        )}
        {snapshot.entries.length === 0 && snapshot.localOnly !== 'policy-refused' && (
          <p className="empty">{texts.say('ui.no-checks')}</p>
        )}
      </section>
      {declined.length > 0 && (
        <section className="declined" aria-labelledby="declined">
          <h2 id="declined">{texts.say('ui.declined')}</h2>
          <p>
            {texts.translator.render({
              id: 'ui.declined.list',
              params: { titles: { list: declined.map((entry) => texts.of(entry.title)) } },
            })}{' '}
            <a href="#privacy">{texts.say('ui.declined.change')}</a>
          </p>
        </section>
      )}
      {snapshot.lastDeparture && <p className="departure">{texts.of(snapshot.lastDeparture.message)}</p>}
    </>
  );
}
