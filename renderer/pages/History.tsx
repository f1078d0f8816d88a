import { useCallback, useState } from 'react';
import type { HistoryView } from '../../shared/history';
import type { EntryView } from '../../shared/snapshot';
import { Unfold } from '../components/Unfold';
import { useFettle } from '../model/fettle';
import { binsOf, type Span, spanFor, spans } from '../model/history';
import { useTexts } from '../model/texts';
import { useLoaded } from '../model/useLoaded';
import { HistoryPlot } from './HistoryPlot';
import { HistoryTable } from './HistoryTable';

/** How an entry has been: a plot to look at, the same as a table, and from when on it needs attention. */
export function History({ entry, now }: { entry: EntryView; now: number }) {
  const texts = useTexts();
  const fettle = useFettle();
  const { id } = entry;
  const ask = useCallback(() => fettle.checks.history({ id }), [fettle, id]);
  const { loaded } = useLoaded(ask, entry.result?.ended);
  return (
    <>
      <section className="card history" aria-labelledby="history">
        <h2 id="history">{texts.say('ui.history')}</h2>
        {loaded.kind === 'loading' && <div className="skeleton-plot" aria-hidden="true" />}
        {loaded.kind === 'failed' && (
          <p role="alert">{texts.say('ui.call-failed', { reason: loaded.reason })}</p>
        )}
        {loaded.kind === 'here' && loaded.value && loaded.value.points.length > 0 && (
          <Past entry={entry} view={loaded.value} now={now} />
        )}
        {loaded.kind === 'here' && !loaded.value?.points.length && (
          <p className="empty">{texts.say('ui.history.empty')}</p>
        )}
      </section>
      {loaded.kind === 'here' && loaded.value && <Limits view={loaded.value} />}
    </>
  );
}

function Past({ entry, view, now }: { entry: EntryView; view: HistoryView; now: number }) {
  const texts = useTexts();
  const [chosen, setChosen] = useState<Span>();
  const span = chosen ?? spanFor(view.points, now);
  const bins = binsOf(view, span, now);
  const begins = view.points[0]?.at ?? now;
  return (
    <>
      <fieldset className="choice no-print">
        <legend className="only-heard">{texts.say('ui.history.span')}</legend>
        {spans.map((days) => (
          <label key={days}>
            <input type="radio" name="span" checked={days === span} onChange={() => setChosen(days)} />
            <span>{texts.say('ui.history.days', { count: days })}</span>
          </label>
        ))}
      </fieldset>
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

function Limits({ view }: { view: HistoryView }) {
  const texts = useTexts();
  return (
    <section className="card limits" aria-labelledby="limits">
      <h2 id="limits">{texts.say('ui.limits')}</h2>
      {view.limits.length === 0 ? (
        <p>{texts.say('ui.limits.none')}</p>
      ) : (
        <ul>
          {view.limits.map((limit) => (
            <li key={JSON.stringify(limit)}>{texts.of(limit)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
