import { parseNumber } from './number';

/** The fields that Icinga reads: the value with its unit, warning, critical, minimum, maximum. */
const fields = 5;
/** What Icinga takes for a number among the thresholds; if it is none after all, it refuses the whole metric. */
const meantAsNumber = /^[-+0-9.eE]+$/;

/** A value with its unit. Icinga takes what stands behind the last digit or point for the unit, so a unit holds neither. */
export function parseQuantity(text: string): { value: number; unit: string } | undefined {
  const [, number = '', unit = ''] = /^(.*[\d.])?([^\d\s;'"=|.,+-][^\d\s;'"=|.,]*)?$/.exec(text) ?? [];
  const value = parseNumber(number);
  return value === undefined ? undefined : { value, unit };
}

/**
 * What follows the `=` of a metric, in a form that Icinga's `parse_performance_data` reads as it is meant: commas behind it
 * left out, decimal commas as points, thresholds that Icinga would choke on empty. Undefined when there is no such form: a
 * hexadecimal number, `inf`, `nan`, `U`. A text that Icinga reads is given back as it is.
 * Source: Icinga 2, lib/base/perfdatavalue.cpp.
 */
export function readableValue(text: string): string | undefined {
  const [quantity = '', ...limits] = withoutCommasBehind(text).split(';').map(withPoints);
  if (!parseQuantity(quantity)) return undefined;
  return [quantity, ...limits.slice(0, fields - 1).map(readableLimit)].join(';');
}

/** Whether a text was meant as a figure, readable or not; what stands behind a bar without any is a sentence. */
export function looksLikeValue(text: string): boolean {
  return /^(?:[-+]?[.,]?\d|(?:u|nan|[-+]?inf(?:inity)?)(?:[;,]|$))/i.test(text);
}

function readableLimit(text: string): string {
  if (/[,'"|]/.test(text)) return '';
  return meantAsNumber.test(text) && parseNumber(text) === undefined ? '' : text;
}

function withPoints(text: string): string {
  return text.replace(/,(?=\d)/g, '.');
}

function withoutCommasBehind(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ',') end -= 1;
  return text.slice(0, end);
}
