import { formatDuration } from '../../shared/duration';
import { message } from '../../shared/message';
import type { BodyInput } from '../../shared/policy';
import { type ImportProblem, parseIni, type Section, unquoted, type Value } from './ini';

type Entry = NonNullable<BodyInput['checks']>[string];

const keys = ['command', 'interval', 'timeout', 'enabled', 'shell', 'powershell_exe'];
/** What the agent takes when nothing, or nothing above 0, is given (its config.go). */
const agentDefaults = { interval: 60, timeout: 15 };
/** The shortest interval of a policy, in seconds. */
const shortestInterval = 60;

/**
 * Turns the openITCOCKPIT agent's customchecks.ini into entries of a policy. The file has a section a check with
 * `command`, `interval` and `timeout` in seconds, `enabled` (false if absent), and `shell`. Source: the agent's
 * config/config.go and example/customchecks_example.ini, version 3.
 */
export function importCustomChecks(text: string): {
  checks: Record<string, Entry>;
  problems: ImportProblem[];
} {
  const problems: ImportProblem[] = [];
  const checks: Record<string, Entry> = {};
  for (const section of parseIni(text, problems)) {
    if (section.name === 'default') continue;
    const entry = entryOf(section, problems);
    if (entry) checks[entryId(section.name, checks)] = entry;
  }
  return { checks, problems: problems.sort((a, b) => a.line - b.line) };
}

function entryOf(section: Section, problems: ImportProblem[]): Entry | undefined {
  const { name, values } = section;
  for (const [key, { line }] of values) {
    if (!keys.includes(key))
      problems.push({ line, message: message('import.unknown-key', { key, known: keys.join(', ') }) });
  }
  const command = values.get('command');
  if (!command || unquoted(command.text).trim() === '') {
    const line = command?.line ?? section.line;
    problems.push({ line, message: message('import.no-command', { section: name }) });
    return undefined;
  }
  const wanted = secondsOf('interval', values.get('interval'), problems);
  const timeout = secondsOf('timeout', values.get('timeout'), problems);
  const enabled = booleanOf(values.get('enabled'), problems);
  const options = optionsOf(command, values.get('shell'), values.get('powershell_exe'), problems);
  if (!options) return undefined;
  const interval = Math.max(wanted, shortestInterval);
  return {
    use: 'plugin',
    ...(enabled ? {} : { enabled: false }),
    interval: formatDuration(interval),
    timeout: formatDuration(Math.min(timeout, interval)),
    options,
    title: { en: name },
  };
}

/** Names of sections may hold anything; ids are lower case, without blanks, and told apart. */
function entryId(name: string, taken: Readonly<Record<string, unknown>>): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[-_]+|-+$/g, '') || 'check';
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}-${number}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}

function secondsOf(
  key: keyof typeof agentDefaults,
  value: Value | undefined,
  problems: ImportProblem[],
): number {
  if (!value || value.text === '') return agentDefaults[key];
  if (!/^-?\d{1,9}$/.test(value.text)) {
    problems.push({ line: value.line, message: message('import.number', { key, value: value.text }) });
    return agentDefaults[key];
  }
  return Number(value.text) > 0 ? Number(value.text) : agentDefaults[key];
}

/** The words that the agent's parser knows (Go, strconv.ParseBool). */
function booleanOf(value: Value | undefined, problems: ImportProblem[]): boolean {
  if (!value || value.text === '') return false;
  if (/^(?:1|t|true)$/i.test(value.text)) return true;
  if (!/^(?:0|f|false)$/i.test(value.text)) {
    const params = { key: 'enabled', value: value.text };
    problems.push({ line: value.line, message: message('import.boolean', params) });
  }
  return false;
}

const knownShells = ['/bin/sh', '/bin/bash', 'powershell', 'powershell_command', 'bat', 'vbs'];

/** A shell is named in the file or there is none; then the command is taken apart as the agent does. */
function optionsOf(
  command: Value,
  shell: Value | undefined,
  powershell: Value | undefined,
  problems: ImportProblem[],
): Record<string, unknown> | undefined {
  const text = unquoted(command.text);
  const named = shell?.text.trim() ?? '';
  const program = unquoted(powershell?.text ?? '') || 'powershell';
  switch (named) {
    case '': {
      const argv = splitWords(command.text);
      if (argv) return { command: argv };
      problems.push({ line: command.line, message: message('import.quote', { value: command.text }) });
      return undefined;
    }
    case 'powershell':
      return { command: [program, '-NoProfile', '-NonInteractive', '-File', unquoted(text)] };
    case 'powershell_command':
      return program === 'powershell'
        ? { shell: 'powershell', script: text }
        : { command: [program, '-NoProfile', '-NonInteractive', '-Command', text] };
    case 'bat':
      return { command: ['cmd', '/c', 'call', unquoted(text)] };
    case 'vbs':
      return { command: ['cscript', '//NoLogo', unquoted(text)] };
  }
  const posix = /^(?:\/(?:usr\/)?bin\/)?(sh|bash)$/.exec(named)?.[1];
  if (posix) return { shell: posix, script: text };
  const params = { value: named, known: knownShells.join(', ') };
  problems.push({ line: shell?.line ?? command.line, message: message('import.shell', params) });
  return undefined;
}

/** Splits a command at blanks outside quotes; undefined when a quote is not closed. */
function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (const character of text.trim()) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== '') return undefined;
  return word === undefined ? words : [...words, word];
}
