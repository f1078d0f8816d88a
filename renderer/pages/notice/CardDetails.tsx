import { Fragment } from 'react';
import type { CardView } from '../../../shared/snapshot';
import { Unfold } from '../../components/Unfold';
import { useTexts } from '../../model/texts';

/** What a card of the notice must say: what is collected, who receives it, for how long, why that is lawful, how often. */
export function CardDetails({ card, level }: { card: CardView; level: 3 | 4 }) {
  const texts = useTexts();
  const rows: [string, string[]][] = [
    [texts.say('ui.notice.collects'), card.collects.map((item) => texts.of(item))],
    [texts.say('ui.notice.recipient'), [texts.of(card.recipient)]],
    [
      texts.say('ui.notice.retention'),
      card.retention === undefined ? [] : [texts.translator.duration(card.retention)],
    ],
    [texts.say('ui.notice.legal-basis'), [texts.of(card.legalBasis)]],
    [
      texts.say('ui.notice.interval'),
      card.interval === undefined ? [] : [texts.translator.duration(card.interval)],
    ],
    [
      texts.say('ui.notice.need'),
      [texts.say(card.required ? 'ui.notice.required.long' : 'ui.notice.optional.long')],
    ],
  ];
  return (
    <Unfold className="card-details" level={level} trigger={<span>{texts.say('ui.notice.details')}</span>}>
      <dl>
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              {values.map((value) => (
                <dd key={value}>{value}</dd>
              ))}
            </Fragment>
          ))}
      </dl>
    </Unfold>
  );
}

/** What the person answered to a card, and when; nothing without an answer. */
export function CardAnswer({ card }: { card: CardView }) {
  const texts = useTexts();
  if (!card.answer) return null;
  const date = { date: card.answer.at };
  if (card.kind === 'local') return <>{texts.say('ui.answer.started', { date })}</>;
  return <>{texts.say(`ui.answer.${card.answer.choice}`, { date })}</>;
}
