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
import { type Change, changeSettings, lockedFault } from '../../policy/changeSettings';
import { isMap, Merged } from '../../policy/merge';
import type { Configuration } from '../plan/configuration';
import { describePlan } from '../plan/describe';
import { checkFields, commonFields, type SettingField } from './fields';

/** Everything that the person may choose, with what holds now and what IT has locked. */
export function settingsView(configuration: Configuration): SettingsView {
  const { paths, plan } = configuration;
  const holding = holdingIn(configuration);
  return {
    file: paths.settingsFile.replace(homedir(), '~'),
    ...(plan.organisation ? { organisation: plan.organisation.name } : {}),
    groups: groupsOf(configuration).map(({ fields, ...group }) => ({
      ...group,
      settings: fields.map((field) => settingOf(field, configuration, holding)),
    })),
    faults: plan.faults.filter(({ area }) => area === 'settings'),
  };
}

/** Writes choices into the person's settings; the running app takes them up by itself. A null goes back to what holds without it. */
export async function changeSetting(
  configuration: Configuration,
  changes: readonly { path: readonly string[]; value: SettingValue | null }[],
): Promise<SettingChange> {
  const { paths, layers } = configuration;
  const offered = groupsOf(configuration).flatMap(({ fields }) => fields);
  for (const { path } of changes) {
    const name = path.join('.');
    const field = offered.find((one) => one.path.join('.') === name);
    if (!field) throw new Error(`${name} is not a setting`);
    const locked = lockOf(field, configuration);
    if (locked !== undefined) return { written: false, faults: [lockedFault(name, locked)] };
  }
  const written: Change[] = changes.map(({ path, value }) => ({ path, value: value ?? undefined }));
  const faults = await changeSettings(paths.settingsFile, written, catalog, layers);
  return faults.length > 0 ? { written: false, faults } : { written: true };
}

type FieldsOfGroup = Omit<SettingGroup, 'settings'> & { fields: SettingField[] };

function groupsOf(configuration: Configuration): FieldsOfGroup[] {
  const { plan } = configuration;
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
    ...checksOf(configuration).map(([id, title]) => ({ id: `check-${id}`, title, fields: checkFields(id) })),
  ];
}

/** The checks that somebody configured, also those that are switched off. */
function checksOf({ layers }: Configuration): [id: string, title: LocalizedText | Message][] {
  const { checks: written } = mergedOf(layers).value;
  const checks = isMap(written) ? written : {};
  return Object.entries(checks).flatMap(([id, entry]): [string, LocalizedText | Message][] => {
    const check = catalog.get(isMap(entry) && typeof entry.use === 'string' ? entry.use : id);
    if (!check || !isMap(entry)) return [];
    return [[id, (entry.title as LocalizedText | undefined) ?? message(check.title)]];
  });
}

function settingOf(field: SettingField, configuration: Configuration, holding: Holding): SettingView {
  const locked = lockOf(field, configuration);
  return {
    ...field,
    value: holding(field),
    own: locked === undefined && has(configuration.layers.own?.value, field.path),
    ...(locked === undefined ? {} : { locked }),
  };
}

/** A check that IT's part names cannot be switched off, whatever else of it is left open. */
function lockOf({ path }: SettingField, { layers }: Configuration): string | undefined {
  const asked = path[0] === 'checks' && path[2] === 'enabled' ? path.slice(0, 2) : path;
  const layer = layers.over.findLast(({ value }) => has(value, asked));
  return layer?.document ? basename(layer.document.file) : undefined;
}

type Holding = (field: SettingField) => SettingValue | null;

/** Tells what holds now of each field. The plan is described and the layers are laid over each other once for all of them. */
function holdingIn({ plan, layers }: Configuration): Holding {
  const described = new Map(describePlan(plan).map(({ path, value }) => [path, value]));
  const merged = mergedOf(layers);
  return ({ path }) => {
    const [area, id = '', key] = path;
    if (area === 'checks' && key === 'enabled') return plan.entries.some((entry) => entry.id === id);
    const value = described.get(path.join('.'));
    if (value !== undefined) return value as SettingValue;
    const written = at(merged.value, path);
    if (typeof written === 'string') return written;
    const check = area === 'checks' ? catalog.get(id) : undefined;
    return check ? formatDuration(check.defaults.interval) : null;
  };
}

function mergedOf({ under, own, over }: Configuration['layers']): Merged {
  return new Merged([...under, ...(own ? [own] : []), ...over]);
}

function has(value: unknown, path: readonly string[]): boolean {
  return at(value, path) !== undefined;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inside, key) => (isMap(inside) ? inside[key] : undefined), value);
}
