import { useState } from 'react';
import type { SavedDocument } from '../../shared/privacyViews';
import { useFettle } from '../model/fettle';
import { useTexts } from '../model/texts';
import { useAction } from '../model/useAction';
import { ActionButton } from './ActionButton';
import { Failure } from './Failure';

/** Saves a document to a file that the person chooses; `text` for letters, `label` says what is saved. */
export function SaveButton(props: {
  document: SavedDocument;
  label: string;
  text?: string;
  describes?: string;
}) {
  const { document, label, text, describes } = props;
  const fettle = useFettle();
  const texts = useTexts();
  const action = useAction();
  const [saved, setSaved] = useState(false);
  const save = () =>
    action.run(async () => {
      const { language } = texts.translator;
      setSaved(await fettle.data.save({ document, language, ...(text === undefined ? {} : { text }) }));
    });
  return (
    <>
      <ActionButton
        className="button small"
        busy={action.pending}
        onPress={save}
        {...(describes === undefined ? {} : { 'aria-label': `${label}: ${describes}` })}
      >
        {label}
      </ActionButton>
      <span role="status" className={saved ? 'quiet-text' : 'only-heard'}>
        {saved ? texts.say('ui.saved') : ''}
      </span>
      <Failure reason={action.error} />
    </>
  );
}
