import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck } from '../check';
import { processFailure } from '../processFailure';
import { pseudo, unreadDisks } from './dfErrors';
import { type DiskFacts, type Mount, MountSchema } from './diskFacts';
import { judgeDisk } from './diskJudge';
import { ask, type Looked, unseen } from './information';
import { askInodes } from './inodes';
import { levelsSchema } from './levels';

const DiskOptionsSchema = z.lazy(() =>
  z
    .strictObject({
      mounts: z
        .array(z.string().regex(/^(\/|[A-Za-z]:)/, 'config.expected.mount'))
        .min(1)
        .optional()
        .describe('Only these mount points (on Windows drives such as `C:`); default: every local disk.'),
      exclude: z.array(z.string().min(1)).default([]).describe('Mount points that do not count.'),
    })
    .prefault({}),
);
type DiskOptions = z.infer<typeof DiskOptionsSchema>;

const DiskThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      used: levelsSchema({ warning: '90', critical: '95' }).describe('Percent of each disk.'),
      inodes: levelsSchema({ warning: '90', critical: '95' }).describe(
        'Percent of the files that a disk can hold (Linux), where it has such a limit.',
      ),
    })
    .prefault({}),
);

/** How full the disks are. */
export const diskCheck = defineCheck({
  id: 'disk',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'disk.title',
  purpose: 'system.purpose',
  collects: ['disk.collects'],
  options: DiskOptionsSchema,
  thresholds: DiskThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherDisk,
  judge: judgeDisk,
});

export async function gatherDisk(context: CheckContext<DiskOptions>): Promise<DiskFacts> {
  const { mounts: wanted = [], exclude } = context.options;
  const facts: DiskFacts =
    currentSystem() === 'linux'
      ? await runDf(context, wanted)
      : { wanted, looked: await askLibrary(context, wanted) };
  if (facts.looked.kind === 'unseen') return facts;
  const counted = facts.looked.facts.filter(({ mount }) => !exclude.includes(mount));
  const unread = (facts.unread ?? []).filter(({ mount = '' }) => !exclude.includes(mount));
  return { ...facts, looked: { kind: 'seen', facts: counted }, unread };
}

/** The library would start df in a shell and wait for a dead network disk for ever. */
async function runDf(context: CheckContext<DiskOptions>, wanted: readonly string[]): Promise<DiskFacts> {
  const { timeout, signal } = context;
  // -l leaves out network disks, which may hang; one that the policy names is asked for.
  const which = wanted.length > 0 ? ['--', ...wanted] : ['-l'];
  const outcome = await context.run({ argv: ['df', '-P', '-T', '-B1', ...which], timeout, signal });
  const failed = { wanted, looked: unseen(processFailure('df', outcome, timeout)) };
  if (outcome.kind !== 'exited') return failed;
  const mounts = outcome.truncated ? undefined : parseDf(outcome.stdout, wanted.length > 0);
  if (!mounts) return { wanted, looked: unseen(message('process.not-understood', { program: 'df' })) };
  if (mounts.length === 0) return failed;
  // df ends with 1 when one of several cannot be read, and still lists the others.
  const unread =
    outcome.code === 0 || wanted.length > 0 ? [] : await unreadDisks(outcome.stderr, context.root);
  return { wanted, looked: { kind: 'seen', facts: mounts }, unread, inodes: await askInodes(context, which) };
}

/**
 * Reads `df -P -T -B1`: one device is told once, at its shortest mount point. What has no size is left out. Undefined
 * when there is a line of another form.
 */
export function parseDf(output: string, every: boolean): Mount[] | undefined {
  const byDevice = new Map<string, Mount>();
  const [heading = '', ...lines] = output.trimEnd().split('\n');
  if (heading !== '' && !/^Filesystem +Type +/.test(heading)) return undefined;
  for (const line of lines) {
    const match = /^(.+?) +(\S+) +(-|\d+) +(-|\d+) +(-|\d+) +(?:\d+%|-) +(\/.*)$/.exec(line);
    if (!match) return undefined;
    const [, device = '', type = '', size, used, available, mount = ''] = match;
    if (!(Number(size) > 0) || (!every && pseudo.test(type))) continue;
    const key = every ? mount : device;
    const known = byDevice.get(key);
    if (known && known.mount.length <= mount.length) continue;
    byDevice.set(key, { mount, size: Number(size), used: Number(used), available: Number(available) });
  }
  return [...byDevice.values()];
}

async function askLibrary(
  context: CheckContext<DiskOptions>,
  wanted: readonly string[],
): Promise<Looked<Mount[]>> {
  const looked = await ask(context, z.array(MountSchema).min(1), (library) => library.fsSize());
  if (looked.kind === 'unseen' || wanted.length === 0) return looked;
  const named = looked.facts.filter(({ mount }) => wanted.includes(mount));
  return { kind: 'seen', facts: named };
}
