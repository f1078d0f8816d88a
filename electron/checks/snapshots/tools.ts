import { z } from 'zod';
import type { ProcessOutcome } from '../../platform/processes/process';
import { askTool } from '../backups/read/ask';
import {
  newestOf,
  noRepository,
  notPermitted,
  notUnderstood,
  parseTime,
  type Reading,
  toolFailed,
} from '../backups/read/reading';
import type { CheckContext } from '../check';
import { parseJson } from '../json';
import type { SnapshotSource } from './sources';

/** Asks the source's tool for its newest snapshot. */
export async function readSnapshots(
  context: CheckContext<unknown>,
  source: SnapshotSource,
): Promise<Reading> {
  const run = (...argv: [string, ...string[]]) => askTool(context, argv, { TZ: 'UTC' });
  switch (source.tool) {
    case 'snapper': {
      const list = ['--utc', '--iso', '--jsonout', '-c', source.config, 'list', '--columns', 'number,date'];
      const outcome = await run('snapper', ...list);
      // Without its service, snapper can look by itself where the account may. 0.10.4 and 0.10.6 say it differently.
      const noService = /dbus fatal exception|\(org\.freedesktop\.DBus\.Error\./i;
      const service = outcome.kind === 'exited' && noService.test(outcome.stderr);
      const second = service ? await run('snapper', '--no-dbus', ...list) : outcome;
      return judgeSnapper(second, context.timeout, source.config);
    }
    case 'btrfs':
      return judgeBtrfs(await run('btrfs', 'subvolume', 'list', '-s', source.path), context.timeout);
    case 'zfs': {
      const dataset = source.dataset === undefined ? [] : [source.dataset];
      // `zfs list` knows exact times only since OpenZFS; `zfs get` has them everywhere.
      const get = ['get', '-rHp', '-o', 'name,value', 'creation', ...dataset] as const;
      return judgeZfs(await run('zfs', ...get), context.timeout);
    }
  }
}

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

const btrfsLine = /^ID \d+ gen \d+ cgen \d+ top level \d+ otime (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) path .+$/;

/** `btrfs subvolume list -s` under TZ=UTC. */
export function judgeBtrfs(outcome: ProcessOutcome, timeout: number): Reading {
  const failed = failure('btrfs', outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('btrfs');
  return newestOf(
    'btrfs',
    linesOf(outcome.stdout).map((line) => parseTime(btrfsLine.exec(line)?.[1] ?? '', true)),
  );
}

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

/** A last line without its end was cut off; it is kept with a mark that no line has. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return rest === '' ? lines : [...lines, ''];
}

function failure(tool: string, outcome: ProcessOutcome, timeout: number): Reading | undefined {
  if (outcome.kind !== 'exited') return toolFailed(tool, outcome, timeout, '');
  const { code, stderr } = outcome;
  if (code === 0) return outcome.truncated ? notUnderstood(tool) : undefined;
  if (/not permitted|permission|No permissions/i.test(stderr)) return notPermitted(tool);
  if (/not found|does not exist|not a btrfs filesystem|can't access/i.test(stderr)) return noRepository(tool);
  return toolFailed(tool, outcome, timeout, '');
}
