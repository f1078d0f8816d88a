import type { z } from 'zod';
import { formatDuration, parseDuration } from '../../shared/duration';
import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
import type { JsonPath } from './document';
import { alternatives, fieldFault, issueFaults, shown } from './issues';
import { isMap, type JsonMap, type Merged } from './merge';

/** What the configuration needs to know of a check. */
interface KnownCheck {
  /** What `custom` ones are for, only IT can say. */
  kind: 'updates' | 'backups' | 'system' | 'custom';
  options: z.ZodType;
  thresholds: z.ZodType;
  /** Seconds. */
  defaults: { interval: number; timeout: number };
}
export type KnownChecks = ReadonlyMap<string, KnownCheck>;

/** Cards of the notice that belong to no check have these ids. */
const reservedIds = ['departure', 'snooze', 'local', 'health'];

/** The least each duration of an entry may be, in seconds. A check more often than this is a burden, not news. */
const least = { interval: 60, timeout: 1, freshness: 60 } as const;

/**
 * Judges what only the merged configuration shows: known checks, their options and thresholds, times that do not fit
 * each other, services used twice. Takes unvalidated values and leaves alone what the schema has already refused.
 */
export function judgeConfiguration(
  merged: Merged,
  checks: KnownChecks,
  area: 'policy' | 'settings',
): Fault[] {
  return [
    ...judgeTargets(merged, area),
    ...judgeServices(merged, area),
    ...judgeEntries(merged, checks, area),
  ];
}

/**
 * What the person must be told before anything is sent (Art. 13 GDPR) and only IT knows: who is responsible, whom to
 * object to, and what IT's own checks are for.
 */
export function judgeNotice(about: Merged, merged: Merged, checks: KnownChecks): Fault[] {
  const targets = merged.value.targets;
  if (!Array.isArray(targets) || targets.length === 0) return [];
  const organisation = isMap(about.value.organisation) ? about.value.organisation : {};
  const missing = (from: Merged, path: JsonPath) =>
    fieldFault({ area: 'policy', placeOf: (one) => from.placeOf(one) }, path, (field) => ({
      message: message('config.notice-missing', { field }),
      remedy: message('config.notice-missing.remedy'),
    }));
  return [
    ...['name', 'privacyContact']
      .filter((key) => organisation[key] === undefined)
      .map((key) => missing(about, ['organisation', key])),
    ...entriesOf(merged)
      .filter(([id, entry]) => entry.purpose === undefined && kindOf(id, entry, checks) === 'custom')
      .map(([id]) => missing(merged, ['checks', id, 'purpose'])),
  ];
}

function kindOf(id: string, entry: JsonMap, checks: KnownChecks): KnownCheck['kind'] | undefined {
  return checks.get(typeof entry.use === 'string' ? entry.use : id)?.kind;
}

function judgeEntries(merged: Merged, checks: KnownChecks, area: Fault['area']): Fault[] {
  const about = { area, placeOf: (path: JsonPath) => merged.placeOf(path) };
  return entriesOf(merged).flatMap(([id, entry]) => {
    const path = ['checks', id];
    if (reservedIds.includes(id)) {
      return [
        fieldFault(about, path, (field) => ({
          message: message('config.reserved-id', { field, id }),
          remedy: message('config.reserved-id.remedy'),
        })),
      ];
    }
    const use = typeof entry.use === 'string' ? entry.use : id;
    const check = checks.get(use);
    if (!check) {
      return [
        ...tooShort(entry, path, about),
        fieldFault(about, entry.use === undefined ? path : [...path, 'use'], (field) => ({
          message: message('config.unknown-check', { field, check: use }),
          remedy: alternatives(use, [...checks.keys()]),
        })),
      ];
    }
    const parts = (['options', 'thresholds'] as const).flatMap((part) => {
      const value = entry[part] ?? {};
      if (!isMap(value)) return [];
      const parsed = check[part].safeParse(value);
      const context = { ...about, schema: check[part], value, base: [...path, part] };
      return parsed.success ? [] : issueFaults(parsed.error.issues, context);
    });
    return [
      ...tooShort(entry, path, about),
      ...timeoutOverInterval(entry, check, path, merged, about),
      ...parts,
    ];
  });
}

