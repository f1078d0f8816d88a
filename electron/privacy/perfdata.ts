import { divideMetric, joinMetric } from '../plugins/perfdata';

/**
 * Redacts the labels of metrics in the Monitoring Plugins format, `'label'=value[UOM];warn;crit;min;max`: only they can
 * be about a person, so the rest is left as it is and every metric stays valid. Labels that have become the same are
 * numbered, so that no metric hides another.
 */
export function redactMetrics(metrics: readonly string[], redact: (label: string) => string): string[] {
  const seen = new Map<string, number>();
  return metrics.map((metric) => {
    const divided = divideMetric(metric);
    if (!divided) return redact(metric);
    const label = redact(divided.label);
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return joinMetric(times === 1 ? label : `${label} ${times}`, divided.value, metric.startsWith("'"));
  });
}
