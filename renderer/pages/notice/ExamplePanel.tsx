import { useId, useState } from 'react';
import type { ExampleView, RedactedPart } from '../../../shared/privacyViews';
import type { CardView } from '../../../shared/snapshot';
import { ActionButton } from '../../components/ActionButton';
import { Failure } from '../../components/Failure';
import { Unfold } from '../../components/Unfold';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useAction } from '../../model/useAction';

/** "See what would be sent": runs the check once after a click and shows it before and after redaction. */
export function ExamplePanel({ card, describedBy }: { card: CardView; describedBy: string }) {
  const texts = useTexts();
  const fettle = useFettle();
  const action = useAction();
  const [example, setExample] = useState<ExampleView>();
  const look = () => action.run(async () => setExample(await fettle.data.example({ card: card.id })));
  return (
    <div className="example no-print">
      <p className="actions">
        <ActionButton
          className="button small"
          aria-describedby={describedBy}
          busy={action.pending}
          onPress={look}
        >
          {texts.say(action.pending ? 'ui.example.looking' : 'ui.example')}
        </ActionButton>
      </p>
      <div role="status">{example && <Shown example={example} />}</div>
      <Failure reason={action.error} />
    </div>
  );
}

function Shown({ example }: { example: ExampleView }) {
  const texts = useTexts();
  const { output, perfdata, request } = example;
  const anything =
    output.some((part) => part.was !== undefined) || perfdata.raw.join() !== perfdata.sent.join();
  return (
    <div className="example-shown">
      <p className="quiet-text">{texts.say('ui.example.kept-nowhere')}</p>
      <div className="example-sides">
        <Side title={texts.say('ui.example.raw')} parts={output} metrics={perfdata.raw} side="was" />
        <Side title={texts.say('ui.example.sent')} parts={output} metrics={perfdata.sent} side="text" />
      </div>
      <p className="quiet-text">
        {texts.say(
          !request ? 'ui.example.not-sent' : anything ? 'ui.example.marked' : 'ui.example.nothing-marked',
        )}
      </p>
      {request && (
        <Unfold className="card-details" level={4} trigger={<span>{texts.say('ui.example.exact')}</span>}>
          <pre>{`POST ${request.path}\n\n${request.body}`}</pre>
        </Unfold>
      )}
    </div>
  );
}

function Side(props: { title: string; parts: RedactedPart[]; metrics: string[]; side: 'was' | 'text' }) {
  const { title, parts, metrics, side } = props;
  const id = useId();
  // The parts of one text have no name but their place in it.
  const pieces = parts.map((part, index) => ({ part, key: `${index}` }));
  return (
    <section className="example-side" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <pre>
        {pieces.map(({ part, key }) =>
          part.was === undefined ? (
            <span key={key}>{part.text}</span>
          ) : (
            <mark key={key}>{side === 'was' ? part.was : part.text}</mark>
          ),
        )}
        {metrics.length > 0 && `\n\n${metrics.join('\n')}`}
      </pre>
    </section>
  );
}
