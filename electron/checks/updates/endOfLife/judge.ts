import { message } from '../../../../shared/message';
import type { ServiceState } from '../../../../shared/states';
import { formatMetric } from '../../../plugins/perfdata';
import type { EndOfLifeFacts } from '../facts';
import type { UpdatesThresholds } from '../thresholds';
import { unknownVerdict, type Verdict } from '../verdict';

/** How long the system is still supported. */
export function judgeEndOfLife(facts: EndOfLifeFacts, thresholds: UpdatesThresholds, now: number): Verdict {
  const { system } = facts;
  if (facts.kind === 'unknown') {
    return { ...unknownVerdict(message('updates.end-of-life.unknown', { system })), notApplicable: true };
  }
  const left = facts.end - now;
  const warning = thresholds.endOfLife.warning;
  const state: ServiceState = left <= 0 ? 'critical' : left <= warning ? 'warning' : 'ok';
  const ids = {
    critical: 'updates.end-of-life.over',
    warning: 'updates.end-of-life.soon',
    ok: 'updates.end-of-life.fine',
    unknown: 'updates.end-of-life.unknown',
  } as const;
  const range = (start: number) => ({ start, end: Number.POSITIVE_INFINITY, inside: false });
  const said = message(ids[state], { system, date: facts.lastDay, left: { duration: left } });
  const { table } = facts;
  const text = table ? message('updates.end-of-life.table', { said: { message: said }, table }) : said;
  return {
    evidence: [{ state, message: text }],
    remedy: state === 'ok' ? [] : [{ message: message('updates.end-of-life.remedy'), settings: 'updates' }],
    perfdata: [
      formatMetric({
        label: 'support_left',
        value: Math.floor(left),
        unit: 's',
        warning: range(warning),
        critical: range(0),
      }),
    ],
    ...(state === 'warning' ? { deadline: facts.end } : {}),
  };
}
