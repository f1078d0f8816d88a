import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { askTool } from '../read/ask';
import { textOf } from '../read/folder';
import { notUnderstood, parseTime, type Reading, toolFailed, unreadable } from '../read/reading';
import { below } from '../read/traces';
import { name } from './fields';
import { defineBackupTool } from './tool';

export const dejaDup = defineBackupTool({
  id: 'deja-dup',
  title: 'backups.deja-dup.title',
  platforms: ['linux'],
  schema: z.strictObject({ name }),
  programs: ['deja-dup'],
  start: { command: 'deja-dup --backup', settings: 'backup' },
  // The person's settings, of all programs together, and where they are without dconf.
  dependence: ({ macros }) => below(macros.home, database, textFile),
  read: readDejaDup,
});

/** Where GNOME keeps settings: dconf's database and, where that is not used, a text file. */
const database = '.config/dconf/user';
const textFile = '.config/glib-2.0/settings/keyfile';

/** Asks Déjà Dup's settings when it last made a backup; the repository itself is not touched. */
async function readDejaDup(context: CheckContext<unknown>): Promise<Reading> {
  const outcome = await askTool(context, ['gsettings', 'get', 'org.gnome.DejaDup', 'last-backup']);
  const reading = judgeDejaDup(outcome, context.timeout);
  return reading.kind === 'empty' ? readable(context) : reading;
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
