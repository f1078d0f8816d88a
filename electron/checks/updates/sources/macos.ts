import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { wordsOf } from '../../processFailure';
import type { Pending, PendingUpdate } from '../facts';
import {
  ask,
  begin,
  failed,
  indexAt,
  linesOf,
  notUnderstood,
  type PackageSource,
  quarterDay,
} from './source';

const settings = '/Library/Preferences/com.apple.SoftwareUpdate';

/** What macOS found at its last own scan. "Recommended" does not mean security, so nothing is marked. */
export const macos: PackageSource = {
  id: 'macos',
  name: 'macOS',
  marksSecurity: false,
  commands: { show: 'softwareupdate --list', refresh: 'softwareupdate --list' },
  applies: async ({ system }) => system === 'mac',
  // What each of its scans and installations leaves, by Apple's descriptions; never tried on a Mac.
  traces: async () => ({
    needed: [['Library/Preferences/com.apple.SoftwareUpdate.plist']],
    also: [
      'Library/Updates',
      'Library/Receipts/InstallHistory.plist',
      'System/Library/CoreServices/SystemVersion.plist',
    ],
  }),
  holds: quarterDay,
  async gather(context) {
    const timeout = begin(context, 'macOS');
    const pending = readSoftwareupdate(
      await ask(context, ['softwareupdate', '--list', '--no-scan']),
      timeout,
    );
    const scanned = await ask(context, ['defaults', 'read', settings, 'LastSuccessfulDate']);
    return { source: 'macos', index: indexAt(scanDate(scanned)), pending };
  },
};

/** What the list said; titles are localised, the words before them are not. `timeout` in seconds. */
export function readSoftwareupdate(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return failed('softwareupdate', outcome, timeout);
  if (outcome.truncated) return notUnderstood('softwareupdate');
  const said = linesOf(`${outcome.stdout}\n${outcome.stderr}`).map((line) => line.trim());
  const complaint = said.find((line) => /\berror\b|\bcan[\u2019']t\b|\bfailed\b/i.test(line));
  if (complaint !== undefined)
    return { kind: 'unknown', reason: message('updates.incomplete', { words: wordsOf(complaint) }) };
  const labels = said.flatMap((line) => /^\* (?:Label: )?(\S.*)$/.exec(line)?.[1] ?? []);
  const details = said.filter((line) => /^Title: .*\bSize: \d+/.test(line));
  const none = said.includes('No new software available.');
  // Each label has its line of details; a list that ends in between is not whole.
  if (none ? labels.length > 0 : labels.length === 0 || details.length !== labels.length)
    return notUnderstood('softwareupdate');
  const updates: PendingUpdate[] = labels.map((id) => ({ id, security: false }));
  return { kind: 'known', updates };
}

/** Epoch seconds of `2026-01-15 08:30:00 +0000`; undefined when there is no such answer. */
export function scanDate(outcome: ProcessOutcome): number | undefined {
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined;
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(outcome.stdout.trim());
  if (!match) return undefined;
  const [, date, time, hours, minutes] = match;
  const parsed = Date.parse(`${date}T${time}${hours}:${minutes}`);
  return Number.isNaN(parsed) ? undefined : parsed / 1000;
}
