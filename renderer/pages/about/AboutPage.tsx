import { useEffect, useId, useState } from 'react';
import type { AboutView } from '../../../shared/aboutView';
import type { Snapshot } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { OrganisationLogo } from '../../components/OrganisationLogo';
import { TextView } from '../../components/TextView';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import { BundlePart } from './BundlePart';

/** Which Fettle this is, what it is built of, and what support needs. */
export function AboutPage({ snapshot }: { snapshot: Snapshot }) {
  const texts = useTexts();
  const fettle = useFettle();
  const [about, setAbout] = useState<AboutView>();
  const reading = useAction();
  const { run } = reading;
  useEffect(() => {
    void run(async () => setAbout(await fettle.about.get(undefined)));
  }, [fettle, run]);
  return (
    <div className="settings">
      <OrganisationLogo organisation={snapshot.organisation} />
      <h1 tabIndex={-1}>{texts.say('ui.about.title')}</h1>
      <p className="lead">{texts.say('ui.about.lead')}</p>
      {about?.testBuild && <p className="failure">{texts.say('ui.about.test-build')}</p>}
      <Failure reason={reading.error} />
      {about && <Versions about={about} />}
      <BundlePart />
      <Licences />
    </div>
  );
}

function Versions({ about }: { about: AboutView }) {
  const texts = useTexts();
  const id = useId();
  const versions = [
    ['Fettle', about.version],
    ['Electron', about.electron],
    ['Chromium', about.chromium],
    ['Node.js', about.node],
  ] as const;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.about.versions')}</h2>
      <dl className="facts">
        {versions.map(([name, version]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Licences() {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const id = useId();
  const [text, setText] = useState<string>();
  return (
    <section className="card setting-group" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.about.licences')}</h2>
      <p>{texts.say('ui.about.licences.lead')}</p>
      {text === undefined ? (
        <p className="actions">
          <ActionButton
            className="button small"
            busy={action.pending}
            onPress={() => action.run(async () => setText(await fettle.about.licences(undefined)))}
          >
            {texts.say('ui.about.licences.show')}
          </ActionButton>
        </p>
      ) : (
        <TextView text={text} labelledBy={id} />
      )}
      <Failure reason={action.error} />
    </section>
  );
}
