import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { TextArea, TextField } from 'react-aria-components/TextField';
import { longestWords, type SnoozeOffer, type SnoozePreview } from '../../../shared/privacyViews';
import type { EntryView } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** The button that opens the choices for a snooze. */
export function SnoozeDialog({ entry }: { entry: EntryView }) {
  const texts = useTexts();
  const title = texts.of(entry.title);
  return (
    <DialogTrigger>
      <Button className="button small" aria-label={`${texts.say('ui.snooze')} ${title}`}>
        {texts.say('ui.snooze')}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title" level={2}>
                  {texts.say('ui.snooze.title', { title })}
                </Heading>
                <Choices entry={entry} close={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** Until when, with which words, and what becomes of them; what may be chosen is asked of the engine each time. */
function Choices({ entry, close }: { entry: EntryView; close: () => void }) {
  const texts = useTexts();
  const fettle = useFettle();
  const looking = useAction();
  const action = useAction();
  const [offer, setOffer] = useState<SnoozeOffer>();
  const [until, setUntil] = useState<string>();
  const [words, setWords] = useState('');
  const { run } = looking;
  useEffect(() => {
    void run(async () => setOffer(await fettle.snooze.offer({ entry: entry.id })));
  }, [fettle, entry.id, run]);

  const chosen = until ?? String(offer?.choices[0] ?? '');
  const confirm = async () => {
    if (chosen === '') return;
    const asked = { entry: entry.id, until: Number(chosen), words };
    if (await action.run(() => fettle.snooze.set(asked))) close();
  };
  return (
    <>
      <p className="quiet-text">{texts.say('ui.snooze.lead')}</p>
      <RadioGroup className="snooze-choices" value={chosen} onChange={setUntil}>
        <Label>{texts.say('ui.snooze.until')}</Label>
        {offer?.choices.map((time) => (
          <Radio key={time} className="snooze-choice" value={String(time)}>
            <span className="snooze-choice-mark" aria-hidden="true" />
            <span>
              {texts.weekdayAndTime(time)}{' '}
              <span className="quiet-text">({texts.ahead(time, Date.now() / 1000)})</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <TextField className="snooze-words" value={words} onChange={setWords} maxLength={longestWords}>
        <Label>{texts.say('ui.snooze.words')}</Label>
        <TextArea rows={2} />
      </TextField>
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
