import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandMacros, expandPath } from '../../macros';
import type { Traces } from '../../stamp';
import { askTool } from '../read/ask';
import { type FoundBackup, newestFound, newestWithFiles } from '../read/found';
import { holdsListed } from '../read/listing';
import { networkProblem } from '../read/network';
import { mayBeUnplugged } from '../read/places';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  parseTime,
  passphraseProblem,
  type Reading,
  toolFailed,
} from '../read/reading';
import { secretEnvironment } from '../read/secret';
import { ofRepository, type TracePlace } from '../read/traces';
import { name, passphrase, place } from './fields';
import { defineBackupTool } from './tool';

const ResticSourceSchema = z.strictObject({
  name,
  repository: place.describe('Path or address as restic knows it.'),
  host: z
    .string()
    .min(1)
    .optional()
    .describe('Only snapshots of this host, as restic knows it; default: this machine.'),
  path: place.optional().describe('Only snapshots that hold this folder.'),
  passwordFile: place.optional().describe('File that holds the password (RESTIC_PASSWORD_FILE).'),
  passwordCommand: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Command that prints the password (RESTIC_PASSWORD_COMMAND); not with the password in it, because others see it.',
    ),
  passphrase,
});
type ResticSource = z.infer<typeof ResticSourceSchema>;

export const restic = defineBackupTool({
  id: 'restic',
  title: 'backups.restic.title',
  platforms: ['linux', 'darwin', 'win32'],
  schema: ResticSourceSchema,
  example: { repository: 'sftp:backup.example.com:laptop-alice', passphrase: 'keystore' },
  programs: ['restic'],
  untold: ['what', 'run'],
  dependence: ({ macros }, source) =>
    ofRepository(expandPath(source.repository, macros), traces, cacheIn(macros.home)),
  read: readRestic,
});

/** restic has a file for each snapshot, whose name is its content. Not `locks`. Tried with restic 0.14.0. */
const traces: Traces = {
  needed: [['config'], ['snapshots'], ['keys']],
  also: ['snapshots/*', 'keys/*'],
};

/** restic keeps the snapshots that it made or saw. */
function cacheIn(home: string): TracePlace {
  const folders = ['.cache/restic', 'Library/Caches/restic'];
  const also = folders.flatMap((folder) => [`${folder}/*/snapshots`, `${folder}/*/snapshots/*`]);
  return { folder: home, traces: { needed: [], also } };
}

const SnapshotsSchema = z.lazy(() =>
  z.array(
    z.object({
      time: z.string(),
      id: z.string().optional(),
      hostname: z.string().optional(),
      /** Since restic 0.17. */
      summary: z.object({ total_files_processed: z.number().optional() }).optional(),
    }),
  ),
);

/** Asks restic for the newest snapshot of a repository. */
async function readRestic(
  context: CheckContext<unknown>,
  source: ResticSource,
  name: string,
): Promise<Reading> {
  const secret = await secretEnvironment(context, source.passphrase, name, 'RESTIC_PASSWORD');
  if (secret.kind === 'reading') return secret.reading;
  const repository = expandPath(source.repository, context.macros);
  const host = source.host === undefined ? [] : ['--host', expandMacros(source.host, context.macros)];
  const path = source.path === undefined ? [] : ['--path', expandPath(source.path, context.macros)];
  // A local repository needs no cache; for a remote one the person's own saves fetching every snapshot again.
  const cache = repository.startsWith('/') ? ['--no-cache'] : [];
  const environment = {
    ...secret.environment,
    ...password(context, source),
    RESTIC_REPOSITORY: repository,
  };
  const owner = source.host === undefined ? context.macros.host : undefined;
  const list = (...latest: string[]) =>
    askTool(
      context,
      ['restic', 'snapshots', '--json', ...latest, '--no-lock', ...cache, ...host, ...path],
      environment,
    );
  const counted = async (outcome: ProcessOutcome) => {
    const found = foundIn(outcome);
    if (!found) return judgeRestic(outcome, context.timeout, repository, owner);
    return newestWithFiles('restic', found, { host: owner }, ({ id }) =>
      id === undefined
        ? Promise.resolve(undefined)
        : holdsListed(context, ['restic', 'ls', '--json', '--no-lock', ...cache, id], environment, entry),
    );
  };
  const latest = await counted(await list('--latest', '1'));
  // Behind a newest one that does not count, an older one of the same folders may.
  const hidden = (latest.kind === 'newest' || latest.kind === 'empty') && latest.passed?.empty;
  return hidden ? counted(await list()) : latest;
}

/** A line of `restic ls --json`: the snapshot itself, then an entry each. */
const entry = { any: /^\{/, file: /"type":"(?!dir")\w+"/ };

/**
 * What a run of `restic snapshots --json` says; `timeout` in seconds, `host` if only its snapshots count. Up to 0.16 every
 * error is exit code 1.
 */
export function judgeRestic(
  outcome: ProcessOutcome,
  timeout: number,
  repository: string,
  host?: string,
): Reading {
  if (outcome.kind !== 'exited') return toolFailed('restic', outcome, timeout, repository);
  if (outcome.code === 0) return readSnapshots(outcome, host);
  const words = outcome.stderr;
  if (outcome.code === 11) return { kind: 'locked' };
  if (outcome.code === 12 || /wrong password or no key found/i.test(words))
    return passphraseProblem('restic', 'wrong');
  if (/empty password/i.test(words)) return passphraseProblem('restic', 'missing');
  if (/Resolving password failed/i.test(words)) return passphraseProblem('restic', 'command');
  const network = networkProblem(words);
  if (network) return network;
  if (/permission denied/i.test(words)) return notPermitted('restic');
  if (outcome.code === 10 || /Is there a repository at the following location/i.test(words)) {
    return mayBeUnplugged(repository) ? { kind: 'unreachable' } : noRepository('restic');
  }
  const fatal = words.split('\n').find((line) => /^(?:Fatal|panic):/.test(line));
  return toolFailed('restic', { ...outcome, stderr: fatal ?? words }, timeout, repository);
}

/**
 * `--latest 1` is one snapshot per host and paths, so the newest of them all is looked for. One without a single file, as of a
 * folder that was not mounted, is no backup.
 */
function readSnapshots(outcome: ProcessOutcome, host: string | undefined): Reading {
  const found = foundIn(outcome);
  return found ? newestFound('restic', found, { host }) : notUnderstood('restic');
}

/** The snapshots of a whole answer. */
function foundIn(outcome: ProcessOutcome): FoundBackup[] | undefined {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined;
  const snapshots = SnapshotsSchema.safeParse(parseJson(outcome.stdout));
  if (!snapshots.success) return undefined;
  return snapshots.data.map(({ time, id, hostname, summary }) => ({
    time: parseTime(time),
    ...(id === undefined ? {} : { id }),
    host: hostname,
    files: summary?.total_files_processed,
  }));
}

function password(context: CheckContext<unknown>, source: ResticSource): Record<string, string> {
  if (source.passwordCommand !== undefined)
    return { RESTIC_PASSWORD_COMMAND: expandMacros(source.passwordCommand, context.macros) };
  if (source.passwordFile !== undefined)
    return { RESTIC_PASSWORD_FILE: expandPath(source.passwordFile, context.macros) };
  return {};
}
