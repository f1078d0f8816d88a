import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { processFailure } from '../processFailure';
import { type Looked, unseen } from './information';
import { percent } from './levels';

/** Percent of the inodes in use, by mount point; btrfs, vfat and others have none and are not there. */
export type Inodes = Looked<Readonly<Record<string, number>>>;

/** Asks df again, for inodes: a disk without a free one takes no file, however much room it has. */
export async function askInodes(
  { run, timeout, signal }: Pick<CheckContext<unknown>, 'run' | 'timeout' | 'signal'>,
  which: readonly string[],
): Promise<Inodes> {
  const outcome = await run({ argv: ['df', '-P', '-T', '-i', ...which], timeout, signal });
  if (outcome.kind !== 'exited') return unseen(processFailure('df', outcome, timeout));
  const known = outcome.truncated ? undefined : parseInodes(outcome.stdout);
  return known
    ? { kind: 'seen', facts: known }
    : unseen(message('process.not-understood', { program: 'df' }));
}

/** Reads `df -P -T -i`. Undefined when it is another table, as of a df that knows no inodes. */
function parseInodes(output: string): Record<string, number> | undefined {
  const [heading = '', ...lines] = output.trimEnd().split('\n');
  if (!/^Filesystem +Type +Inodes /.test(heading)) return undefined;
  const known: Record<string, number> = {};
  for (const line of lines) {
    const [, all, used, mount = ''] = /^.+? +\S+ +(\d+) +(\d+) +-?\d+ +(?:\d+%|-) +(\/.*)$/.exec(line) ?? [];
    if (Number(all) > 0) known[mount] = percent(Number(used), Number(all));
  }
  return known;
}
