import * as z from 'zod';
import { message } from '../../../../shared/message';
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
  unreadable,
} from '../read/reading';
import { secretEnvironment } from '../read/secret';
import { type Dependence, ofRepository } from '../read/traces';
import { name, passphrase, place } from './fields';
import { defineBackupTool } from './tool';

const BorgSourceSchema = z.strictObject({
  name,
  repository: place.describe('Path or `ssh://` address.'),
  archives: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Only archives whose name matches this pattern, such as `laptop-*`; default: those that this machine made.',
    ),
  passphraseFile: place.optional().describe('File that holds the passphrase.'),
  passphraseCommand: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Command that prints the passphrase (BORG_PASSCOMMAND); not with the passphrase in it, because others see it.',
    ),
  passphrase,
});
type BorgSource = z.infer<typeof BorgSourceSchema>;

export const borg = defineBackupTool({
  id: 'borg',
  title: 'backups.borg.title',
  platforms: ['linux', 'darwin', 'win32'],
  schema: BorgSourceSchema,
  example: {
    repository: 'ssh://backup.example.com/./laptop-alice',
    passphraseFile: '~/.config/borg/passphrase',
  },
  programs: ['borg'],
  untold: ['what', 'run'],
  dependence: ({ macros }, source) => ofBorgRepository(expandPath(source.repository, macros), macros.home),
  read: readBorg,
});

/**
 * A transaction of borg writes new files `index.N` and `hints.N`. Not the folder itself, in which a listing makes and
 * removes its lock; `lock.exclusive` is there while a backup runs. Tried with borg 1.2.4; borg 2 has none of these.
 */
const traces: Traces = {
  needed: [['config'], ['index.*']],
  also: ['hints.*', 'integrity.*', 'data', 'data/*', 'lock.exclusive'],
};

/**
 * What the answer about a repository depends on. borg leaves something in the home folder after a backup; a listing makes at most
 * the folder for it.
 */
export function ofBorgRepository(repository: string, home: string): Dependence | undefined {
  const left = ['.cache/borg/*/config*', '.cache/borg/*/chunks*'];
  return ofRepository(repository, traces, { folder: home, traces: { needed: [], also: left } });
}

const ListSchema = z.lazy(() =>
  z.object({
    archives: z.array(
      z.object({ time: z.string(), name: z.string().optional(), hostname: z.string().optional() }),
    ),
  }),
);
const LogLineSchema = z.lazy(() =>
  z.object({ msgid: z.string().optional(), message: z.string().optional() }),
);

/** Asks borg for the newest archive of a repository. */
async function readBorg(context: CheckContext<unknown>, source: BorgSource, name: string): Promise<Reading> {
  const secret = await secretEnvironment(context, source.passphrase, name, 'BORG_PASSPHRASE');
  if (secret.kind === 'reading') return secret.reading;
  const repository = expandPath(source.repository, context.macros);
  // Who made an archive is told only when asked for. Of those of other machines some may be newer.
  const named =
    source.archives === undefined ? [] : ['--glob-archives', expandMacros(source.archives, context.macros)];
  const archives = ['--last', '20', '--format', '{hostname}', ...named];
  const host = source.archives === undefined ? context.macros.host : undefined;
  // borg gives times without a zone.
  const environment = {
    ...secret.environment,
    ...passphraseOf(context, source),
    BORG_REPO: repository,
    TZ: 'UTC',
  };
  const list = (...flags: string[]) =>
    askTool(
      context,
      ['borg', '--lock-wait', '1', '--log-json', ...flags, 'list', '--json', ...archives],
      environment,
    );
  const counted = (found: FoundBackup[]) =>
    newestWithFiles('borg', found, { host }, ({ id }) =>
      id === undefined ? Promise.resolve(undefined) : holdsListed(context, listOf(id), environment, entry),
    );
  const first = judgeBorg(await list(), context.timeout, repository, host);
  if (first.kind === 'answer') return first.found ? counted(first.found) : first.reading;
  // Looking without the lock is safe for a list; what is being written is not in it yet.
  const second = judgeBorg(await list('--bypass-lock'), context.timeout, repository, host);
  const running = first.kind === 'locked';
  if (second.kind === 'answer' && second.found) {
    const reading = await counted(second.found);
    return running && (reading.kind === 'newest' || reading.kind === 'empty')
      ? { ...reading, running }
      : reading;
  }
  return running ? { kind: 'locked' } : notPermitted('borg');
}

/** Lists what an archive holds, without its lock: the listing is ended as soon as a file is seen. */
function listOf(archive: string): [string, ...string[]] {
  return ['borg', '--bypass-lock', '--log-json', 'list', '--format', '{type}{NL}', `::${archive}`];
}

