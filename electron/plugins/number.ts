/** A decimal number as plugins print it: scientific notation and a locale's comma are tolerated. */
export const numberPattern = String.raw`[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?`;

const wholeNumber = new RegExp(`^${numberPattern}$`);

/** The value of a number as plugins print it; anything else, and what is too large, is undefined. */
export function parseNumber(text: string): number | undefined {
  if (!wholeNumber.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** Prints a finite number without an exponent, which the protocol does not know. */
export function formatNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = match;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}
