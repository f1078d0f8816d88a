import { figure, metricName } from '../../../shared/figure';
import type { HistoryView } from '../../../shared/history';
import { overallOfState } from '../../../shared/states';
import { wordOf } from '../../model/entry';
import type { Bin, Span } from '../../model/history';
import { type Texts, useTexts } from '../../model/texts';

/** What the plot shows, newest first, in words and figures. */
export function HistoryTable({ view, bins, span }: { view: HistoryView; bins: readonly Bin[]; span: Span }) {
  const texts = useTexts();
  const { metric } = view;
  return (
    <table className="history-table">
      <thead>
        <tr>
          <th scope="col">{texts.say('ui.history.when')}</th>
          <th scope="col">{texts.say('ui.history.state')}</th>
          {metric && <th scope="col">{texts.param(metricName(metric.label))}</th>}
        </tr>
      </thead>
      <tbody>
        {bins.toReversed().map((bin) => (
          <tr key={bin.start}>
            <th scope="row">{whenOf(bin, span, texts)}</th>
            <td>{stateOf(bin, texts)}</td>
            {metric && <td>{rangeOf(bin, metric.unit, texts)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day of a bin, with the hours where a day has several. */
export function whenOf(bin: Bin, span: Span, texts: Texts): string {
  return span === 7 ? `${texts.day(bin.start)}, ${texts.hours(bin.start, bin.end)}` : texts.day(bin.start);
}

/** The word for how it was; that nobody looked when that is so. */
export function stateOf({ state }: Bin, texts: Texts): string {
  return state === undefined ? texts.say('ui.history.unknown.short') : wordOf(overallOfState[state], texts);
}

/** The figures of a bin from the lowest to the highest; one where they read the same. */
export function rangeOf({ low, high }: Bin, unit: string, texts: Texts): string {
  if (low === undefined || high === undefined) return '–';
  const [from, to] = [texts.param(figure(low, unit)), texts.param(figure(high, unit))];
  return from === to ? to : texts.say('ui.history.cell', { low: from, high: to });
}
