import type { OverallState } from './states';

/** One part of a shape in a 24 x 24 box: filled (even-odd, so that inner outlines are cut out), or stroked with round ends. */
export interface ShapePart {
  d: string;
  strokeWidth?: number;
}

/** Where a straight edge at a coordinate of the 24 x 24 box is drawn; the centre, 12, stays where it is. */
type Snap = (at: number) => number;

/** No two shapes are alike in outline, so that they can be told apart without colour at 16 px. */
const draw = (s: Snap): Record<OverallState, readonly ShapePart[]> => ({
  // A filled circle with a tick.
  fine: [
    {
      d:
        'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 0 1 0-21z' +
        'M5.65 13.25L10.56 18.17L18.41 9.29L16.39 7.51L10.44 14.23L7.55 11.35z',
    },
  ],
  // A triangle with an exclamation mark.
  attention: [
    {
      d:
        `M10.15 2.6a2.15 2.15 0 0 1 3.7 0l9.3 16.1A2.15 2.15 0 0 1 21.3 ${s(21.9)}H2.7A2.15 2.15 0 0 1 .85 18.7z` +
        `M${s(10.6)} ${s(8)}V${s(15)}H${s(13.4)}V${s(8)}z` +
        `M${s(10.6)} ${s(16.6)}V${s(19.4)}H${s(13.4)}V${s(16.6)}z`,
    },
  ],
  // An octagon with a bar.
  problem: [
    {
      d:
        `M7.65 ${s(1.5)}H16.35L${s(22.5)} 7.65V16.35L16.35 ${s(22.5)}H7.65L${s(1.5)} 16.35V7.65z` +
        `M${s(6)} ${s(10.3)}V${s(13.7)}H${s(18)}V${s(10.3)}z`,
    },
  ],
  // A ring with a question mark.
  'cannot-tell': [
    { d: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 0 1 0-19z', strokeWidth: 2 },
    { d: 'M9 9.6a3 3 0 1 1 4.6 2.5c-1 .65-1.6 1.2-1.6 2.2', strokeWidth: 2.1 },
    { d: 'M12 16.1a1.35 1.35 0 1 1 0 2.7a1.35 1.35 0 0 1 0-2.7z' },
  ],
  // Two bars.
  paused: [{ d: bar(s(5), s(10), s(3), s(21)) + bar(s(14), s(19), s(3), s(21)) }],
  // A ring broken in two places.
  'not-connected': [
    { d: 'M20.69 9.67A9 9 0 0 1 9.67 20.69', strokeWidth: 2.8 },
    { d: 'M3.31 14.33A9 9 0 0 1 14.33 3.31', strokeWidth: 2.8 },
  ],
  // A crescent.
  snoozed: [{ d: 'M21.3 15.2A10.2 10.2 0 1 1 8.8 2.7a8.4 8.4 0 0 0 12.5 12.5z' }],
  // A ring with a dot.
  'answer-needed': [
    { d: 'M12 2.7a9.3 9.3 0 1 1 0 18.6a9.3 9.3 0 0 1 0-18.6z', strokeWidth: 2.4 },
    { d: 'M12 7.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 0 1 0-8.8z' },
  ],
});

/** A standing bar with slightly rounded corners. */
function bar(left: number, right: number, top: number, bottom: number): string {
  return (
    `M${left + 1} ${top}H${right - 1}a1 1 0 0 1 1 1V${bottom - 1}a1 1 0 0 1-1 1` +
    `H${left + 1}a1 1 0 0 1-1-1V${top + 1}a1 1 0 0 1 1-1z`
  );
}

/** The shape of each state, for any size. */
export const shapes = draw((at) => at);

/** The shapes for a picture of so many pixels: straight edges lie between pixels and not across them, on both sides of the centre alike. */
function crispShapes(size: number): Record<OverallState, readonly ShapePart[]> {
  const round = (at: number) => (Math.round((at * size) / 24) * 24) / size;
  return draw((at) => (at > 12 ? 24 - round(24 - at) : round(at)));
}

/** The colour of each state on a light and on a dark surface: at least 3:1 against it. */
export const shapeColours: Record<OverallState, { light: string; dark: string }> = {
  fine: { light: '#2e7d4f', dark: '#5fbf87' },
  attention: { light: '#b26a00', dark: '#f0b04a' },
  problem: { light: '#b3261e', dark: '#ff7b72' },
  'cannot-tell': { light: '#5c6670', dark: '#9aa5b1' },
  paused: { light: '#5c6670', dark: '#9aa5b1' },
  'not-connected': { light: '#5c6670', dark: '#9aa5b1' },
  snoozed: { light: '#5c6670', dark: '#9aa5b1' },
  'answer-needed': { light: '#2b5fa8', dark: '#8cb8f2' },
};

/** A complete SVG document of a shape, drawn for this size: for icons outside the window. */
export function shapeSvg(state: OverallState, colour: string, size: number): string {
  const parts = crispShapes(size)[state].map(({ d, strokeWidth }) =>
    strokeWidth
      ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linecap="round"/>`
      : `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24">${parts.join('')}</svg>`;
}
