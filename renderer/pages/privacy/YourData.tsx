import { useId } from 'react';
import type { Snapshot } from '../../../shared/snapshot';
import { SaveButton } from '../../components/SaveButton';
import { useTexts } from '../../model/texts';

/** What the person can take along: what was sent, their data, their answers, the assessment sheet. */
export function YourData({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const id = useId();
  return (
    <section className="card no-print" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.data')}</h2>
      <p>{texts.say(snapshot.localOnly ? 'ui.data.lead.local' : 'ui.data.lead')}</p>
      {!snapshot.localOnly && (
        <p>
          <a href="#sent">{texts.say('ui.sent.title')}</a>
        </p>
      )}
      <p className="actions">
        <SaveButton document="bundle" label={texts.say('ui.data.bundle')} />
        <SaveButton document="record" label={texts.say('ui.data.record')} />
        <SaveButton document="sheet" label={texts.say('ui.data.sheet')} />
      </p>
    </section>
  );
}
