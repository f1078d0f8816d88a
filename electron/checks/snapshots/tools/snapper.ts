import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { newestOf, notUnderstood, parseTime, type Reading } from '../../backups/read/reading';
import { defineSourceTool } from '../../backups/tools/tool';
import { parseJson } from '../../json';
import { askInUtc, failure, name, type SnapshotTool } from './answers';

export const snapper: SnapshotTool = {
  ...defineSourceTool({
    id: 'snapper',
    schema: z.strictObject({
      name,
      config: z
        .string()
        .regex(/^\w[\w-]*$/)
        .default('root'),
    }),
    programs: ['snapper'],
    async read(context, { config }) {
      const list = ['--utc', '--iso', '--jsonout', '-c', config, 'list', '--columns', 'number,date'];
      const outcome = await askInUtc(context, 'snapper', ...list);
      // Without its service, snapper can look by itself where the account may. 0.10.4 and 0.10.6 say it differently.
      const noService = /dbus fatal exception|\(org\.freedesktop\.DBus\.Error\./i;
      const service = outcome.kind === 'exited' && noService.test(outcome.stderr);
      const second = service ? await askInUtc(context, 'snapper', '--no-dbus', ...list) : outcome;
      return judgeSnapper(second, context.timeout, config);
    },
  }),
  where: 'snapper a `config` (default `root`)',
  example: { config: 'home' },
};

/** `snapper --utc --iso --jsonout list --columns number,date`: number 0 is the present state and no snapshot. */
export function judgeSnapper(outcome: ProcessOutcome, timeout: number, config: string): Reading {
  const failed = failure('snapper', outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('snapper');
  const rows = z.array(z.object({ number: z.number(), date: z.string() })).min(1);
  const list = z.record(z.string(), rows).safeParse(parseJson(outcome.stdout));
  const present = list.success ? list.data[config] : undefined;
  if (!present) return notUnderstood('snapper');
  return newestOf(
    'snapper',
    present.filter(({ number }) => number !== 0).map(({ date }) => parseTime(date, true)),
  );
}
