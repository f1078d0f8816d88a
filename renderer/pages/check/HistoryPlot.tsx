import { type CSSProperties, type PointerEvent, useState } from 'react';
import { figure, metricName } from '../../../shared/figure';
import type { HistoryMetric, HistoryView } from '../../../shared/history';
import { overallOfState, type ServiceState, worstFirst } from '../../../shared/states';
import { wordOf } from '../../model/entry';
import { type Bin, daysByState, heightOf, type Scale, type Span, scaleOf } from '../../model/history';
import { type Texts, useTexts } from '../../model/texts';
import { rangeOf, stateOf, whenOf } from './HistoryTable';
import { FigureLines, StateColumns } from './PlotShapes';

interface PlotProps {
  title: string;
  view: HistoryView;
  bins: readonly Bin[];
  span: Span;
  now: number;
}

/**
 * State and main figure over time. Pointing at a day, or choosing it with the arrow keys, tells it in words; the picture as a
 * whole has a sentence for who cannot see it, and a table stands below.
 */
export function HistoryPlot({ title, view, bins, span, now }: PlotProps) {
  const texts = useTexts();
  const [chosen, setChosen] = useState(bins.length - 1);
  const [pointed, setPointed] = useState<number>();
  const index = Math.min(pointed ?? chosen, bins.length - 1);
  const bin = bins[index];
  const { metric } = view;
  const scale = metric && scaleOf(bins, metric);
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const position = Math.floor(((event.clientX - box.left) / box.width) * bins.length);
    setPointed(Math.max(0, Math.min(bins.length - 1, position)));
  };
  const said = (one: Bin | undefined) => (one ? tell(one, span, metric, texts) : []);
  return (
    <figure className="plot">
      {metric && <figcaption>{texts.param(metricName(metric.label))}</figcaption>}
      <div className="plot-area" style={{ '--bins': bins.length } as CSSProperties}>
        <div className="plot-rows" role="img" aria-label={inWords({ title, view, bins, span, now }, texts)}>
          {metric && scale && <Figures metric={metric} scale={scale} bins={bins} texts={texts} />}
          <StateColumns bins={bins} />
        </div>
        <div className="plot-cursor" style={{ '--at': index } as CSSProperties} aria-hidden="true" />
        <input
          type="range"
          className="plot-day"
          min={0}
          max={bins.length - 1}
          value={chosen}
          aria-label={texts.say('ui.history.read')}
          aria-valuetext={said(bins[chosen]).join('. ')}
          onChange={(event) => {
            setPointed(undefined);
            setChosen(Number(event.target.value));
          }}
          onPointerMove={point}
          onPointerLeave={() => setPointed(undefined)}
        />
      </div>
      <div className="plot-dates" aria-hidden="true">
        {[bins[0], bins[Math.floor(bins.length / 2)]].map(
          (one) => one && <span key={one.start}>{texts.shortDay(one.start)}</span>,
        )}
        <span>{texts.say('ui.today')}</span>
      </div>
      <div className="plot-said" aria-hidden="true">
        {said(bin).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Legend bins={bins} texts={texts} />
    </figure>
  );
}

function Figures(props: { metric: HistoryMetric; scale: Scale; bins: readonly Bin[]; texts: Texts }) {
  const { metric, scale, bins, texts } = props;
  const shown = metric.limits.filter(({ value }) => value > scale.bottom && value <= scale.top);
  const at = (value: number) => ({ '--height': `${heightOf(value, scale)}%` }) as CSSProperties;
  return (
    <div className="plot-figures">
      {scale.ticks.map((tick) => (
        <div key={tick} className="plot-tick" style={at(tick)}>
          <span>{tick === 0 ? '0' : texts.param(figure(tick, metric.unit))}</span>
        </div>
      ))}
      <FigureLines bins={bins} scale={scale} />
      {shown.map(({ state, value }) => (
        <div key={`${state} ${value}`} className={`plot-limit plot-limit-${state}`} style={at(value)}>
          <span>
            {texts.say('ui.history.limit', {
              state: wordOf(overallOfState[state], texts),
              value: figure(value, metric.unit),
            })}
          </span>
        </div>
      ))}
    </div>
  );
}

function Legend({ bins, texts }: { bins: readonly Bin[]; texts: Texts }) {
  const present = new Set(bins.map(({ state }) => state));
  const states = worstFirst.toReversed().filter((state) => present.has(state));
  return (
    <ul className="plot-legend" aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <span className={`plot-key plot-state-${state}`} />
          {wordOf(overallOfState[state], texts)}
        </li>
      ))}
      {present.has(undefined) && (
        <li>
          <span className="plot-key" />
          {texts.say('ui.history.unknown')}
        </li>
      )}
    </ul>
  );
}

/** When, how it was, and the figure. */
function tell(bin: Bin, span: Span, metric: HistoryMetric | undefined, texts: Texts): string[] {
  const lines = [`${whenOf(bin, span, texts)}: ${stateOf(bin, texts)}`];
  if (metric && bin.last !== undefined) {
    const name = metricName(metric.label);
    lines.push(texts.say('ui.history.value', { name, value: rangeOf(bin, metric.unit, texts) }));
  }
  return lines;
}

/** The picture in a sentence or two. */
function inWords({ title, view, bins, span, now }: PlotProps, texts: Texts): string {
  const counts = [...daysByState(view, span, now)].map(([state, count]) => ({
    message: texts.message('ui.history.alt.state', { state: nameOf(state, texts), count }),
  }));
  const days = texts.say('ui.history.alt', { title, days: span, states: { list: counts } });
  const values = bins.flatMap(({ low, high }) =>
    low === undefined || high === undefined ? [] : [low, high],
  );
  if (!view.metric || values.length === 0) return days;
  const { label, unit } = view.metric;
  const range = texts.say('ui.history.alt.metric', {
    name: metricName(label),
    low: figure(Math.min(...values), unit),
    high: figure(Math.max(...values), unit),
  });
  return `${days} ${range}`;
}

function nameOf(state: ServiceState | 'none', texts: Texts): string {
  return state === 'none' ? texts.say('ui.history.unknown.short') : wordOf(overallOfState[state], texts);
}
