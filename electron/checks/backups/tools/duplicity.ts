import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { expandMacros } from '../../macros';
import { askTool } from '../read/ask';
import { namesIn } from '../read/folder';
import { networkProblem } from '../read/network';
import {
  newestOf,
  notPermitted,
  notUnderstood,
  passphraseProblem,
  type Reading,
  toolFailed,
} from '../read/reading';
import { secretEnvironment } from '../read/secret';
import { below, elsewhere } from '../read/traces';
import { name, passphrase, place } from './fields';
import { defineBackupTool } from './tool';

const DuplicitySourceSchema = z.strictObject({
  name,
  target: place
    .regex(/^[a-z][a-z0-9+.-]*:\/\//i, 'must be an address such as file:///srv/backup')
    .refine((target) => !/^[^:]+:\/\/[^/@]*:[^/@]*@/.test(target), 'must not hold a password')
    .describe('Address as duplicity knows it, such as `file:///srv/backup`; without a password in it.'),
  passphrase,
});
type DuplicitySource = z.infer<typeof DuplicitySourceSchema>;

export const duplicity = defineBackupTool({
  id: 'duplicity',
  title: 'backups.duplicity.title',
  platforms: ['linux', 'darwin'],
  schema: DuplicitySourceSchema,
  example: { target: 'sftp://backup.example.com/laptop-alice' },
  programs: ['duplicity'],
  untold: ['whose', 'what', 'files'],
  dependence({ macros }, source) {
    const folder = folderOf(expandMacros(source.target, macros));
    // A set's manifest is written when the set is whole, and goes with it.
    return folder === undefined ? elsewhere() : below(folder, 'duplicity-*.manifest*', '.');
  },
  read: readDuplicity,
});

/** The folder that a target is; undefined for one on another machine. */
function folderOf(target: string): string | undefined {
  return /^file:\/\/(\/.*)$/.exec(target)?.[1];
}

/** Asks duplicity for the newest backup set of a target. */
async function readDuplicity(
  context: CheckContext<unknown>,
  source: DuplicitySource,
  name: string,
): Promise<Reading> {
  const target = expandMacros(source.target, context.macros);
  const folder = folderOf(target);
  const looker = { tool: 'duplicity', context };
  // duplicity makes a missing folder and then calls it a target without backups.
  const names = folder === undefined ? undefined : await namesIn(looker, folder);
  if (names?.kind === 'reading') return names.reading;
  const secret = await secretEnvironment(context, source.passphrase, name, 'PASSPHRASE');
  if (secret.kind === 'reading') return secret.reading;
  // The log for programs gives times in UTC, the text for people local ones.
  const argv = ['duplicity', 'collection-status', '--log-fd', '1', target] as const;
  const outcome = await askTool(context, argv, secret.environment);
  // There duplicity keeps what it knows of the target.
  const cache = outcome.kind === 'exited' ? /^\. Archive dir: (\/.+)$/m.exec(outcome.stdout)?.[1] : undefined;
  const known = cache === undefined ? undefined : await namesIn(looker, cache);
  const isWhole = wholeSets(names?.value ?? [], known?.kind === 'seen' ? known.value : []);
  return judgeDuplicity(outcome, context.timeout, folder ?? target, isWhole);
}

/**
 * Tells of a set's time whether the set is whole, by the names in the target and in duplicity's cache. A set whose backup was
 * cut off is listed like any other; its manifest, which is written last, is missing.
 */
function wholeSets(target: readonly string[], cache: readonly string[]): (time: string) => boolean {
  const has = (names: readonly string[], part: string) => names.some((name) => name.includes(part));
  return (time) =>
    !has(cache, `.${time}.manifest.part`) &&
    (!has(target, `.${time}.vol`) || has(target, `.${time}.manifest`));
}

/**
 * What `duplicity collection-status --log-fd 1` says; `timeout` in seconds, `isWhole` of a set's time. Source: duplicity's
 * doc/log-codes.
 */
export function judgeDuplicity(
  outcome: ProcessOutcome,
  timeout: number,
  target: string,
  isWhole: (time: string) => boolean = () => true,
): Reading {
  if (outcome.kind !== 'exited') return toolFailed('duplicity', outcome, timeout, target);
  const words = `${outcome.stderr}\n${outcome.stdout}`;
  if (outcome.code === 0) return readCollection(outcome.stdout, isWhole);
  if (/Another (?:duplicity )?instance is already running|lockfile/i.test(words)) return { kind: 'locked' };
  if (/bad session key|bad passphrase|decryption failed/i.test(words))
    return passphraseProblem('duplicity', 'wrong');
  if (/PASSPHRASE variable not set|EOF when reading|Inappropriate ioctl|EOFError|passphrase/i.test(words))
    return passphraseProblem('duplicity', 'missing');
  const network = networkProblem(words);
  if (network) return network;
  if (/Permission denied/i.test(words)) return notPermitted('duplicity');
  return toolFailed('duplicity', outcome, timeout, target);
}

/** What the lines of the report begin with. */
const known =
  /^(?:backend |archive-dir |chain-(?:complete|no-sig \d+)$|orphaned-sets-num \d+$| (?:full|inc) )/;

/** The report is whole only if its last counter is there; a set is a line such as ` full 20261121T045641Z 1 enc`. */
function readCollection(text: string, isWhole: (time: string) => boolean): Reading {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const start = lines.findIndex((line) => /^INFO 3\b/.test(line));
  const end = lines.findIndex((line, index) => index > start && /^incomplete-sets-num \d+$/.test(line));
  if (start === -1 || end === -1) return notUnderstood('duplicity');
  const report = lines.slice(start, end);
  if (!report.slice(1).every((line) => known.test(line))) return notUnderstood('duplicity');
  const sets = report.filter((line) => /^ (?:full|inc)\b/.test(line));
  const chains = report.some((line) => /^chain-/.test(line));
  if (sets.length === 0 && chains) return notUnderstood('duplicity');
  const whole = sets.filter((line) => isWhole(line.split(' ')[2] ?? ''));
  return newestOf(
    'duplicity',
    whole.map((line) => setTime(line)),
  );
}

function setTime(line: string): number | undefined {
  const match = /^ (?:full|inc) (\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z \d+ (?:enc|noenc)$/.exec(line);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time / 1000;
}
