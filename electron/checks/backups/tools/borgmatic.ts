import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandMacros, expandPath } from '../../macros';
import { askTool } from '../read/ask';
import { type FoundBackup, newestFound, newestWithFiles } from '../read/found';
import { networkProblem } from '../read/network';
import { mayBeUnplugged } from '../read/places';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  passphraseProblem,
  type Reading,
  toolFailed,
  unreadable,
  worstOf,
} from '../read/reading';
import { alone, type Dependence } from '../read/traces';
import { foundArchive, ofBorgRepository } from './borg';
import { repositoriesOf } from './borgmaticConfig';
import { name, place } from './fields';
import { defineBackupTool } from './tool';

const BorgmaticSourceSchema = z.strictObject({
  name,
  config: place
    .optional()
    .describe(
      'Configuration file; default: those that borgmatic finds. It also says where the passphrase is.',
    ),
  host: z
    .string()
    .min(1)
    .optional()
    .describe('Only archives of this host, as borg knows it; default: this machine.'),
});
type BorgmaticSource = z.infer<typeof BorgmaticSourceSchema>;

export const borgmatic = defineBackupTool({
  id: 'borgmatic',
  title: 'backups.borgmatic.title',
  platforms: ['linux', 'darwin'],
  schema: BorgmaticSourceSchema,
  programs: ['borgmatic'],
  untold: ['what', 'run'],
  configuredIn: ['/etc/borgmatic', '/etc/borgmatic.d', '~/.config/borgmatic', '~/.config/borgmatic.d'],
  start: { command: 'borgmatic create' },
  dependence,
  read: readBorgmatic,
});

/** Its configuration and all the repositories that it names. */
async function dependence(
  context: CheckContext<unknown>,
  { config }: BorgmaticSource,
): Promise<Dependence | undefined> {
  const { macros } = context;
  const found = await repositoriesOf(context, config === undefined ? undefined : expandPath(config, macros));
  if (!found) return undefined;
  const settings = found.files.map(alone);
  const each = found.repositories.map((repository) => ofBorgRepository(repository, macros.home));
  if (each.some((one) => one === undefined)) return undefined;
  const known = each.filter((one) => one !== undefined);
  return {
    kind: known.every(({ kind }) => kind === 'here') ? 'here' : 'elsewhere',
    places: [...settings, ...known.flatMap(({ places }) => places)],
  };
}

const ArchiveSchema = z.lazy(() =>
  z.object({
    time: z.string(),
    name: z.string().optional(),
    hostname: z.string().optional(),
    stats: z.object({ nfiles: z.number() }).optional(),
  }),
);
const ListSchema = z.lazy(() =>
  z
    .array(
      z.object({
        archives: z.array(ArchiveSchema),
        repository: z.object({ location: z.string().optional() }).optional(),
      }),
    )
    .min(1),
);

/** Asks borgmatic for the newest archive of every repository of its configuration; the worst of them counts. */
async function readBorgmatic(context: CheckContext<unknown>, source: BorgmaticSource): Promise<Reading> {
  const config =
    source.config === undefined ? [] : (['--config', expandPath(source.config, context.macros)] as const);
  const quiet = ['--verbosity', '-1', '--syslog-verbosity', '-1'];
  // Who made an archive is told only when asked for. Of those of other machines some may be newer.
  const list = ['list', '--json', '--last', '20', '--format', '{hostname}'];
  // borg gives times without a zone.
  const ask = (...argv: string[]) =>
    askTool(context, ['borgmatic', ...config, ...quiet, ...argv], { TZ: 'UTC' });
  const outcome = await ask(...list);
  const host = expandMacros(source.host ?? '$host$', context.macros);
  const lists = listsIn(outcome);
  if (!lists) return judgeBorgmatic(outcome, context.timeout, host);
  const filesOf = async (location: string | undefined, archive: string | undefined) => {
    if (location === undefined || archive === undefined) return undefined;
    const info = await ask('info', '--json', '--repository', location, '--archive', archive);
    const [one] = listsIn(info)?.flatMap(({ archives }) => archives) ?? [];
    return one?.stats && one.stats.nfiles > 0;
  };
  const readings: Reading[] = [];
  for (const { archives, repository } of lists) {
    const found: FoundBackup[] = archives.map(foundArchive);
    readings.push(
      await newestWithFiles('borgmatic', found, { host }, ({ id }) => filesOf(repository?.location, id)),
    );
  }
  return worstOf(readings);
}

/**
 * What a run of `borgmatic list --json` under TZ=UTC says; `timeout` in seconds, `host` if only its archives count. Every
 * error is exit code 1.
 */
export function judgeBorgmatic(outcome: ProcessOutcome, timeout: number, host?: string): Reading {
  if (outcome.kind !== 'exited') return toolFailed('borgmatic', outcome, timeout, '');
  if (outcome.code === 0) return readLists(outcome, host);
  // Below its words stands a traceback of its logging where there is no syslog, with errors that are not borg's.
  const [words = ''] = outcome.stderr.split('--- Logging error ---');
  if (/Failed to create\/acquire the lock/i.test(words)) return { kind: 'locked' };
  if (/passphrase supplied .* is incorrect/i.test(words)) return passphraseProblem('borgmatic', 'wrong');
  // Later ones (seen with 1.9.14) run it themselves, before anything else, and show it as a list; borg's own commands are tuples.
  const early = /Error getting local Borg version\s+\S+ Command '\[/i;
  if (/Passcommand supplied .* failed/i.test(words) || early.test(words))
    return passphraseProblem('borgmatic', 'command');
  if (/passphrase .*(?:required|needed)|can not acquire a passphrase/i.test(words))
    return passphraseProblem('borgmatic', 'missing');
  if (/previously unknown unencrypted repository/i.test(words))
    return unreadable(
      message('backups.reason.first-access'),
      message('backups.remedy.ask-borg'),
      'borgmatic list',
    );
  if (/No valid configuration files found/i.test(words))
    return unreadable(
      message('backups.reason.no-configuration', { tool: 'borgmatic' }),
      message('backups.remedy.permission'),
    );
  const network = networkProblem(words);
  if (network) return network;
  if (/Permission denied/i.test(words)) return notPermitted('borgmatic');
  const lost = /Repository (.*) does not exist/i.exec(words)?.[1];
  if (lost !== undefined && mayBeUnplugged(lost)) return { kind: 'unreachable' };
  if (lost !== undefined || /is not a valid repository/i.test(words)) return noRepository('borgmatic');
  // Below borgmatic's own words stands a traceback; the first line is the one that says something.
  const [first = ''] = words.trim().split('\n');
  return toolFailed('borgmatic', { ...outcome, stderr: first }, timeout, '');
}

function readLists(outcome: ProcessOutcome, host: string | undefined): Reading {
  const lists = listsIn(outcome);
  if (!lists) return notUnderstood('borgmatic');
  return worstOf(lists.map(({ archives }) => newestFound('borgmatic', archives.map(foundArchive), { host })));
}

/** The repositories of a whole answer. */
function listsIn(outcome: ProcessOutcome): z.infer<typeof ListSchema> | undefined {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined;
  const lists = ListSchema.safeParse(parseJson(outcome.stdout));
  return lists.success ? lists.data : undefined;
}
