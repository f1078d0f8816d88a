import { useEffect, useId, useRef, useState } from 'react';
import { longestWords, type SnoozeOffer, type SnoozePreview } from '../../../shared/privacyViews';
import type { EntryView } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { Modal } from '../../components/Modal';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** The button that opens the choices for a snooze. */
export function SnoozeDialog({ entry }: { entry: EntryView }) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const title = texts.of(entry.title);
  return (
    <>
      <Button
        className="button small"
        aria-label={`${texts.say('ui.snooze')} ${title}`}
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {texts.say('ui.snooze')}
      </Button>
      {open && (
        <Modal dialog={dialog} labelledBy={heading} onClosed={() => setOpen(false)}>
          <h2 id={heading}>{texts.say('ui.snooze.title', { title })}</h2>
          <Choices entry={entry} close={() => dialog.current?.close()} />
        </Modal>
      )}
    </>
  );
}

/** Until when, with which words, and what becomes of them; what may be chosen is asked of the engine each time. */
function Choices({ entry, close }: { entry: EntryView; close: () => void }) {
  const texts = useTexts();
  const fettle = useFettle();
  const looking = useAction();
  const action = useAction();
  const [offer, setOffer] = useState<SnoozeOffer>();
  const [until, setUntil] = useState<number>();
  const [words, setWords] = useState('');
  const id = useId();
  const { run } = looking;
  useEffect(() => {
    void run(async () => setOffer(await fettle.snooze.offer({ entry: entry.id })));
  }, [fettle, entry.id, run]);

  const chosen = until ?? offer?.choices[0];
  const confirm = async () => {
    if (chosen === undefined) return;
    const asked = { entry: entry.id, until: chosen, words };
    if (await action.run(() => fettle.snooze.set(asked))) close();
  };
  return (
    <>
      <p className="quiet-text">{texts.say('ui.snooze.lead')}</p>
      <fieldset className="snooze-choices">
        <legend>{texts.say('ui.snooze.until')}</legend>
        {offer?.choices.map((time) => (
          <label key={time} className="snooze-choice">
            <input
              type="radio"
              name={id}
              value={time}
              checked={chosen === time}
              onChange={() => setUntil(time)}
            />
            <span>
              {texts.weekdayAndTime(time)}{' '}
              <span className="quiet-text">({texts.ahead(time, Date.now() / 1000)})</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="snooze-words">
        <label htmlFor={`${id}words`}>{texts.say('ui.snooze.words')}</label>
        <textarea
          id={`${id}words`}
          rows={2}
          maxLength={longestWords}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <Preview words={words} />
      <Failure reason={looking.error ?? action.error} />
      <div className="actions dialog-actions">
        <ActionButton className="button primary" busy={action.pending || !offer} onPress={confirm}>
          {texts.say('ui.snooze.confirm')}
        </ActionButton>
        <Button className="button" onPress={close}>
          {texts.say('ui.cancel')}
        </Button>
        {offer && (
          <span className="quiet-text">{texts.say('ui.snooze.left', { count: offer.left - 1 })}</span>
        )}
      </div>
    </>
  );
}

/** The comment as it would leave; what was taken out is marked. */
function Preview({ words }: { words: string }) {
  const texts = useTexts();
  const fettle = useFettle();
  const [preview, setPreview] = useState<SnoozePreview>();
  useEffect(() => {
    let wanted = true;
    fettle.snooze.preview({ words }).then(
      (made) => wanted && setPreview(made),
      () => wanted && setPreview(undefined),
    );
    return () => {
      wanted = false;
    };
  }, [fettle, words]);
  if (!preview) return null;
  // The parts of one text have no name but their place in it.
  const pieces = preview.comment.map((part, index) => ({ part, key: `${index}` }));
  return (
    <section className="snooze-preview">
      <h3>{texts.say('ui.snooze.preview', { author: preview.author })}</h3>
      <p role="status">
        {pieces.map(({ part, key }) =>
          part.was === undefined ? <span key={key}>{part.text}</span> : <mark key={key}>{part.text}</mark>,
        )}
      </p>
    </section>
  );
}