/** Kinds of entries as borg's `{type}` has them; `d` is a folder. */
const entry = { any: /^[a-z-]$/, file: /^[^d]$/ };

/** `found` are the archives that the reading was made of, before anybody looked into them. */
type Answer =
  | { kind: 'locked' }
  | { kind: 'no-lock' }
  | { kind: 'answer'; reading: Reading; found?: FoundBackup[] };

/** What a run of `borg list --json` under TZ=UTC says; `timeout` in seconds, `host` if only its archives count. */
export function judgeBorg(
  outcome: ProcessOutcome,
  timeout: number,
  repository: string,
  host?: string,
): Answer {
  if (outcome.kind === 'exited' && (outcome.code === 0 || outcome.code === 1)) return readList(outcome, host);
  if (outcome.kind !== 'exited') return answer(toolFailed('borg', outcome, timeout, repository));
  const lines = logLines(outcome.stderr);
  const ids = new Set(lines.map((line) => line.msgid));
  const words = lines.map((line) => line.message ?? '').join('\n');
  if (ids.has('LockTimeout')) return { kind: 'locked' };
  if (ids.has('LockFailed') || ids.has('LockErrorT')) return { kind: 'no-lock' };
  if (ids.has('PassphraseWrong')) return answer(passphraseProblem('borg', 'wrong'));
  if (ids.has('NoPassphraseFailure')) return answer(passphraseProblem('borg', 'missing'));
  if (ids.has('PasscommandFailure')) return answer(passphraseProblem('borg', 'command'));
  if (ids.has('Repository.DoesNotExist'))
    return answer(mayBeUnplugged(repository) ? { kind: 'unreachable' } : noRepository('borg'));
  if (ids.has('Repository.InvalidRepository')) return answer(noRepository('borg'));
  if (ids.has('BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK') || ids.has('BORG_RELOCATED_REPO_ACCESS_IS_OK')) {
    const why = ids.has('BORG_RELOCATED_REPO_ACCESS_IS_OK') ? 'relocated' : 'first-access';
    return answer(
      unreadable(message(`backups.reason.${why}`), message('backups.remedy.ask-borg'), 'borg list'),
    );
  }
  if ([...ids].some((id) => id?.startsWith('ConnectionClosed') || id === 'ConnectionBrokenWithHint')) {
    return answer(connectionLost(words));
  }
  if (/Permission denied/i.test(words)) return answer(notPermitted('borg'));
  const last = lines.find((line) => line.msgid !== undefined)?.message ?? outcome.stderr;
  return answer(toolFailed('borg', { ...outcome, stderr: last }, timeout, repository));
}

function answer(reading: Reading): Answer {
  return { kind: 'answer', reading };
}

function readList(outcome: Extract<ProcessOutcome, { kind: 'exited' }>, host: string | undefined): Answer {
  const list = ListSchema.safeParse(parseJson(outcome.stdout));
  if (!list.success) return answer(notUnderstood('borg'));
  const found = list.data.archives.map(foundArchive);
  return { kind: 'answer', reading: newestFound('borg', found, { host }), found };
}

/** An archive as borg lists it; a checkpoint is what a backup that was cut off leaves. */
export function foundArchive(archive: {
  time: string;
  name?: string | undefined;
  hostname?: string | undefined;
}): FoundBackup {
  const { time, name, hostname } = archive;
  return {
    time: parseTime(time, true),
    ...(name === undefined ? {} : { id: name, whole: !/\.checkpoint(?:\.\d+)?$/.test(name) }),
    ...(hostname ? { host: hostname } : {}),
  };
}

/** ssh that refuses is another matter than ssh that gets nowhere. */
function connectionLost(words: string): Reading {
  if (/command not found/i.test(words))
    return unreadable(
      message('backups.reason.no-remote-borg'),
      message('backups.remedy.other', { tool: 'borg' }),
    );
  return networkProblem(words) ?? { kind: 'unreachable' };
}

function passphraseOf(context: CheckContext<unknown>, source: BorgSource): Record<string, string> {
  if (source.passphraseCommand !== undefined)
    return { BORG_PASSCOMMAND: expandMacros(source.passphraseCommand, context.macros) };
  if (source.passphraseFile === undefined) return {};
  // borg takes the command apart like a shell does, without running one.
  const file = expandPath(source.passphraseFile, context.macros).replaceAll("'", `'"'"'`);
  return { BORG_PASSCOMMAND: `cat -- '${file}'` };
}

function logLines(text: string): z.infer<typeof LogLineSchema>[] {
  return text.split('\n').flatMap((line) => {
    const start = line.indexOf('{');
    const parsed = start === -1 ? undefined : LogLineSchema.safeParse(parseJson(line.slice(start)));
    return parsed?.success ? [parsed.data] : [];
  });
}
