import type { Diagnosis } from '../../../shared/diagnosis';
import { message, type Param } from '../../../shared/message';
import { openConsent } from '../consent/consent';
import { localCard } from '../consent/notice';
import type { PlanEntry } from '../plan/plan';
import { type DoctorParts, fine, warning } from './diagnosis';

/** Whether each check may run, has run, and could look. What it found is no matter of the doctor's. */
export function examineChecks({
  plan,
  paths,
  state,
  clock,
}: Pick<DoctorParts, 'plan' | 'paths' | 'state' | 'clock'>): Diagnosis[] {
  if (plan.entries.length === 0) {
    return [warning('checks', message('ui.no-checks'), message('doctor.checks.none.remedy'))];
  }
  const gate = openConsent({
    stateFolder: paths.state,
    plan,
    version: '',
    clock,
    report: () => undefined,
  }).gate();
  return plan.entries.map((entry) => {
    const title = titleOf(entry);
    const card = gate.cards.find(({ id }) => id === (plan.localOnly ? localCard : entry.id));
    if (card?.answer?.choice === 'declined')
      return fine('checks', message('doctor.check.declined', { title }));
    if (!gate.allowed(plan.localOnly ? localCard : entry.id)) {
      return warning(
        'checks',
        message('doctor.check.unanswered', { title }),
        message('doctor.check.unanswered.remedy'),
      );
    }
    const stored = state.results.get(entry.id)?.result;
    if (!stored) {
      return warning(
        'checks',
        message('doctor.check.never', { title }),
        message('doctor.check.never.remedy'),
      );
    }
    if (stored.state === 'unknown') {
      const [first] = stored.remedy;
      return warning(
        'checks',
        message('doctor.check.blind', { title, summary: { message: stored.summary } }),
        first?.message ?? message('doctor.check.blind.remedy', { entry: entry.id }),
      );
    }
    return fine('checks', message('doctor.check', { title, at: { date: stored.ended } }));
  });
}

/** As IT called it in English, or by its own name. */
function titleOf({ title }: PlanEntry): Param {
  return 'id' in title ? { message: message(title.id) } : title.en;
}
