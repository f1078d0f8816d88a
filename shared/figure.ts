import { type Message, message, type Param } from './message';

const bytesPerUnit: Record<string, number> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
const binaryUnits: Record<string, number> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 };

/** A figure of perfdata for a reader: `s` as a duration, bytes in their largest unit, else the number with its unit. */
export function figure(value: number, unit: string): Param {
  if (unit === 's') return { duration: value };
  const bytes = bytesPerUnit[unit.toUpperCase()] ?? binaryUnits[unit];
  if (bytes !== undefined) return { message: bytesFigure(value * bytes) };
  const number = rounded(value);
  if (unit === '' || unit === 'c') return { message: message('figure.number', { value: number }) };
  return { message: message('figure.unit', { value: number, unit }) };
}

function bytesFigure(bytes: number): Message {
  const units = Object.entries(bytesPerUnit);
  const [unit, size] = units.findLast(([, each]) => Math.abs(bytes) >= each) ?? ['B', 1];
  return message('figure.unit', { value: rounded(bytes / size), unit });
}

/** Three digits tell enough. */
function rounded(value: number): number {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return Number(value.toFixed(digits));
}

const names = {
  age: 'metric.age',
  available_updates: 'metric.available-updates',
  security_updates: 'metric.security-updates',
  uptime: 'metric.uptime',
  memory: 'metric.memory',
  swap: 'metric.swap',
  load1: 'metric.load1',
  load5: 'metric.load5',
  load15: 'metric.load15',
  lock_after: 'metric.lock-after',
  interfaces_up: 'metric.interfaces-up',
  processor: 'metric.processor',
} as const;

/** What a metric is called, by its label in perfdata; a label that is not Fettle's own speaks for itself. */
export function metricName(label: string): Param {
  if (Object.hasOwn(names, label)) return { message: message(names[label as keyof typeof names]) };
  if (label.startsWith('/')) return { message: message('metric.disk', { place: label }) };
  return label;
}
