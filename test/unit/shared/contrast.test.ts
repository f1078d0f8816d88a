import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, inkOn, leastContrast, readable } from '../../../shared/contrast';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is WCAG’s', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
  });

  it('leaves a colour that can be read as it is', () => {
    expect(readable('#1f4e8c', ['#ffffff', '#f4f5f6'], 'black')).toBe('#1f4e8c');
  });

  it('makes every colour readable on both themes, with readable words on it', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const light = readable(colour, ['#ffffff', '#f4f5f6', '#e6eaee'], 'black');
        const dark = readable(colour, ['#17191c', '#202327', '#2a2e33'], 'white');
        for (const [accent, surface] of [
          [light, '#e6eaee'],
          [dark, '#2a2e33'],
        ] as const) {
          expect(contrast(accent, surface)).toBeGreaterThanOrEqual(leastContrast);
          expect(contrast(accent, inkOn(accent))).toBeGreaterThanOrEqual(leastContrast);
        }
      }),
    );
  });
});
