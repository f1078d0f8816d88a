import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { processFailure } from '../processFailure';
import { ask, type Looked, unseen } from './information';
import { type Levels, levelsSchema, metric, percent, stateOf } from './levels';
import { cannotTell, type Observation, verdictOf } from './verdict';

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
    .strictObject({ used: levelsSchema({ warning: '90', critical: '95' }).describe('Percent of each disk.') })
    .prefault({}),
);

const MountSchema = z.lazy(() =>
  z.object({
    mount: z.string(),
    size: z.number().positive(),
    used: z.number().min(0),
    available: z.number().min(0),
  }),
);
/** Bytes. */
export type Mount = z.infer<typeof MountSchema>;

/** `wanted`: what the policy names, so that a missing one shows. */
export interface DiskFacts {
  wanted: readonly string[];
  looked: Looked<Mount[]>;
}

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
  const looked =
    currentSystem() === 'linux' ? await runDf(context, wanted) : await askLibrary(context, wanted);
  if (looked.kind === 'unseen') return { wanted, looked };
  const counted = looked.facts.filter(({ mount }) => !exclude.includes(mount));
  return { wanted, looked: { kind: 'seen', facts: counted } };
}

/** The library would start df in a shell and wait for a dead network disk for ever. */
async function runDf(
  context: CheckContext<DiskOptions>,
  wanted: readonly string[],
): Promise<Looked<Mount[]>> {
  const { timeout, signal } = context;
  // -l leaves out network disks, which may hang; one that the policy names is asked for.
  const outcome = await context.run({
    argv: ['df', '-P', '-T', '-B1', ...(wanted.length > 0 ? ['--', ...wanted] : ['-l'])],
    timeout,
    signal,
  });
  if (outcome.kind !== 'exited') return unseen(processFailure('df', outcome, timeout));
  const mounts = outcome.truncated ? [] : parseDf(outcome.stdout, wanted.length > 0);
  // df ends with 1 when one of several cannot be read, and still lists the others.
  if (!mounts) return unseen(message('process.not-understood', { program: 'df' }));
  if (mounts.length === 0) return unseen(processFailure('df', outcome, timeout));
  return { kind: 'seen', facts: mounts };
}

const pseudo = /^(?:tmpfs|devtmpfs|squashfs|overlay|efivarfs|ramfs|iso9660|udf|erofs|fuse\..*)$/;

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

/** Full is what an ordinary user cannot write to any more: the blocks that are kept for root count as used, as in df. */
export function judgeDisk({ wanted, looked }: DiskFacts, { used }: { used: Levels }): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const observations = looked.facts.map((disk): Observation => {
    const share = percent(disk.used, disk.used + disk.available);
    return {
      state: stateOf(share, used),
      message: message('disk.used', {
        mount: disk.mount,
        percent: share,
        free: Math.round(disk.available / 1e8) / 10,
      }),
      remedy: { message: message('disk.remedy', { mount: disk.mount }), settings: 'storage' },
      perfdata: [
        metric(disk.mount, share, '%', used, { minimum: 0, maximum: 100 }),
        metric(`${disk.mount} used`, disk.used, 'B', {}, { minimum: 0, maximum: disk.size }),
      ],
    };
  });
  const missing = wanted
    .filter((mount) => !looked.facts.some((disk) => disk.mount === mount))
    .map(
      (mount): Observation => ({
        state: 'unknown',
        message: message('disk.missing', { mount }),
        remedy: { message: message('disk.missing.remedy', { mount }) },
      }),
    );
  return verdictOf([...missing, ...observations], message('disk.all-well', { count: observations.length }));
}
