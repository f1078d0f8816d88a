import { joinMetric } from './perfdata';
import { looksLikeValue, readableValue } from './value';

/** What a perfdata text holds. */
export interface Perfdata {
  /** One metric each, as the plugin printed it or, where Icinga could not read that, in a form that it reads. */
  metrics: string[];
  /** Figures that Icinga reads in no form, word for word. */
  leftOut: string[];
  /** Whether there was anything else. */
  rest: boolean;
  /** The last metric as it was printed. */
  last?: string;
  /** What check_multi put before the last label and means for the next ones. */
  prefix: string;
}

/**
 * Takes a perfdata text apart as Icinga does: a label is everything up to its `=`, blanks and all; a value ends at the next
 * white space; the part of a label before its last `::` counts for the labels after it, too. Never throws, in linear time.
 * Source: Icinga 2, lib/icinga/pluginutility.cpp, SplitPerfdata.
 */
export function readPerfdata(text: string, before = ''): Perfdata {
  const found: Perfdata = { metrics: [], leftOut: [], rest: false, prefix: before };
  const white = /\s/g;
  for (let at = 0; at < text.length; ) {
    const quoted = quotedLabelAt(text, skipped(text, at));
    const equals = quoted?.equals ?? text.indexOf('=', at);
    if (equals === -1) {
      found.rest ||= text.slice(at).trim() !== '';
      break;
    }
    white.lastIndex = equals;
    const end = white.exec(text)?.index ?? text.length;
    take(found, text.slice(at, equals).trim(), text.slice(equals + 1, end), quoted !== undefined);
    at = end;
  }
  return found;
}

function take(found: Perfdata, printed: string, value: string, escaped: boolean): void {
  const quoted = /^'.+'$/s.test(printed);
  const bare = quoted ? printed.slice(1, -1) : printed;
  const own = escaped ? bare.replaceAll("''", "'") : bare;
  const readable = readableValue(value);
  if (own === '' || printed.includes('|') || value.includes('|') || (!readable && !looksLikeValue(value))) {
    found.rest = true;
    return;
  }
  const colons = own.lastIndexOf('::');
  const label = colons === -1 && found.prefix !== '' ? `${found.prefix}::${own}` : own;
  if (colons !== -1) found.prefix = own.slice(0, colons);
  const whole = `${printed}=${value}`;
  if (readable === undefined) found.leftOut.push(whole);
  else found.metrics.push(joinMetric(label, readable, quoted));
  found.last = whole;
}

/** Where a label in quotes ends, in which `''` is a quote and an `=` is nothing special; undefined when none begins there. */
function quotedLabelAt(text: string, start: number): { equals: number } | undefined {
  if (text[start] !== "'") return undefined;
  let close = text.indexOf("'", start + 1);
  while (close !== -1 && text[close + 1] === "'") close = text.indexOf("'", close + 2);
  return close > start + 1 && text[close + 1] === '=' ? { equals: close + 1 } : undefined;
}

function skipped(text: string, at: number): number {
  let start = at;
  while (start < text.length && /\s/.test(text[start] ?? '')) start += 1;
  return start;
}
