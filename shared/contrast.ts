/** Contrast of colours, by WCAG 2.2. Colours are `#rrggbb`. */

type Channels = [red: number, green: number, blue: number];

/** The least contrast of text to what is behind it. */
export const leastContrast = 4.5;

/** The contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour as near to the wanted one as it may be to be read on every one of the surfaces: mixed with black or white step by step. */
export function readable(colour: string, surfaces: readonly string[], towards: 'black' | 'white'): string {
  const end = towards === 'black' ? 0 : 255;
  for (let part = 0; part <= 100; part += 1) {
    const mixed = hex(channels(colour).map((value) => value + ((end - value) * part) / 100) as Channels);
    if (surfaces.every((surface) => contrast(mixed, surface) >= leastContrast)) return mixed;
  }
  return towards === 'black' ? '#000000' : '#ffffff';
}

/** Black or white, whichever is read better on a colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): Channels {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Channels;
}

function hex(values: Channels): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
