import { formatDuration } from '../../../shared/duration';
import { isSecretPath, maskText } from '../../policy/secrets';
import type { Origin, Plan } from './plan';
import { pathName, planValues } from './values';

/** One line of `fettle show-config`. */
export interface DescribedValue {
  /** Such as `checks.backups.interval`. */
  path: string;
  /** As JSON can hold it; the durations of an entry as IT writes them (`1h`), secrets as `***`. */
  value: unknown;
  origin: Origin;
}

const durations = new Set(['interval', 'timeout', 'freshness', 'retention']);

/** Every value of a plan with its origin, in the order of the policy file; secrets are masked. */
export function describePlan(plan: Plan): DescribedValue[] {
  return planValues(plan).map(({ path, value }) => {
    const name = pathName(path);
    return {
      path: name,
      value: described(path, value),
      origin: plan.origins.get(name) ?? { layer: 'built-in' },
    };
  });
}

function described(path: readonly string[], value: unknown): unknown {
  const key = path.at(-1) ?? '';
  const isDuration =
    (path[0] === 'checks' && path.length === 3 && durations.has(key)) ||
    (path[0] === 'privacy' && (key === 'timeRounding' || key === 'sendJitter')) ||
    pathName(path) === 'departure.expiry' ||
    pathName(path) === 'snooze.longest';
  if (isDuration && typeof value === 'number') return formatDuration(value);
  return isSecretPath(path) ? '***' : masked(value);
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, isSecretPath([key]) ? '***' : masked(one)]);
  return Object.fromEntries(inner);
}
