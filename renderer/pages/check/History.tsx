import { useCallback } from 'react';
import type { HistoryView } from '../../../shared/history';
import type { EntryView } from '../../../shared/snapshot';
import { useFettle } from '../../model/fettle';
import { useTexts } from '../../model/texts';
import { useLoaded } from '../../model/useLoaded';

/** How an entry has been: a plot to look at, the same as a table, and from when on it needs attention. */
export function History({ entry, now }: { entry: EntryView; now: number }) {
  const texts = useTexts();
  const fettle = useFettle();
  const { id } = entry;
  const ask = useCallback(async () => {
    // Few windows show a plot, so it is loaded while the main process looks for what is drawn.
    const [view, { HistoryPast }] = await Promise.all([
      fettle.checks.history({ id }),
      import('./HistoryPast'),
    ]);
    return view && { view, HistoryPast };
  }, [fettle, id]);
  const { loaded } = useLoaded(ask, entry.result?.ended);
  const here = loaded.kind === 'here' ? loaded.value : undefined;
  return (
    <>
      <section className="card history" aria-labelledby="history">
        <h2 id="history">{texts.say('ui.history')}</h2>
        {loaded.kind === 'loading' && <div className="skeleton-plot" aria-hidden="true" />}
        {loaded.kind === 'failed' && (
          <p role="alert">{texts.say('ui.call-failed', { reason: loaded.reason })}</p>
        )}
        {here && here.view.points.length > 0 && <here.HistoryPast entry={entry} view={here.view} now={now} />}
        {loaded.kind === 'here' && !here?.view.points.length && (
          <p className="empty">{texts.say('ui.history.empty')}</p>
        )}
      </section>
      {here && <Limits view={here.view} />}
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
