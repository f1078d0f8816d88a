import { useId, useState } from 'react';
import type { CardView, Choice } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { StateShape } from '../../components/StateShape';
import { useFettle } from '../../model/fettle';
import { onlyAnswer } from '../../model/notice';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';
import { CardAnswer, CardDetails } from './CardDetails';
import { ExamplePanel } from './ExamplePanel';

/** One card of the notice: purpose first, details to unfold, and the answer. */
export function NoticeCard({ card, onAnswered }: { card: CardView; onAnswered: (card: CardView) => void }) {
  const texts = useTexts();
  const id = useId();
  const [changing, setChanging] = useState(false);
  const answered = () => {
    setChanging(false);
    onAnswered(card);
  };
  const open = !card.answer || changing;
  return (
    <article className="card" aria-labelledby={id}>
      {card.kind !== 'local' && (
        <p className="tag">{texts.say(card.required ? 'ui.notice.required' : 'ui.notice.optional')}</p>
      )}
      <h2 id={id} tabIndex={-1} data-card={card.id}>
        {texts.of(card.title)}
      </h2>
      <p>{texts.of(card.purpose)}</p>
      <CardDetails card={card} level={3} />
      {card.kind === 'check' && <ExamplePanel card={card} describedBy={id} />}
      {open ? (
        <AnswerButtons card={card} describedBy={id} onAnswered={answered} />
      ) : (
        <p className="answer">
          <StateShape state={card.answer?.choice === 'declined' ? 'paused' : 'fine'} size={16} />
          <span>
            <CardAnswer card={card} />
          </span>
          {!onlyAnswer(card) && (
            <Button className="button small" aria-describedby={id} onPress={() => setChanging(true)}>
              {texts.say('ui.answer.change')}
            </Button>
          )}
        </p>
      )}
    </article>
  );
}

// Yes and no look alike and neither is preselected: the choice is the person's.
function AnswerButtons(props: { card: CardView; describedBy: string; onAnswered: () => void }) {
  const { card, describedBy, onAnswered } = props;
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const answer = async (choice: Choice) => {
    if (await action.run(() => fettle.privacy.answer({ card: card.id, hash: card.hash, choice })))
      onAnswered();
  };
  const only = onlyAnswer(card);
  return (
    <div className="actions no-print">
      {only ? (
        <ActionButton
          className="button primary"
          aria-describedby={describedBy}
          busy={action.pending}
          onPress={() => answer(only)}
        >
          {texts.say(card.kind === 'local' ? 'ui.notice.start' : 'ui.notice.read')}
        </ActionButton>
      ) : (
        <>
          <ActionButton
            className="button"
            aria-describedby={describedBy}
            busy={action.pending}
            onPress={() => answer('accepted')}
          >
            {texts.say('ui.notice.yes')}
          </ActionButton>
          <ActionButton
            className="button"
            aria-describedby={describedBy}
            busy={action.pending}
            onPress={() => answer('declined')}
          >
            {texts.say('ui.notice.no')}
          </ActionButton>
        </>
      )}
      <Failure reason={action.error} />
    </div>
  );
}
