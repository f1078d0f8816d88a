import type { SentView } from '../../../shared/privacyViews';
import { readRecorded } from '../../icinga/recorded';
import type { Journal } from '../../store/journal';
import { isWithin } from '../plan/hours';
import type { Plan } from '../plan/plan';

/** The journal as the person reads it, newest first. */
export function sentView(journal: Pick<Journal, 'entries'>, { hours }: Plan): SentView {
  const requests = journal
    .entries()
    .toReversed()
    .map((entry) => ({ ...entry, kind: readRecorded(entry).kind }));
  const since = requests.at(-1)?.at;
  return {
    requests,
    ...(since === undefined ? {} : { since }),
    ...(hours ? { outsideHours: requests.filter(({ at }) => !isWithin(at, hours)).length } : {}),
  };
}
