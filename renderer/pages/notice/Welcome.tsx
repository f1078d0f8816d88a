import { useId } from 'react';
import type { Snapshot } from '../../../shared/snapshot';
import { OrganisationLogo } from '../../components/OrganisationLogo';
import { useTexts } from '../../model/texts';
import { useSettings } from '../../model/useSettings';
import { SettingRow } from '../settings/SettingRow';

/** What a person sees first of all: what Fettle is, in which language, and that the notice follows. */
export function Welcome({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const { view, change } = useSettings(snapshot);
  const id = useId();
  const { organisation } = snapshot;
  const language = view?.groups
    .flatMap(({ settings }) => settings)
    .find(({ path }) => path.join('.') === 'language');
  return (
    <section className="card welcome no-print" aria-labelledby={id}>
      <OrganisationLogo organisation={organisation} />
      <h2 id={id}>{texts.say('ui.welcome')}</h2>
      <ul>
        <li>{texts.say('ui.welcome.what')}</li>
        <li>{texts.say('ui.welcome.first')}</li>
        <li>
          {organisation && !snapshot.localOnly
            ? texts.say('ui.welcome.then', { organisation: organisation.name })
            : texts.say('ui.welcome.then.local')}
        </li>
      </ul>
      {language && <SettingRow setting={language} change={change} organisation={organisation?.name} />}
    </section>
  );
}
