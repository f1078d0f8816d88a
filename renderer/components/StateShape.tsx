import type { CSSProperties } from 'react';
import { shapeColours, shapes } from '../../shared/shapes';
import type { OverallState } from '../../shared/states';
import type { CardState } from '../model/status';

/** The shape of a state. The word stands beside it, so it is hidden from screen readers. */
export function StateShape({ state, size }: { state: CardState; size: number }) {
  if (state === 'waiting')
    return <span className="shape-waiting" style={{ inlineSize: size, blockSize: size }} />;
  const { light, dark } = shapeColours[state];
  const style = { '--shape-light': light, '--shape-dark': dark } as CSSProperties;
  return (
    <svg className="shape" style={style} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      {partsOf(state)}
    </svg>
  );
}

function partsOf(state: OverallState) {
  return shapes[state].map(({ d, strokeWidth }) =>
    strokeWidth ? (
      <path key={d} d={d} className="shape-line" strokeWidth={strokeWidth} />
    ) : (
      <path key={d} d={d} className="shape-area" />
    ),
  );
}
