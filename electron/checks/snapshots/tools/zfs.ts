import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { noRepository, notUnderstood, type Reading } from '../../backups/read/reading';
import { defineSourceTool } from '../../backups/tools/tool';
import {
  askInUtc,
  failure,
  isOfContainers,
  linesOf,
  name,
  newestOfPerson,
  type SnapshotTool,
} from './answers';

/** A dataset counts with those below it. */
export const zfs: SnapshotTool = {
  ...defineSourceTool({
    id: 'zfs',
    schema: z.strictObject({
      name,
      dataset: z
        .string()
        .regex(/^\w[\w./:-]*$/)
        .optional(),
    }),
    programs: ['zfs'],
    async read(context, source) {
      const dataset = source.dataset === undefined ? [] : [source.dataset];
      // `zfs list` knows exact times only since OpenZFS; `zfs get` has them everywhere.
      const get = ['get', '-rHp', '-o', 'name,value', 'creation', ...dataset] as const;
      const outcome = await askInUtc(context, 'zfs', ...get);
      const snapshots = judgeZfs(outcome, context.timeout);
      if (snapshots.kind !== 'newest') return snapshots;
      const places = await askInUtc(context, 'zfs', 'list', '-H', '-o', 'name,mountpoint');
      const home = datasetAt(context.macros.home, places, source.dataset);
      return judgeZfs(outcome, context.timeout, home);
    },
  }),
  where: 'zfs a `dataset` with those below it (default: all)',
};

/**
 * `zfs get -rHp -o name,value creation`: a tab between the columns, the value in epoch seconds. Beside the snapshots, which
 * have an `@`, it names what they were made of, so that an answer is never empty.
 */
export function judgeZfs(outcome: ProcessOutcome, timeout: number, dataset?: string): Reading {
  const failed = failure('zfs', outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('zfs');
  const rows = linesOf(outcome.stdout).map((line) => /^([^\t]+)\t(\d{9,11})$/.exec(line));
  if (rows.length === 0) return noRepository('zfs');
  if (rows.some((row) => row === null)) return notUnderstood('zfs');
  const found = rows.flatMap((row) => {
    const [of, snapshot] = row?.[1]?.split('@') ?? [];
    if (of === undefined || snapshot === undefined) return [];
    const other = isOfContainers(of) || (dataset !== undefined && of !== dataset);
    return [{ time: Number(row?.[2]), ...(other ? { host: 'other' } : {}) }];
  });
  return newestOfPerson('zfs', found);
}

/** The dataset that a folder is on, of those that are `within` one; a fresh snapshot of another says nothing about it. */
function datasetAt(folder: string, outcome: ProcessOutcome, within?: string): string | undefined {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined;
  const places = linesOf(outcome.stdout).flatMap((line) => {
    const [name = '', mountpoint = ''] = line.split('\t');
    const holds = mountpoint === '/' || folder === mountpoint || folder.startsWith(`${mountpoint}/`);
    return mountpoint.startsWith('/') && holds ? [{ name, mountpoint }] : [];
  });
  const [nearest] = places.sort((left, right) => right.mountpoint.length - left.mountpoint.length);
  const asked = within === undefined || nearest?.name === within || nearest?.name.startsWith(`${within}/`);
  return asked ? nearest?.name : undefined;
}
