#!/usr/bin/env node
/**
 * Writes docs/checks.md out of the catalog.
 *
 *   node --import tsx build/docs.mjs
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { catalog } from '../electron/checks/catalog';
import { formatDuration } from '../shared/duration';
import { Translator } from '../shared/i18n';
import { states, triedStates } from './triedStates.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const english = new Translator('en', 'en-GB', 'UTC');
const systems = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** The page as it should be; of other checks in a test. */
export function checksPage(checks = [...catalog.values()]) {
  const tried = JSON.parse(fs.readFileSync(path.join(root, 'build/tried.json'), 'utf8'));
  const lines = [
    '# Checks',
    '',
    '<!-- Written by build/docs.mjs out of the catalog; change the checks instead. -->',
    '',
    'Every check that an entry of the policy can use. `fettle checks` says which of them have something to look at on a machine. Nothing',
    'but `updates` runs unless IT asks for it. Levels are ranges of the Monitoring Plugins (`90`, `10:`, `~:90`, `@1:5`) or numbers,',
    'durations are `90s`, `5m`, `1h`, `7d`. What could not be looked at is UNKNOWN with the reason.',
    '',
    '| check | what it is about | systems | interval | timeout |',
    '|---|---|---|---|---|',
    ...checks.map(
      (check) =>
        `| [${check.id}](#${check.id}) | ${cell(say(check.title))} | ${systemsOf(check)} | ${formatDuration(check.defaults.interval)} | ${formatDuration(check.defaults.timeout)} |`,
    ),
    '',
    ...checks.flatMap((check) => sectionOf(check)),
    '## Tried with',
    '',
    'Which version of which tool the tests have run for real. Everything else, and everything on Windows and macOS, was tried on recorded',
    'or derived output only and never on such a machine. The suite runs the tools of the machine that it is on, Debian 12; a row with a day',
    'was tried once on that day, in a chroot of the release that it names.',
    '',
    '| check | tool | version | on |',
    '|---|---|---|---|',
    ...checks.flatMap((check) => triedRows(check.id, tried[check.id])),
    '',
    '## Tried in which state',
    '',
    'The states in which the real tool was asked by a test of that name. Other words say what was done instead.',
    '',
    `| tool | ${states.join(' | ')} |`,
    `|---|${states.map(() => '---|').join('')}`,
    ...Object.values(tried).flatMap((rows) => rows.filter((row) => row.tests).map(stateRow)),
    '',
  ];
  return lines.join('\n');
}

function say(id) {
  return english.render({ id });
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function systemsOf(check) {
  return check.platforms.map((platform) => systems[platform]).join(', ');
}

function sectionOf(check) {
  return [
    `## ${check.id}`,
    '',
    `${say(check.title)}. ${say(check.purpose)}`,
    '',
    'Collects:',
    '',
    ...check.collects.map((id) => `- ${say(id)}`),
    '',
    ...tableOf('option', check.options),
    ...exampleOf(check),
    ...tableOf('threshold', check.thresholds),
  ];
}

function exampleOf({ id, example }) {
  if (!example) return [];
  const entry = JSON.stringify({ [id]: { options: example } }, null, 2);
  return [
    '```json',
    entry.slice(entry.indexOf('\n') + 1, entry.lastIndexOf('\n')).replaceAll(/^ {2}/gm, ''),
    '```',
    '',
  ];
}

function tableOf(name, schema) {
  const rows = rowsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), []);
  if (rows.length === 0) return [];
  return [`| ${name} | value | without it | |`, '|---|---|---|---|', ...rows, ''];
}

/** The keys of an object schema, inner objects with dots and, where theirs say nothing, with what is said about the object. */
function rowsOf(schema, base, about = '') {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = [...base, key];
    const inner = value.type === 'object' && value.properties;
    const absent = required.has(key) ? 'required' : valueText(value.default);
    const said = value.description ?? about;
    if (inner) return rowsOf(value, name, said);
    return [`| \`${name.join('.')}\` | ${cell(typeOf(value))} | ${absent} | ${cell(said)} |`];
  });
}

function valueText(value) {
  if (value === undefined) return '';
  return `\`${JSON.stringify(value)}\``;
}

function typeOf(schema) {
  if (schema.pattern === durationPattern) return 'duration';
  if (Array.isArray(schema.type)) return 'level';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(choiceText).join(' or ');
  if (schema.type === 'array') {
    if (schema.prefixItems) return 'list of texts';
    return `list of ${schema.items ? choiceText(schema.items) : 'values'}`;
  }
  return (
    { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false' }[schema.type] ??
    'value'
  );
}

/** How shared/duration.ts describes a duration. */
const durationPattern = String.raw`^\d+[smhd]$`;

/** One of several objects is told apart by its constant key. */
function choiceText(schema) {
  const constant = (schema.required ?? []).find((key) => schema.properties[key].const !== undefined);
  return constant
    ? `{ "${constant}": ${JSON.stringify(schema.properties[constant].const)}, ... }`
    : typeOf(schema);
}

function stateRow(row) {
  return `| ${cell(row.tool)} | ${triedStates(root, row).map(cell).join(' | ')} |`;
}

function triedRows(id, rows) {
  if (!rows || rows.length === 0) return [`| ${id} | | | recorded output only |`];
  return rows.map(({ tool, version, on }) => `| ${id} | ${cell(tool)} | ${version} | ${on} |`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  fs.writeFileSync(path.join(root, 'docs/checks.md'), checksPage());
}
