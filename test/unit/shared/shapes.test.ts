import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { shapeColours, shapeSvg } from '../../../shared/shapes';
import { overallStates } from '../../../shared/states';

/** Which of the 16 x 16 pixels a shape covers by half or more; its colour plays no part. */
function outline(state: (typeof overallStates)[number]): boolean[] {
  const { pixels } = new Resvg(shapeSvg(state, '#000', 16)).render();
  return Array.from({ length: 256 }, (_, position) => (pixels[position * 4 + 3] ?? 0) > 127);
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (position: number) => {
    const value = Number.parseInt(colour.slice(position, position + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('shapes', () => {
  test('differ from each other in many pixels at 16 px, without colour', () => {
    const outlines = overallStates.map(outline);
    overallStates.forEach((state, position) => {
      for (let other = position + 1; other < outlines.length; other += 1) {
        const differing =
          outlines[position]?.filter((set, pixel) => set !== outlines[other]?.[pixel]).length ?? 0;
        expect(differing, `${state} and ${overallStates[other]}`).toBeGreaterThanOrEqual(24);
      }
    });
  });

  // 48 and 64 are only ever drawn at a scale of 2 and more, where nobody sees a half pixel.
  test.each([16, 20, 22, 24, 32])('have their straight edges between the pixels at %d px', (size) => {
    for (const [state, row] of [
      ['problem', size / 2],
      ['paused', size / 2],
    ] as const) {
      const { pixels } = new Resvg(shapeSvg(state, '#000', size)).render();
      const alphas = Array.from({ length: size }, (_, x) => pixels[(row * size + x) * 4 + 3]);
      expect(new Set(alphas), `${state} at ${size}`).toEqual(new Set([0, 255]));
    }
  });

  test('stand out from the surfaces of both themes', () => {
    for (const state of overallStates) {
      const { light, dark } = shapeColours[state];
      for (const surface of ['#ffffff', '#f4f5f6'])
        expect(contrast(light, surface), state).toBeGreaterThanOrEqual(3);
      for (const surface of ['#17191c', '#202327'])
        expect(contrast(dark, surface), state).toBeGreaterThanOrEqual(3);
    }
  });
});
