import path from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandPath } from '../../macros';
import type { Traces } from '../../stamp';
import { askTool } from '../read/ask';
import { textOf } from '../read/folder';
import { newestFound, type Owner } from '../read/found';
import { networkProblem } from '../read/network';
import {
  notPermitted,
  notUnderstood,
  parseTime,
  passphraseProblem,
  type Reading,
  toolFailed,
  unreadable,
} from '../read/reading';
import { secretEnvironment } from '../read/secret';
import { alone, type Dependence, elsewhere } from '../read/traces';
import { name, passphrase, place } from './fields';
import { defineBackupTool } from './tool';

const KopiaSourceSchema = z.strictObject({
  name,
  config: place.optional().describe("Configuration file of the connection; default: kopia's own."),
  path: place.optional().describe('Only snapshots of this folder.'),
  passphrase,
});
type KopiaSource = z.infer<typeof KopiaSourceSchema>;

export const kopia = defineBackupTool({
  id: 'kopia',
  title: 'backups.kopia.title',
  platforms: ['linux', 'darwin', 'win32'],
  schema: KopiaSourceSchema,
  programs: ['kopia'],
  untold: ['what'],
  start: { command: 'kopia snapshot create --all' },
  dependence,
  read: readKopia,
});

/**
 * kopia finds a snapshot only through its index blobs, `x...` or `n...`, in folders that begin like them. Known from its
 * design and never run by us, so they only tell of new backups and do not vouch that there is none.
 */
const traces: Traces = { needed: [], also: ['kopia.repository*', 'x*/**', 'n*/**'] };

const ConfigSchema = z.lazy(() =>
  z.object({
    storage: z.object({ type: z.string(), config: z.object({ path: z.string().optional() }) }),
  }),
);

/** Only the connection's own file says where kopia's repository is. */
async function dependence(context: CheckContext<unknown>, source: KopiaSource): Promise<Dependence> {
  const config = expandPath(source.config ?? '~/.config/kopia/repository.config', context.macros);
  const text = await textOf({ tool: 'kopia', context }, config);
  const parsed = ConfigSchema.safeParse(text.kind === 'seen' ? parseJson(text.value) : undefined);
  if (!parsed.success) return elsewhere();
  const { type, config: where } = parsed.data.storage;
  if (type !== 'filesystem' || !where.path || !path.isAbsolute(where.path)) return elsewhere(alone(config));
  return elsewhere(alone(config), { folder: where.path, traces });
}

const SnapshotsSchema = z.lazy(() =>
  z.array(
    z.object({
      endTime: z.string(),
      /** Why a snapshot is not whole, such as "checkpoint"; the JSON list holds those too. */
      incomplete: z.string().optional(),
      source: z
        .object({ path: z.string(), host: z.string().optional(), userName: z.string().optional() })
        .optional(),
      rootEntry: z.object({ summ: z.object({ files: z.number().optional() }).optional() }).optional(),
    }),
  ),
);

/** Asks kopia for the snapshots of this person on this machine, in the repository that kopia is connected to. */
async function readKopia(
  context: CheckContext<unknown>,
  source: KopiaSource,
  name: string,
): Promise<Reading> {
  const secret = await secretEnvironment(context, source.passphrase, name, 'KOPIA_PASSWORD');
  if (secret.kind === 'reading') return secret.reading;
  const config: Record<string, string> =
    source.config === undefined ? {} : { KOPIA_CONFIG_PATH: expandPath(source.config, context.macros) };
  const outcome = await askTool(context, ['kopia', 'snapshot', 'list', '--json'], {
    ...secret.environment,
    ...config,
    KOPIA_CHECK_FOR_UPDATES: 'false',
  });
  const folder = source.path === undefined ? undefined : expandPath(source.path, context.macros);
  return judgeKopia(outcome, context.timeout, folder, context.macros);
}

/**
 * What `kopia snapshot list --json` says; `timeout` in seconds. The list holds incomplete snapshots and, whatever
 * folder is asked for, those of every folder (kopia issues 5326 and 1214), so both are sorted out here.
 */
export function judgeKopia(
  outcome: ProcessOutcome,
  timeout: number,
  folder?: string,
  owner: Owner = {},
): Reading {
  // Where the repository is, only kopia knows; a remote one that does not answer shows as a time-out.
  if (outcome.kind !== 'exited') return toolFailed('kopia', outcome, timeout, '');
  const words = outcome.stderr;
  if (outcome.code !== 0) {
    if (/not connected/i.test(words))
      return unreadable(message('backups.reason.not-connected'), message('backups.remedy.not-connected'));
    if (/invalid repository password/i.test(words)) return passphraseProblem('kopia', 'wrong');
    if (/password.*(?:required|not found|prompt)|unable to get password|inappropriate ioctl/i.test(words))
      return passphraseProblem('kopia', 'missing');
    const network = networkProblem(words);
    if (network) return network;
    if (/permission denied/i.test(words)) return notPermitted('kopia');
    return toolFailed('kopia', outcome, timeout, '');
  }
  const list = SnapshotsSchema.safeParse(parseJson(outcome.stdout));
  if (!list.success) return notUnderstood('kopia');
  const found = list.data
    .filter(({ source }) => folder === undefined || source?.path === folder)
    .map(({ endTime, incomplete, source, rootEntry }) => ({
      time: parseTime(endTime),
      host: source?.host,
      user: source?.userName,
      whole: !incomplete,
      // Without a single file, as of a folder that was not mounted, it is no backup.
      files: rootEntry?.summ?.files,
    }));
  // kopia lists only what its own connection made, which may carry another name than this machine's.
  const makers = new Set(found.map(({ host, user }) => `${user}@${host}`));
  return newestFound('kopia', found, makers.size > 1 ? owner : {});
}
