import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { lutimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessOutcome, RunProcess } from '../../../electron/platform/processes/process';
import type { Case, CaseCommand } from './caseFile';

/** Where the files of a case lie while it runs. */
export interface Places {
  root: string;
  home: string;
}

/**
 * Lays the case's `root/` and `home/` down as a machine would have them. Some checks look for the home folder below the
 * root and others as it is called, so that it is found both ways.
 */
export async function layDown(one: Case): Promise<Places> {
  const root = mkdtempSync(path.join(tmpdir(), 'fettle-case-'));
  const places = { root, home: path.join(root, 'home/alice') };
  mkdirSync(places.home, { recursive: true });
  for (const name of ['root', 'home'] as const) {
    const from = path.join(one.folder, name);
    if (existsSync(from)) cpSync(from, places[name], { recursive: true, verbatimSymlinks: true });
  }
  for (const folder of one.folders) mkdirSync(placeOf(places, folder), { recursive: true });
  const now = new Date(one.now);
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    await lutimes(path.join(root, file), now, now);
  for (const [file, time] of Object.entries(one.times))
    await lutimes(placeOf(places, file), new Date(time), new Date(time));
  mkdirSync(path.join(root, path.dirname(root)), { recursive: true });
  symlinkSync(root, path.join(root, root));
  return places;
}

/** `root/etc/x` and `home/.x` of a case, where they lie now. */
function placeOf(places: Places, file: string): string {
  const [top, ...below] = file.split('/');
  if (top !== 'root' && top !== 'home') throw new Error(`${file} lies neither below root/ nor home/`);
  return path.join(places[top], ...below);
}

/** `{root}` and `{home}` in options and commands stand for where the files lie. */
export function placed<T>(value: T, places: Places): T {
  if (typeof value === 'string')
    return value.replaceAll('{root}', places.root).replaceAll('{home}', places.home) as T;
  if (Array.isArray(value)) return value.map((item) => placed(item, places)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, placed(item, places)])) as T;
}

/**
 * Answers commands as the case says. A program that it does not name is not found; one that it names and that is asked
 * something else says that it does not know these arguments, and what was asked is kept in `unanswered`.
 */
export function programsOf(one: Case, places: Places, unanswered: string[]): RunProcess {
  const commands = placed(one.commands, places);
  return async ({ argv }) => {
    const [program] = argv;
    const answer = commands.find((command) => matches(command.argv, argv));
    if (answer) return outcomeOf(one, answer, program);
    const named = one.programs.includes(program) || commands.some((command) => command.argv[0] === program);
    if (!named) return { kind: 'not-found', program };
    unanswered.push(argv.join(' '));
    return ended(2, '', `${program}: unrecognized arguments`);
  };
}

function matches(pattern: readonly string[], argv: readonly string[]): boolean {
  const open = pattern.at(-1) === '...';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  return (open || argv.length === fixed.length) && fixed.every((part, index) => part === argv[index]);
}

function outcomeOf(one: Case, command: CaseCommand, program: string): ProcessOutcome {
  const { stdoutFile, stderr, exit, failure } = command;
  const stdout =
    stdoutFile === undefined ? command.stdout : readFileSync(path.join(one.folder, stdoutFile), 'utf8');
  switch (failure) {
    case 'not-found':
      return { kind: 'not-found', program };
    case 'not-executable':
      return { kind: 'not-executable', program, reason: 'EACCES' };
    case 'timed-out':
      return { kind: 'timed-out', stdout, stderr, truncated: false, duration: 60 };
    default:
      if (command.signal)
        return { kind: 'signalled', signal: command.signal, stdout, stderr, truncated: false, duration: 0.1 };
      return ended(exit, stdout, stderr);
  }
}

function ended(code: number, stdout: string, stderr: string): ProcessOutcome {
  return { kind: 'exited', code, stdout, stderr, truncated: false, duration: 0.1 };
}
