import type { Snapshot } from '../../../shared/snapshot';
import { Button } from '../../components/Button';
import { Contacts } from '../../components/Contacts';
import { useTexts } from '../../model/texts';
import { PauseControl } from '../status/PauseControl';
import { PrivacyCard } from './PrivacyCard';
import { YourData } from './YourData';

/** What is checked and for whom, with the person's answers and the ways to change them. */
export function PrivacyPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const name = snapshot.organisation?.name;
  return (
    <div className="notice">
      <h1 tabIndex={-1}>{texts.say('ui.privacy.title')}</h1>
      <p className="lead">
        {snapshot.localOnly || !name
          ? texts.say('ui.privacy.lead.local')
          : texts.say('ui.privacy.lead', { organisation: name })}
      </p>
      {snapshot.cards.length === 0 && <p className="empty">{texts.say('ui.notice.empty')}</p>}
      {snapshot.cards.map((card) => (
        <PrivacyCard key={`${card.id}:${card.hash}`} card={card} organisation={snapshot.organisation} />
      ))}
      <YourData snapshot={snapshot} />
      <PauseControl snapshot={snapshot} />
      <footer className="notice-foot">
        <Contacts snapshot={snapshot} />
        <p className="actions no-print">
          <Button className="button quiet" onPress={() => window.print()}>
            {texts.say('ui.print')}
          </Button>
        </p>
        <p className="quiet-text">{texts.say('ui.version', { version: snapshot.version })}</p>
      </footer>
    </div>
  );
}
