import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { askTool } from '../read/ask';
import { textOf } from '../read/folder';
import { notUnderstood, parseTime, type Reading, toolFailed, unreadable } from '../read/reading';
import { name } from './fields';
import { defineBackupTool } from './tool';

export const dejaDup = defineBackupTool({
  id: 'deja-dup',
  title: 'backups.deja-dup.title',
  platforms: ['linux'],
  schema: z.strictObject({ name }),
  programs: ['deja-dup'],
  untold: ['what', 'files'],
  start: { command: 'deja-dup --backup', settings: 'backup' },
  // The person's settings, of all programs together, where they are without dconf, and those of a Flatpak or Snap.
  dependence: ({ macros }) => ({
    kind: 'here',
    places: [{ folder: macros.home, traces: { needed: [[database, ...ownFiles]], also: [textFile] } }],
  }),
  read: readDejaDup,
});

/** Where GNOME keeps settings: dconf's database and, where that is not used, a text file. */
const database = '.config/dconf/user';
const textFile = '.config/glib-2.0/settings/keyfile';

/** Where Déjà Dup keeps settings as a Flatpak and as a Snap. */
const ownFiles = [
  '.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile',
  'snap/deja-dup/current/.config/glib-2.0/settings/keyfile',
];

/**
 * Asks the settings of every Déjà Dup here when it last made a backup; the repository itself is not touched. Of several the one
 * with the newest backup is in use, and one that never made any says nothing beside it.
 */
async function readDejaDup(context: CheckContext<unknown>): Promise<Reading> {
  const own: Reading[] = [];
  const looker = { tool: 'deja-dup', context, missing: { kind: 'empty' } as const };
  for (const file of ownFiles) {
    const text = await textOf(looker, expandPath(`~/${file}`, context.macros));
    if (text.kind === 'seen') own.push(lastBackupIn(text.value));
    else if (text.reading.kind !== 'empty') own.push(text.reading);
  }
  const outcome = await askTool(context, ['gsettings', 'get', 'org.gnome.DejaDup', 'last-backup']);
  const asked = judgeDejaDup(outcome, context.timeout);
  const system = asked.kind === 'empty' ? await readable(context) : asked;
  const dated = [system, ...own].flatMap((one) => (one.kind === 'newest' ? [one] : []));
  const [newest] = dated.sort((left, right) => right.newest - left.newest);
  const unclear = own.find(({ kind }) => kind === 'unknown');
  return newest ?? unclear ?? (own.length > 0 && system.kind === 'unknown' ? { kind: 'empty' } : system);
}

/** What a keyfile of GLib says of the last backup; without it there was none. */
function lastBackupIn(text: string): Reading {
  const group = /^\[org\/gnome\/deja-dup\]\n((?:(?!\[).*\n?)*)/m.exec(text)?.[1] ?? '';
  const value = /^last-backup='([^']*)'$/m.exec(group)?.[1];
  if (value === undefined || value === '') return { kind: 'empty' };
  const time = parseTime(value);
  return time === undefined ? notUnderstood('deja-dup') : { kind: 'newest', newest: time };
}

/** gsettings says without a word that nothing is set where it cannot read the settings, so they are looked at. */
async function readable(context: CheckContext<unknown>): Promise<Reading> {
  const looker = { tool: 'deja-dup', context, missing: { kind: 'empty' } as const };
  for (const place of [database, textFile]) {
    const text = await textOf(looker, expandPath(`~/${place}`, context.macros));
    if (text.kind === 'reading' && text.reading.kind !== 'empty') return text.reading;
    // Source: gvdb-format.h of dconf; on a big-endian machine the words are the other way round.
    const whole = text.kind === 'reading' || text.value === '' || /^(?:GVariant|raVGtnai)/.test(text.value);
    if (place === database && !whole) return notUnderstood('gsettings');
  }
  return { kind: 'empty' };
}

/**
 * What `gsettings get org.gnome.DejaDup last-backup` says: an ISO 8601 time in quotes, empty before the first backup;
 * `timeout` in seconds. Source: the key's description in Déjà Dup's schema.
 */
export function judgeDejaDup(outcome: ProcessOutcome, timeout: number): Reading {
  if (outcome.kind !== 'exited') return toolFailed('gsettings', outcome, timeout, '');
  if (outcome.code !== 0) {
    if (/No such (?:schema|key)|No schemas installed/i.test(outcome.stderr))
      return unreadable(message('backups.reason.no-deja-dup'), message('backups.remedy.no-deja-dup'));
    return toolFailed('gsettings', outcome, timeout, '');
  }
  const value = /^'([^']*)'\n?$/.exec(outcome.stdout)?.[1];
  if (value === '') return { kind: 'empty' };
  const time = value === undefined ? undefined : parseTime(value);
  return time === undefined ? notUnderstood('gsettings') : { kind: 'newest', newest: time };
}
