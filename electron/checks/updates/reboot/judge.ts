import { message } from '../../../../shared/message';
import type { System } from '../../../platform/system';
import { formatMetric } from '../../../plugins/perfdata';
import { restartRemedy } from '../../restart';
import type { RebootFacts } from '../facts';
import type { UpdatesThresholds } from '../thresholds';
import { type FirstSeen, unknownVerdict, upTo, type Verdict } from '../verdict';

/** Whether a restart is pending. */
export function judgeReboot(
  facts: RebootFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
  system: System,
): Verdict {
  if (facts.kind === 'unknown') {
    return facts.asked
      ? unknownVerdict(message('updates.reboot.failed', { reason: { message: facts.why } }))
      : { ...unknownVerdict(facts.why), notApplicable: true };
  }
  const pending = facts.kind === 'pending';
  const perfdata = [
    formatMetric({
      label: 'reboot_pending',
      value: pending ? 1 : 0,
      unit: '',
      warning: upTo(0),
      minimum: 0,
      maximum: 1,
    }),
  ];
  if (!pending)
    return { evidence: [{ state: 'ok', message: message('updates.reboot.none') }], remedy: [], perfdata };
  const deadline = firstSeen(facts.id) + thresholds.reboot.critical;
  const overdue = now >= deadline;
  const id = overdue ? 'updates.reboot.overdue' : 'updates.reboot.pending';
  const text = message(id, { deadline: { date: deadline }, why: { message: facts.why } });
  return {
    evidence: [{ state: overdue ? 'critical' : 'warning', message: text }],
    remedy: facts.kept ? [{ message: message('updates.reboot.kept.remedy') }] : [restartRemedy(system)],
    perfdata,
    deadline,
  };
}
