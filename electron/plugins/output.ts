import { type Perfdata, readPerfdata } from './readPerfdata';

/** A plugin's words, taken apart. */
export interface PluginOutput {
  /** The first line that says something, without its perfdata; empty when the plugin said nothing. */
  summary: string;
  /** The further lines without perfdata; empty when there are none. */
  longOutput: string;
  /** One metric each, as Icinga reads it. */
  perfdata: string[];
  /** Figures that Icinga cannot read, word for word. */
  leftOut: string[];
}

/**
 * Takes a plugin's output apart. Perfdata follows a `|` on the first line and a later `|` in the long text, from
 * where on the lines are perfdata; a `|` that no metric follows belongs to the text. `cut`: the output was cut off
 * at its end, so a metric that ends there is not to be trusted. Never throws.
 * Source: Monitoring Plugins Development Guidelines, "Plugin Output for Nagios".
 */
export function parsePluginOutput(output: string, cut = false): PluginOutput {
  const lines = output
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*\n/, '')
    .split('\n');
  const perfdata: string[] = [];
  const leftOut: string[] = [];
  const text: string[] = [];
  let begun = false;
  let last: Perfdata | undefined;
  const take = (figures: Perfdata) => {
    perfdata.push(...figures.metrics);
    leftOut.push(...figures.leftOut);
    if (figures.last !== undefined) last = figures;
  };
  for (const [index, raw] of lines.entries()) {
    const whole = begun ? readPerfdata(raw, last?.prefix) : undefined;
    if (whole && !whole.rest) {
      take(whole);
      continue;
    }
    const line = splitLine(raw, last?.prefix);
    begun ||= index > 0 && line.figures !== undefined;
    if (line.figures) take(line.figures);
    if (line.text !== '' || !line.figures) text.push(line.text);
  }
  if (cut && last?.last !== undefined && output.endsWith(last.last)) perfdata.pop();
  const [summary = '', ...further] = text.join('\n').trim().split('\n');
  return {
    summary: summary.trim(),
    longOutput: further.join('\n').replace(/^\n+|\s+$/g, ''),
    perfdata,
    leftOut,
  };
}

interface Line {
  text: string;
  /** What follows the `|` that began perfdata. */
  figures?: Perfdata;
}

/** Divides a line at the first `|` that only metrics follow, else at the last one that any metric follows. */
function splitLine(line: string, prefix: string | undefined): Line {
  let fallback: Line | undefined;
  for (const bar of lastBars(line)) {
    const figures = readPerfdata(line.slice(bar + 1), prefix);
    const divided = { text: line.slice(0, bar).trimEnd(), figures };
    if (!figures.rest) return divided;
    if (figures.metrics.length + figures.leftOut.length > 0) fallback = divided;
  }
  return fallback ?? { text: line.trimEnd() };
}

/** The positions of the last bars of a line; more than a few are text, and looking at each costs time. */
function lastBars(line: string): number[] {
  const bars: number[] = [];
  for (
    let bar = line.lastIndexOf('|');
    bar !== -1 && bars.length < 16;
    bar = bar === 0 ? -1 : line.lastIndexOf('|', bar - 1)
  ) {
    bars.unshift(bar);
  }
  return bars;
}
