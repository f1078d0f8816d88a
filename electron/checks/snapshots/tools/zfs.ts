import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { newestOf, noRepository, notUnderstood, type Reading } from '../../backups/read/reading';
import { defineSourceTool } from '../../backups/tools/tool';
import { askInUtc, failure, linesOf, name, type SnapshotTool } from './answers';

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
      return judgeZfs(await askInUtc(context, 'zfs', ...get), context.timeout);
    },
  }),
  where: 'zfs a `dataset` with those below it (default: all)',
};

/**
 * `zfs get -rHp -o name,value creation`: a tab between the columns, the value in epoch seconds. Beside the snapshots, which
 * have an `@`, it names what they were made of, so that an answer is never empty.
 */
export function judgeZfs(outcome: ProcessOutcome, timeout: number): Reading {
  const failed = failure('zfs', outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('zfs');
  const rows = linesOf(outcome.stdout).map((line) => /^([^\t]+)\t(\d{9,11})$/.exec(line));
  if (rows.length === 0) return noRepository('zfs');
  if (rows.some((row) => row === null)) return notUnderstood('zfs');
  const snapshots = rows.filter((row) => row?.[1]?.includes('@'));
  return newestOf(
    'zfs',
    snapshots.map((row) => Number(row?.[2])),
  );
}
