import { homedir } from 'node:os';
import { basename } from 'node:path';
import { formatDuration } from '../../../shared/duration';
import type { LocalizedText } from '../../../shared/i18n/localizedText';
import { type Message, message } from '../../../shared/message';
import type {
  SettingChange,
  SettingGroup,
  SettingsView,
  SettingValue,
  SettingView,
} from '../../../shared/settingsView';
import { catalog } from '../../checks/catalog';
import type { Paths } from '../../platform/paths';
import { type Change, changeSettings, lockedFault } from '../../policy/changeSettings';
import { loadPolicy } from '../../policy/load';
import { isMap, type Layer, Merged } from '../../policy/merge';
import { loadSettings } from '../../policy/settings';
import { loadConfiguration } from '../plan/configuration';
import { describePlan } from '../plan/describe';
import type { Plan } from '../plan/plan';
import { layersOf } from '../plan/resolve';
import { checkFields, commonFields, type SettingField } from './fields';

/** What is on disk now, as the settings page needs it. */
interface Found {
  paths: Paths;
  plan: Plan;
  /** The layers below and above the settings. */
  under: Layer[];
  over: Layer[];
  own: Layer | undefined;
}

/** Everything that the person may choose, with what holds now and what IT has locked. */
export function settingsView(environment: NodeJS.ProcessEnv): SettingsView {
  const found = find(environment);
  const { paths, plan } = found;
  return {
    file: paths.settingsFile.replace(homedir(), '~'),
    ...(plan.organisation ? { organisation: plan.organisation.name } : {}),
    groups: groupsOf(found).map(({ fields, ...group }) => ({
      ...group,
      settings: fields.map((field) => settingOf(field, found)),
    })),
    faults: plan.faults.filter(({ area }) => area === 'settings'),
  };
}

/** Writes choices into the person's settings; the running app takes them up by itself. A null goes back to what holds without it. */
export async function changeSetting(
  environment: NodeJS.ProcessEnv,
  changes: readonly { path: readonly string[]; value: SettingValue | null }[],
): Promise<SettingChange> {
  const found = find(environment);
  const offered = groupsOf(found).flatMap(({ fields }) => fields);
  for (const { path } of changes) {
    const name = path.join('.');
    const field = offered.find((one) => one.path.join('.') === name);
    if (!field) throw new Error(`${name} is not a setting`);
    const locked = lockOf(field, found);
    if (locked !== undefined) return { written: false, faults: [lockedFault(name, locked)] };
  }
  const written: Change[] = changes.map(({ path, value }) => ({ path, value: value ?? undefined }));
  const faults = await changeSettings(found.paths.settingsFile, written, catalog, found);
  return faults.length > 0 ? { written: false, faults } : { written: true };
}

function find(environment: NodeJS.ProcessEnv): Found {
  const { paths, plan } = loadConfiguration(environment);
  const policy = loadPolicy(paths, catalog);
  const settings = loadSettings(paths.settingsFile);
  const all = layersOf(policy, undefined);
  const under = all.filter((layer) => !policy.enforced.includes(layer));
  return { paths, plan, under, over: policy.enforced, own: settings.layer };
}

type FieldsOfGroup = Omit<SettingGroup, 'settings'> & { fields: SettingField[] };

function groupsOf(found: Found): FieldsOfGroup[] {
  const { plan } = found;
  // A refused policy could have forbidden anything: only the language is still the person's.
  if (plan.localOnly === 'policy-refused') {
    const [general] = commonFields(false);
    const fields = general?.fields.filter(({ path }) => path[0] === 'language') ?? [];
    return [{ id: 'general', title: message('setting.group.general'), fields }];
  }
  return [
    ...commonFields(!plan.localOnly).map((group) => ({
      ...group,
      title: message(`setting.group.${group.id as 'general' | 'hours' | 'departure' | 'privacy'}`),
    })),
    ...checksOf(found).map(([id, title]) => ({ id: `check-${id}`, title, fields: checkFields(id) })),
  ];
}

/** The checks that somebody configured, also those that are switched off. */
function checksOf({ under, own, over }: Found): [id: string, title: LocalizedText | Message][] {
  const merged = new Merged([...under, ...(own ? [own] : []), ...over]);
  const checks = isMap(merged.value.checks) ? merged.value.checks : {};
  return Object.entries(checks).flatMap(([id, entry]): [string, LocalizedText | Message][] => {
    const check = catalog.get(isMap(entry) && typeof entry.use === 'string' ? entry.use : id);
    if (!check || !isMap(entry)) return [];
    return [[id, (entry.title as LocalizedText | undefined) ?? message(check.title)]];
  });
}

function settingOf(field: SettingField, found: Found): SettingView {
  const locked = lockOf(field, found);
  return {
    ...field,
    value: currentOf(field, found),
    own: locked === undefined && has(found.own?.value, field.path),
    ...(locked === undefined ? {} : { locked }),
  };
}

/** A check that IT's part names cannot be switched off, whatever else of it is left open. */
function lockOf({ path }: SettingField, { over }: Found): string | undefined {
  const asked = path[0] === 'checks' && path[2] === 'enabled' ? path.slice(0, 2) : path;
  const layer = [...over].reverse().find(({ value }) => has(value, asked));
  return layer?.document ? basename(layer.document.file) : undefined;
}

function currentOf({ path }: SettingField, { plan, under, own, over }: Found): SettingValue | null {
  const [area, id = '', key] = path;
  if (area === 'checks' && key === 'enabled') return plan.entries.some((entry) => entry.id === id);
  const described = describePlan(plan).find((one) => one.path === path.join('.'))?.value;
  if (described !== undefined) return described as SettingValue;
  const merged = new Merged([...under, ...(own ? [own] : []), ...over]);
  const written = at(merged.value, path);
  if (typeof written === 'string') return written;
  const check = area === 'checks' ? catalog.get(id) : undefined;
  return check ? formatDuration(check.defaults.interval) : null;
}

function has(value: unknown, path: readonly string[]): boolean {
  return at(value, path) !== undefined;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isMap(inside) ? inside[key] : undefined), value);
}
