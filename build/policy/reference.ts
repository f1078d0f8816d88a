import { builtInValues } from './builtIn';
import { type PolicyKey, policyKeys } from './keys';

/** docs/policy-reference.md: every key of a policy, out of the schema. */
export function referencePage(): string {
  const keys = policyKeys();
  const builtIn = builtInValues();
  const row = (key: PolicyKey) => rowOf(key, key.default ?? builtIn.get(key.path));
  const body = keys.filter((key) => key.inBody);
  const sections = body.filter(({ path }) => !/[.[]/.test(path));
  return [
    '# Policy reference',
    '',
    '<!-- Written by build/policy/write.ts out of the schema; change the schema or its descriptions instead. -->',
    '',
    'Every key that a policy file may have. [The policy file](policy.md) explains how files are found, merged and judged, with an example;',
    '[Checks](checks.md) has the options and thresholds of each check. Durations are strings: `90s`, `5m`, `1h`, `7d`.',
    '',
    '## The file',
    '',
    ...table(keys.filter((key) => !key.inBody).map(row)),
    'The following keys stand in `enforced` or in `defaults`.',
    '',
    ...sections.flatMap((section) => {
      const inside = body.filter(({ path }) => path !== section.path && topOf(path) === section.path);
      const lines = [`## ${section.path}`, '', sentence(section), ''];
      return inside.length > 0 ? [...lines, ...table(inside.map(row))] : lines;
    }),
  ].join('\n');
}

function table(rows: string[]): string[] {
  return ['| key | value | without it | means |', '|---|---|---|---|', ...rows, ''];
}

function rowOf({ path, type, required, described }: PolicyKey, without: unknown): string {
  const absent = required ? 'required' : without === undefined ? '' : `\`${textOf(without)}\``;
  const value = path.endsWith('.use') ? 'the name of a check' : type;
  return `| \`${path}\` | ${value} | ${absent} | ${described.en.replaceAll('|', '\\|')} |`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sentence(key: PolicyKey): string {
  return key.kind === 'map' || key.kind === 'json' ? key.described.en : `${key.described.en} ${key.type}.`;
}

function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
