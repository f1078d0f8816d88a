import { parsePerfdata } from './perfdata';

/** A plugin's words, taken apart. */
export interface PluginOutput {
  /** The first line without its perfdata; empty when the plugin said nothing. */
  summary: string;
  /** The further lines without perfdata; empty when there are none. */
  longOutput: string;
  /** One metric each, word for word. */
  perfdata: string[];
}

/**
 * Takes a plugin's output apart. Perfdata follows a `|` on the first line and a later `|` in the long text, from
 * where on the lines are perfdata; a `|` that no metric follows belongs to the text. `cut`: the output was cut off
 * at its end, so a metric that ends there is not to be trusted. Never throws.
 * Source: Monitoring Plugins Development Guidelines, "Plugin Output for Nagios".
 */
export function parsePluginOutput(output: string, cut = false): PluginOutput {
  const lines = output.replace(/\r\n?/g, '\n').replace(/^\n+/, '').split('\n');
  const [first = splitLine(''), ...further] = lines.map((line) => splitLine(line));
  const perfdata = [...first.metrics];
  const text: string[] = [];
  let begun = false;
  for (const [index, line] of further.entries()) {
    const raw = lines[index + 1] ?? '';
    const whole = begun ? parsePerfdata(raw) : undefined;
    if (whole && !whole.rest) {
      perfdata.push(...whole.metrics);
      continue;
    }
    begun ||= line.divided;
    perfdata.push(...line.metrics);
    if (line.text !== '' || !line.divided) text.push(line.text);
  }
  const last = perfdata.at(-1);
  if (cut && last !== undefined && output.endsWith(last)) perfdata.pop();
  return { summary: first.text.trim(), longOutput: text.join('\n').replace(/^\n+|\s+$/g, ''), perfdata };
}

interface Line {
  text: string;
  metrics: string[];
  /** Whether a `|` began perfdata. */
  divided: boolean;
}

/** Divides a line at the first `|` that only metrics follow, else at the last one that any metric follows. */
function splitLine(line: string): Line {
  let fallback: Line | undefined;
  for (const bar of lastBars(line)) {
    const after = parsePerfdata(line.slice(bar + 1));
    const divided = { text: line.slice(0, bar).trimEnd(), metrics: after.metrics, divided: true };
    if (!after.rest) return divided;
    if (after.metrics.length > 0) fallback = divided;
  }
  return fallback ?? { text: line.trimEnd(), metrics: [], divided: false };
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
