import type { LocalizedText } from '../../../shared/i18n/localizedText';
import type { Plan, PlanEntry } from './plan';

/** One settled value of a plan and where it stands, such as `['checks', 'backups', 'interval']`. */
export interface PlanValue {
  path: string[];
  value: unknown;
}

/** The parts of a plan that come from the configuration. */
type Configuration = Omit<Plan, 'localOnly' | 'faults' | 'origins'>;

/** The name of a value in `plan.origins`. */
export function pathName(path: readonly string[]): string {
  return path.join('.');
}

/** Every value of a plan: maps are walked, lists are one value. Always in the same order. */
export function planValues(plan: Configuration): PlanValue[] {
  return [
    ...leaves(plan.organisation, ['organisation']),
    ...leaves(plan.owner, ['owner']),
    ...plan.targets.flatMap(({ name, ...target }) => leaves(target, ['targets', name])),
    ...plan.entries.flatMap(entryValues),
    ...leaves(plan.departure, ['departure']),
    ...leaves(plan.snooze, ['snooze']),
    ...leaves(plan.hours, ['hours']),
    ...leaves(plan.privacy, ['privacy']),
    ...leaves(plan.language, ['language']),
    ...leaves({ ...plan.preferences }, []),
  ];
}

function entryValues(entry: PlanEntry): PlanValue[] {
  const { id, check, title, purpose, ...rest } = entry;
  return leaves({ use: check.id, ...rest, title: textValue(title), purpose: textValue(purpose) }, [
    'checks',
    id,
  ]);
}

/** A text of Fettle's own is one value, IT's is one per language. */
function textValue(text: LocalizedText | { id: string }): unknown {
  return 'id' in text ? text.id : text;
}

function leaves(value: unknown, path: string[]): PlanValue[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
