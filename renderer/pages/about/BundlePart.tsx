import { useId, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { TextView } from '../../components/TextView';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** What support needs, to be read before it is saved; what is saved is what was read. */
export function BundlePart() {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const id = useId();
  const [text, setText] = useState<string>();
  const [saved, setSaved] = useState(false);
  return (
    <section className="card setting-group" aria-labelledby={id}>
      <h2 id={id}>{texts.say('ui.bundle')}</h2>
      <p>{texts.say('ui.bundle.lead')}</p>
      {text !== undefined && <TextView text={text} labelledBy={id} />}
      <p className="actions">
        <ActionButton
          className="button small"
          busy={action.pending}
          onPress={() => action.run(async () => setText(await fettle.about.previewBundle(undefined)))}
        >
          {texts.say(
            action.pending
              ? 'ui.bundle.collecting'
              : text === undefined
                ? 'ui.bundle.preview'
                : 'ui.bundle.again',
          )}
        </ActionButton>
        {text !== undefined && (
          <ActionButton
            className="button small"
            busy={action.pending}
            onPress={() => action.run(async () => setSaved(await fettle.about.saveBundle(undefined)))}
          >
            {texts.say('ui.bundle.save')}
          </ActionButton>
        )}
      </p>
      <span role="status" className={saved ? 'quiet-text' : 'only-heard'}>
        {saved ? texts.say('ui.saved') : ''}
      </span>
      <Failure reason={action.error} />
    </section>
  );
}
