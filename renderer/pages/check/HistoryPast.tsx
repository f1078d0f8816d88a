import { useState } from 'react';
import type { HistoryView } from '../../../shared/history';
import type { EntryView } from '../../../shared/snapshot';
import { Pick } from '../../components/Pick';
import { Unfold } from '../../components/Unfold';
import { binsOf, type Span, spanFor, spans } from '../../model/history';
import { useTexts } from '../../model/texts';
import { HistoryPlot } from './HistoryPlot';
import { HistoryTable } from './HistoryTable';

/** The plot, of as many days as one chooses, and the same as a table. */
export function HistoryPast(props: { entry: EntryView; view: HistoryView; now: number }) {
  const { entry, view, now } = props;
  const texts = useTexts();
  const [chosen, setChosen] = useState<Span>();
  const span = chosen ?? spanFor(view.points, now);
  const bins = binsOf(view, span, now);
  const begins = view.points[0]?.at ?? now;
  return (
    <>
      <Pick
        label={texts.say('ui.history.span')}
        options={spans.map((value) => ({ value, text: texts.say('ui.history.days', { count: value }) }))}
        chosen={span}
        onChoose={setChosen}
      />
      <HistoryPlot key={span} title={texts.of(entry.title)} view={view} bins={bins} span={span} now={now} />
      <p className="quiet-text">
        {now - begins < span * 86_400 && texts.say('ui.history.begins', { date: texts.day(begins) })}{' '}
        {texts.say('ui.history.kept')}
      </p>
      <Unfold className="card-details" level={3} trigger={<span>{texts.say('ui.history.table')}</span>}>
        <HistoryTable view={view} bins={bins} span={span} />
      </Unfold>
    </>
  );
}
