import type { Described } from '../../electron/policy/descriptions';
import { type PolicyKey, policyKeys } from './keys';

/** Where group policies lie, below HKEY_LOCAL_MACHINE; `electron/platform/managed` reads them there. */
const registryKey = 'SOFTWARE\\Policies\\Fettle';

/** One setting of the group policy editor: a key of the policy in one of its parts. */
interface Setting {
  name: string;
  category: string;
  key: string;
  value: string;
  policy: PolicyKey;
}

interface Category {
  name: string;
  parent?: string;
  title: Described;
}

const parts: Record<'enforced' | 'defaults', Described> = {
  enforced: {
    en: 'Enforced (the person cannot change it)',
    de: 'Festgelegt (die Person kann es nicht ändern)',
  },
  defaults: { en: 'Defaults (the person may change it)', de: 'Vorgaben (die Person darf sie ändern)' },
};

const hints: Record<'texts' | 'json', Described> = {
  texts: { en: 'One per line.', de: 'Eine Angabe je Zeile.' },
  json: { en: 'JSON, as in a policy file.', de: 'JSON, wie in einer Richtliniendatei.' },
};

/** Fettle.admx: the settings, without their words. Source: Microsoft's ADMX schema 1.0. */
export function admx(): string {
  const { settings, categories } = everything();
  return document('policyDefinitions', [
    '  <policyNamespaces>',
    '    <target prefix="fettle" namespace="Fettle.Policies" />',
    '    <using prefix="windows" namespace="Microsoft.Policies.Windows" />',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0" />',
    '  <categories>',
    ...categories.map(({ name, parent }) =>
      parent
        ? `    <category name="${name}" displayName="$(string.${name})"><parentCategory ref="${parent}" /></category>`
        : `    <category name="${name}" displayName="$(string.${name})" />`,
    ),
    '  </categories>',
    '  <policies>',
    ...settings.flatMap(policyElement),
    '  </policies>',
  ]);
}

/** Fettle.adml of one language: the words. */
export function adml(language: 'en' | 'de'): string {
  const { settings, categories } = everything();
  const strings = [
    ...categories.map(({ name, title }) => text(name, title[language])),
    ...settings.flatMap((setting) => [
      text(setting.name, `${setting.policy.path}`),
      text(`${setting.name}_explain`, explanation(setting.policy, language)),
      ...setting.policy.choices.map((choice) => text(`${setting.name}_${safe(choice)}`, choice)),
    ]),
  ];
  const presentations = settings.flatMap((setting) => presentation(setting, language));
  return document('policyDefinitionResources', [
    '  <displayName>Fettle</displayName>',
    `  <description>${language === 'en' ? 'Policies of Fettle' : 'Richtlinien von Fettle'}</description>`,
    '  <resources>',
    '    <stringTable>',
    ...strings,
    '    </stringTable>',
    '    <presentationTable>',
    ...presentations,
    '    </presentationTable>',
    '  </resources>',
  ]);
}

function everything(): { settings: Setting[]; categories: Category[] } {
  const keys = policyKeys().filter(isSetting);
  const about = keys.filter(({ inBody }) => !inBody).map((policy) => settingOf(policy));
  const body = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    keys.filter(({ inBody }) => inBody).map((policy) => settingOf(policy, part)),
  );
  const categories: Category[] = [
    { name: 'Fettle', title: { en: 'Fettle', de: 'Fettle' } },
    ...(Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({
      name: `Fettle_${part}`,
      parent: 'Fettle',
      title: parts[part],
    })),
  ];
  return { settings: [...about, ...body], categories };
}

/** Objects are not set as a whole where each of their keys can be; keys inside lists are JSON of the list. */
function isSetting({ path, kind }: PolicyKey): boolean {
  return kind !== 'map' && !/[[*]|^\$schema$|^version$/.test(path);
}

function settingOf(policy: PolicyKey, part?: keyof typeof parts): Setting {
  const path = [...(part ? [part] : []), ...policy.path.split('.')];
  return {
    name: path.join('_'),
    category: part ? `Fettle_${part}` : 'Fettle',
    key: [registryKey, ...path.slice(0, -1)].join('\\'),
    value: path.at(-1) ?? '',
    policy,
  };
}

function policyElement({ name, category, key, value, policy }: Setting): string[] {
  const open = `    <policy name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_explain)" key="${key}"`;
  const around = [
    `      <parentCategory ref="${category}" />`,
    '      <supportedOn ref="windows:SUPPORTED_Windows_10_0" />',
  ];
  if (policy.kind === 'boolean') {
    return [
      `${open} valueName="${value}">`,
      ...around,
      '      <enabledValue><string>true</string></enabledValue>',
      '      <disabledValue><string>false</string></disabledValue>',
      '    </policy>',
    ];
  }
  return [
    `${open} presentation="$(presentation.${name})">`,
    ...around,
    '      <elements>',
    ...element(name, value, policy),
    '      </elements>',
    '    </policy>',
  ];
}

function element(name: string, value: string, { kind, choices }: PolicyKey): string[] {
  const names = `id="${name}" valueName="${value}"`;
  if (kind === 'texts' || kind === 'json') return [`        <multiText ${names} />`];
  if (kind === 'number') return [`        <decimal ${names} />`];
  if (kind !== 'choice') return [`        <text ${names} required="true" maxLength="1024" />`];
  return [
    `        <enum ${names} required="true">`,
    ...choices.map(
      (choice) =>
        `          <item displayName="$(string.${name}_${safe(choice)})"><value><string>${choice}</string></value></item>`,
    ),
    '        </enum>',
  ];
}

function presentation({ name, policy }: Setting, language: 'en' | 'de'): string[] {
  if (policy.kind === 'boolean') return [];
  const label = escaped(policy.path);
  const hint = policy.kind === 'texts' || policy.kind === 'json' ? ` (${hints[policy.kind][language]})` : '';
  const inner = {
    choice: `<dropdownList refId="${name}" noSort="true">${label}</dropdownList>`,
    number: `<decimalTextBox refId="${name}">${label}</decimalTextBox>`,
    text: `<textBox refId="${name}"><label>${label}</label></textBox>`,
    texts: `<multiTextBox refId="${name}">${label}${hint}</multiTextBox>`,
    json: `<multiTextBox refId="${name}">${label}${hint}</multiTextBox>`,
  };
  const shown = inner[policy.kind as keyof typeof inner];
  return [`      <presentation id="${name}">${shown}</presentation>`];
}

function explanation({ described, kind, type }: PolicyKey, language: 'en' | 'de'): string {
  const hint = kind === 'texts' || kind === 'json' ? ` ${hints[kind][language]}` : '';
  const example = type === 'duration' ? ' 90s, 5m, 1h, 7d.' : '';
  return `${described[language]}${hint}${example}`;
}

function text(id: string, words: string): string {
  return `      <string id="${id}">${escaped(words)}</string>`;
}

function document(root: string, lines: string[]): string {
  const about =
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
  return ['<?xml version="1.0" encoding="utf-8"?>', `<${root} ${about}>`, ...lines, `</${root}>`, ''].join(
    '\n',
  );
}

/** Identifiers of ADML are letters, digits and underlines. */
function safe(choice: string): string {
  return choice.replaceAll(/\W/g, '_');
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
