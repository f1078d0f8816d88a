import type { ServiceState } from '../../../shared/states';
import { type Bin, heightOf, type Scale, stretchesOf } from '../../model/history';

/** The figures: an area from the lowest to the highest of each day, and a line through the newest. It ends where nobody looked. */
export function FigureLines({ bins, scale }: { bins: readonly Bin[]; scale: Scale }) {
  const height = (value: number | undefined) => heightOf(value ?? 0, scale).toFixed(2);
  return (
    <svg
      className="plot-lines"
      viewBox={`0 0 ${bins.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {stretchesOf(bins).map((stretch) => {
        const start = stretch[0]?.index ?? 0;
        const along = stretch.map(({ bin, index }) => `${index + 0.5} ${height(bin.last)}`);
        const over = stretch.map(({ bin, index }) => `${index + 0.5} ${height(bin.high)}`);
        const under = stretch.map(({ bin, index }) => `${index + 0.5} ${height(bin.low)}`).toReversed();
        return (
          <g key={start}>
            {stretch.length > 1 && <path className="plot-band" d={`M${[...over, ...under].join('L')}Z`} />}
            {/* A day on its own has no line to the next: a short dash. */}
            <path
              className="plot-line"
              d={
                stretch.length > 1
                  ? `M${along.join('L')}`
                  : `M${start + 0.2} ${height(stretch[0]?.bin.last)}h0.6`
              }
            />
          </g>
        );
      })}
    </svg>
  );
}

// Each state has a height of its own, so that it can be told without its colour.
const heights: Record<ServiceState, number> = { ok: 1, unknown: 2, warning: 3, critical: 4 };

/** The worst state of each day as a column; the worse, the higher. */
export function StateColumns({ bins }: { bins: readonly Bin[] }) {
  return (
    <svg
      className="plot-states"
      viewBox={`0 0 ${bins.length} 4`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bins.map(({ start, state }, index) => {
        if (!state) return null;
        const height = heights[state];
        return (
          <rect
            key={start}
            className={`plot-state-${state}`}
            x={index + 0.08}
            y={4 - height}
            width={0.84}
            height={height}
          />
        );
      })}
    </svg>
  );
}
