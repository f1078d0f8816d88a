import { access } from 'node:fs/promises';
import path from 'node:path';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { Pending, PendingUpdate } from '../facts';
import { ask, begin, failed, linesOf, notUnderstood, type PackageSource, quarterDay } from './source';

/** Snap, only where its service runs: without it the program waits for an answer that never comes. */
export const snap: PackageSource = {
  id: 'snap',
  name: 'Snap',
  marksSecurity: false,
  commands: { install: 'sudo snap refresh', show: 'snap refresh --list' },
  applies: async ({ root }) =>
    access(path.join(root, 'run/snapd.socket')).then(
      () => true,
      () => false,
    ),
  // What is installed. The store's side shows nowhere, and snapd itself asks it four times a day.
  traces: async () => ({
    needed: [['var/lib/snapd/snaps']],
    also: ['usr/bin/snap', 'var/lib/snapd/snaps/*', 'snap/*/current', 'var/lib/snapd/snap/*/current'],
  }),
  holds: quarterDay,
  async gather(context) {
    const timeout = begin(context, 'Snap');
    const outcome = await ask(context, ['snap', 'refresh', '--list', '--color=never', '--unicode=never']);
    // snapd asks the store itself, as it does several times a day.
    return { source: 'snap', index: { kind: 'live' }, pending: readSnap(outcome, timeout) };
  },
};

const heading = /^Name\s+Version\s+Rev\b/;

/** What `snap refresh --list` said: a table, or its one sentence for "none", on either stream; `timeout` in seconds. */
export function readSnap(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return failed('snap', outcome, timeout);
  if (outcome.truncated || /^error:/m.test(outcome.stderr)) return notUnderstood('snap');
  const said = linesOf(`${outcome.stdout}\n${outcome.stderr}`).map((line) => line.trim());
  if (said.length === 1 && said[0] === 'All snaps up to date.') return { kind: 'known', updates: [] };
  const [first, ...rows] = linesOf(outcome.stdout);
  if (!first || !heading.test(first) || rows.length === 0) return notUnderstood('snap');
  const updates: PendingUpdate[] = [];
  for (const row of rows) {
    const match = /^([a-z0-9-]+(?:_\w+)?)\s+\S+\s+\S*\d\S*\s+\S+\s+\S+/.exec(row);
    if (!match?.[1]) return notUnderstood('snap');
    updates.push({ id: match[1], security: false });
  }
  return { kind: 'known', updates };
}
