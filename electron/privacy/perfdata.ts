/**
 * Redacts the labels of metrics in the Monitoring Plugins format, `'label'=value[UOM];warn;crit;min;max`: only they can
 * be about a person, so the rest is left as it is and every metric stays valid. Labels that have become the same are
 * numbered, so that no metric hides another.
 */
export function redactMetrics(metrics: readonly string[], redact: (label: string) => string): string[] {
  const seen = new Map<string, number>();
  return metrics.map((metric) => {
    const [, quoted, plain, rest] = /^(?:'((?:[^']|'')*)'|([^'=\s][^=]*))(=.*)$/s.exec(metric) ?? [];
    if (rest === undefined) return redact(metric);
    const label = redact(quoted?.replaceAll("''", "'") ?? plain ?? '');
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    const unique = times === 1 ? label : `${label} ${times}`;
    return `${quoted === undefined && !/[\s'=]/.test(unique) ? unique : quotedLabel(unique)}${rest}`;
  });
}

function quotedLabel(label: string): string {
  return `'${label.replaceAll("'", "''")}'`;
}
