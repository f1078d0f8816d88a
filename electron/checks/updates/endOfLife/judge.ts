import { message } from '../../../../shared/message';
import type { ServiceState } from '../../../../shared/states';
import { formatMetric } from '../../../plugins/perfdata';
import type { EndOfLifeFacts } from '../facts';
import type { UpdatesThresholds } from '../thresholds';
import { unknownVerdict, type Verdict } from '../verdict';

/** How long the system is still supported. */
export function judgeEndOfLife(facts: EndOfLifeFacts, thresholds: UpdatesThresholds, now: number): Verdict {
  const { system } = facts;
  if (facts.kind === 'rolling')
    return {
      evidence: [{ state: 'ok', message: message('updates.end-of-life.rolling', { system }) }],
      remedy: [],
      perfdata: [],
    };
  if (facts.kind === 'open' && now < facts.until) {
    const said = message('updates.end-of-life.open', { system, table: facts.table });
    return { evidence: [{ state: 'ok', message: said }], remedy: [], perfdata: [] };
  }
  if (facts.kind === 'unknown' && facts.base && facts.base.end <= now)
    return judgeEndOfLife({ kind: 'known', system, ...facts.base }, thresholds, now);
  if (facts.kind !== 'known') return notKnown(facts);
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

/** Never a reason to say that all is well: nobody would notice the end. */
function notKnown(facts: Exclude<EndOfLifeFacts, { kind: 'known' }>): Verdict {
  const { system } = facts;
  const base = facts.kind === 'unknown' ? facts.base : undefined;
  const text = base
    ? message('updates.end-of-life.unknown.base', { system, base: base.name, date: base.lastDay })
    : message('updates.end-of-life.unknown', { system });
  return unknownVerdict(text, [{ message: message('updates.end-of-life.unknown.remedy') }]);
}
