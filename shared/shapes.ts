import type { OverallState } from './states';

/** One part of a shape in a 24 x 24 box: filled (even-odd, so that inner outlines are cut out), or stroked with round ends. */
export interface ShapePart {
  d: string;
  strokeWidth?: number;
}

/** The shape of each state. No two are alike in outline, so that they can be told apart without colour at 16 px. */
export const shapes: Record<OverallState, readonly ShapePart[]> = {
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
        'M10.15 2.6a2.15 2.15 0 0 1 3.7 0l9.3 16.1a2.15 2.15 0 0 1-1.85 3.2H2.7a2.15 2.15 0 0 1-1.85-3.2z' +
        'M10.6 8v7h2.8V8zM10.6 16.6v2.8h2.8v-2.8z',
    },
  ],
  // An octagon with a bar.
  problem: [{ d: 'M7.65 1.5h8.7L22.5 7.65v8.7l-6.15 6.15h-8.7L1.5 16.35v-8.7zM6 10.3v3.4h12v-3.4z' }],
  // A ring with a question mark.
  'cannot-tell': [
    { d: 'M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 0 1 0-19z', strokeWidth: 2 },
    { d: 'M9 9.6a3 3 0 1 1 4.6 2.5c-1 .65-1.6 1.2-1.6 2.2', strokeWidth: 2.1 },
    { d: 'M12 16.1a1.35 1.35 0 1 1 0 2.7a1.35 1.35 0 0 1 0-2.7z' },
  ],
  // Two bars.
  paused: [
    {
      d:
        'M6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-16a1 1 0 0 1 1-1z' +
        'M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-16a1 1 0 0 1 1-1z',
    },
  ],
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
};

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

/** A complete SVG document of a shape: for icons that are drawn outside the window. */
export function shapeSvg(state: OverallState, colour: string, size: number): string {
  const parts = shapes[state].map(({ d, strokeWidth }) =>
    strokeWidth
      ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" stroke-linecap="round"/>`
      : `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24">${parts.join('')}</svg>`;
}
