import type { Snapshot } from '../../shared/snapshot';
import { useTexts } from '../model/texts';

/** Who to ask and where to object; nothing when nothing leaves the computer. */
export function Contacts({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const { organisation } = snapshot;
  if (!organisation) return null;
  const { name, contact = name, privacyContact = contact } = organisation;
  return (
    <section className="contacts" aria-labelledby="contacts">
      <h2 id="contacts">{texts.say('ui.contacts')}</h2>
      <dl>
        <dt>{texts.say('ui.contacts.questions')}</dt>
        <dd>{contact}</dd>
        <dt>{texts.say('ui.contacts.objection')}</dt>
        <dd>{privacyContact}</dd>
      </dl>
    </section>
  );
}
