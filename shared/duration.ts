import * as z from 'zod';
import type { MessageId } from './i18n/ids';

const secondsPerUnit: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Parses `90s`, `5m`, `1h`, `7d` to seconds; anything else is undefined. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+)([smhd])$/.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const unit = secondsPerUnit[match[2]];
  return unit === undefined ? undefined : Number(match[1]) * unit;
}

/** Formats whole seconds in the largest unit that is exact: 86400 -> `1d`. */
export function formatDuration(seconds: number): string {
  for (const unit of ['d', 'h', 'm']) {
    const size = secondsPerUnit[unit] ?? 1;
    if (seconds >= size && seconds % size === 0) return `${seconds / size}${unit}`;
  }
  return `${seconds}s`;
}

/** A duration as written in a policy; its parsed value is in seconds. The error is the id of a text. */
export const DurationSchema = z
  .string()
  .regex(/^\d+[smhd]$/, 'config.expected.duration' satisfies MessageId)
  .transform((text) => parseDuration(text) ?? 0);