type About = { area: Fault['area']; placeOf: Merged['placeOf'] };

function tooShort(entry: JsonMap, path: JsonPath, about: About): Fault[] {
  return (Object.keys(least) as (keyof typeof least)[])
    .filter((key) => (durationOf(entry[key]) ?? least[key]) < least[key])
    .map((key) =>
      fieldFault(about, [...path, key], (field) => ({
        message: message('config.too-short', { field, value: shown(entry[key]) }),
        remedy: message('config.remedy.expected', {
          expected: { message: message('config.expected.at-least', { minimum: formatDuration(least[key]) }) },
        }),
      })),
    );
}

/** Only a time limit that somebody wrote can be too long; the check's own is cut to the interval. */
function timeoutOverInterval(
  entry: JsonMap,
  check: KnownCheck,
  path: JsonPath,
  merged: Merged,
  about: About,
): Fault[] {
  const timeout = durationOf(entry.timeout);
  const interval = durationOf(entry.interval) ?? check.defaults.interval;
  if (timeout === undefined || timeout <= interval) return [];
  const both = [
    [...path, 'timeout'],
    [...path, 'interval'],
  ];
  // Settings are to blame for what they changed, not for what the policy says.
  const own = both.find((one) => about.area === 'settings' && merged.originOf(one)?.name === 'settings');
  return [
    fieldFault(about, own ?? [...path, 'timeout'], (field) => ({
      message: message('config.timeout-over-interval', {
        field,
        timeout: formatDuration(timeout),
        interval: formatDuration(interval),
      }),
      remedy: message('config.timeout-over-interval.remedy'),
    })),
  ];
}

function judgeServices(merged: Merged, area: Fault['area']): Fault[] {
  const about = { area, placeOf: (path: JsonPath) => merged.placeOf(path) };
  const { health } = merged.value;
  const own = isMap(health) ? [[String(health.service ?? 'fettle'), 'health'] as const] : [];
  const owners = new Map<string, string>(own);
  return entriesOf(merged).flatMap(([id, entry]) => {
    const service = typeof entry.service === 'string' ? entry.service : id;
    const other = owners.get(service);
    if (other === undefined) {
      owners.set(service, id);
      return [];
    }
    return [
      fieldFault(
        about,
        entry.service === undefined ? ['checks', id] : ['checks', id, 'service'],
        (field) => ({
          message: message('config.duplicate-service', { field, service, other }),
          remedy: message('config.duplicate-service.remedy'),
        }),
      ),
    ];
  });
}

function judgeTargets(merged: Merged, area: Fault['area']): Fault[] {
  const about = { area, placeOf: (path: JsonPath) => merged.placeOf(path) };
  const names = new Set<unknown>();
  const targets = Array.isArray(merged.value.targets) ? merged.value.targets : [];
  return targets.flatMap((target, index) => {
    const name = isMap(target) ? target.name : undefined;
    if (typeof name !== 'string') return [];
    const first = !names.has(name);
    names.add(name);
    if (first) return [];
    return [
      fieldFault(about, ['targets', index, 'name'], (field) => ({
        message: message('config.duplicate-target', { field, name }),
        remedy: message('config.duplicate-target.remedy'),
      })),
    ];
  });
}

/** The entries that are switched on. */
function entriesOf(merged: Merged): [string, JsonMap][] {
  const checks = isMap(merged.value.checks) ? merged.value.checks : {};
  return Object.entries(checks).flatMap(([id, entry]) =>
    isMap(entry) && entry.enabled !== false ? [[id, entry] as [string, JsonMap]] : [],
  );
}

function durationOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDuration(value) : undefined;
}
