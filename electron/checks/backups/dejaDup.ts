import { message } from '../../../shared/message';
import type { Outcome } from '../../platform/process';
import type { CheckContext } from '../check';
import { askTool } from './ask';
import { notUnderstood, parseTime, type Reading, toolFailed, unreadable } from './reading';

/** Asks Déjà Dup's settings when it last made a backup; the repository itself is not touched. */
export async function readDejaDup(context: CheckContext<unknown>): Promise<Reading> {
  const outcome = await askTool(context, ['gsettings', 'get', 'org.gnome.DejaDup', 'last-backup']);
  return judgeDejaDup(outcome, context.timeout);
}

/**
 * What `gsettings get org.gnome.DejaDup last-backup` says: an ISO 8601 time in quotes, empty before the first backup;
 * `timeout` in seconds. Source: the key's description in Déjà Dup's schema.
 */
export function judgeDejaDup(outcome: Outcome, timeout: number): Reading {
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
