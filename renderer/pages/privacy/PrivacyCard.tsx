import { useId, useState } from 'react';
import type { CardView, Choice, Snapshot } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { Unfold } from '../../components/Unfold';
import { useFettle } from '../../model/fettle';
import { onlyAnswer } from '../../model/notice';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import { CardAnswer, CardDetails } from '../notice/CardDetails';
import { ExamplePanel } from '../notice/ExamplePanel';
import { Letter } from './Letter';

/** One processing on the privacy page: the answer that was given, and how to take it back or object. */
export function PrivacyCard({
  card,
  organisation,
}: {
  card: CardView;
  organisation: Snapshot['organisation'];
}) {
  const texts = useTexts();
  const id = useId();
  return (
    <article className="card" aria-labelledby={id}>
      {card.kind !== 'local' && (
        <p className="tag">{texts.say(card.required ? 'ui.notice.required' : 'ui.notice.optional')}</p>
      )}
      <h2 id={id}>{texts.of(card.title)}</h2>
      <p>{texts.of(card.purpose)}</p>
      <p className="quiet-text">
        {card.answer ? (
          <CardAnswer card={card} />
        ) : (
          <>
            {texts.say('ui.answer.none')} <a href="#notice">{texts.say('ui.answer-needed.open')}</a>
          </>
        )}
      </p>
      <CardDetails card={card} level={3} />
      {card.kind === 'check' && <ExamplePanel card={card} describedBy={id} />}
      {card.kind !== 'local' && card.required && <Objection card={card} organisation={organisation} />}
      {card.answer && !onlyAnswer(card) && <ChangeAnswer card={card} describedBy={id} />}
      {card.answer?.choice === 'declined' && <Deletion card={card} organisation={organisation} />}
    </article>
  );
}

/** A required processing cannot be switched off here; objecting to it can be helped with. */
function Objection({ card, organisation }: { card: CardView; organisation: Snapshot['organisation'] }) {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const letter = texts.say('ui.objection.letter', { title: texts.of(card.title) });
  const contact = organisation?.privacyContact ?? organisation?.contact ?? organisation?.name;
  return (
    <>
      <p className="actions no-print">
        <Button
          className="button small"
          aria-expanded={open}
          aria-controls={panel}
          onPress={() => setOpen(!open)}
        >
          {texts.say('ui.objection')}
        </Button>
      </p>
      <div id={panel} className="objection" hidden={!open}>
        <p>{contact ? texts.say('ui.objection.to', { contact }) : texts.say('ui.objection.to-it')}</p>
        <Letter document="objection" text={letter} describes={texts.say('ui.objection.text')} />
      </div>
    </>
  );
}

/** What waited here is gone; what the organisation has already, only it can delete. */
function Deletion({ card, organisation }: { card: CardView; organisation: Snapshot['organisation'] }) {
  const texts = useTexts();
  const contact = organisation?.privacyContact ?? organisation?.contact;
  return (
    <Unfold className="card-details" level={3} trigger={<span>{texts.say('ui.deletion')}</span>}>
      <div className="deletion">
        <p>{contact ? texts.say('ui.deletion.to', { contact }) : texts.say('ui.deletion.to-it')}</p>
        <Letter
          document="deletion"
          text={texts.say('ui.deletion.letter', { title: texts.of(card.title) })}
          describes={texts.say('ui.deletion.text')}
        />
      </div>
    </Unfold>
  );
}

/** Withdraw asks once more, because it takes effect at once; allowing needs no second question. */
function ChangeAnswer({ card, describedBy }: { card: CardView; describedBy: string }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const answer = async (choice: Choice) => {
    if (await action.run(() => fettle.privacy.answer({ card: card.id, hash: card.hash, choice })))
      setAsking(false);
  };
  const button = (text: string, onPress: () => void, autoFocus = false) => (
    <ActionButton
      className="button small"
      aria-describedby={describedBy}
      busy={action.pending}
      autoFocus={autoFocus}
      onPress={onPress}
    >
      {text}
    </ActionButton>
  );
  return (
    <div className="no-print">
      {asking && <p role="status">{texts.say('ui.withdraw.question')}</p>}
      <div className="actions">
        {card.answer?.choice === 'declined' && button(texts.say('ui.allow'), () => answer('accepted'))}
        {card.answer?.choice !== 'declined' &&
          !asking &&
          button(texts.say('ui.withdraw'), () => setAsking(true))}
        {asking && button(texts.say('ui.withdraw.confirm'), () => answer('declined'), true)}
        {asking && button(texts.say('ui.cancel'), () => setAsking(false))}
      </div>
      <Failure reason={action.error} />
    </div>
  );
}
