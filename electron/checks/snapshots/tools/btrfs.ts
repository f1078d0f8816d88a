import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { notUnderstood, parseTime, type Reading } from '../../backups/read/reading';
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

export const btrfs: SnapshotTool = {
  ...defineSourceTool({
    id: 'btrfs',
    schema: z.strictObject({ name, path: z.string().startsWith('/').default('/') }),
    programs: ['btrfs'],
    async read(context, { path }) {
      return judgeBtrfs(await askInUtc(context, 'btrfs', 'subvolume', 'list', '-s', path), context.timeout);
    },
  }),
  where: 'btrfs the `path` of the mounted file system (default `/`)',
};

const btrfsLine = /^ID \d+ gen \d+ cgen \d+ top level \d+ otime (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) path (.+)$/;

/** `btrfs subvolume list -s` under TZ=UTC. */
export function judgeBtrfs(outcome: ProcessOutcome, timeout: number): Reading {
  const failed = failure('btrfs', outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('btrfs');
  const found = linesOf(outcome.stdout).map((line) => {
    const [, time = '', path = ''] = btrfsLine.exec(line) ?? [];
    return { time: parseTime(time, true), ...(isOfContainers(path) ? { host: 'containers' } : {}) };
  });
  return newestOfPerson('btrfs', found);
}
