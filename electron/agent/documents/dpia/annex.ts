import { message } from '../../../../shared/message';
import { maskText } from '../../../policy/secrets';
import type { Row, Section } from '../../../privacy/sheet';
import { recipient } from '../../consent/notice';
import type { Plan, PlanEntry } from '../../plan/plan';
import type { Rows } from './rows';

/** Everything about one check that the notice says, and the command where it is IT's own. */
export function annexSection(entry: PlanEntry, plan: Plan, { row, t }: Rows): Section {
  const { id, service, check } = entry;
  return {
    id: `annex ${id}`,
    heading: t.render(message('dpia.annex', { title: t.text(entry.title) })),
    rows: [
      row('entry', message('dpia.annex.entry'), [message('dpia.annex.entry.text', { id, service })]),
      row('check', message('dpia.annex.check'), [check.id]),
      ...command(entry, { row }),
      row('purpose', message('dpia.annex.purpose'), [t.text(entry.purpose)]),
      row(
        'collects',
        message('dpia.annex.collects'),
        check.collects.map((collected) => message(collected)),
      ),
      row('recipient', message('dpia.annex.recipient'), [
        plan.localOnly ? message('privacy.recipient.nobody') : recipient(plan),
      ]),
      row('need', message('dpia.annex.need'), [
        message('dpia.annex.need.text', { need: entry.required ? 'required' : 'optional' }),
      ]),
      row('basis', message('dpia.annex.basis'), [message(`privacy.legal-basis.${entry.legalBasis}`)]),
      row('interval', message('dpia.annex.interval'), [t.duration(entry.interval)]),
      row('freshness', message('dpia.annex.freshness'), [t.duration(entry.freshness)]),
      row('retention', message('dpia.annex.retention'), [t.duration(entry.retention)]),
    ],
  };
}

/** What a program of IT's collects is known by its command line alone. */
function command({ check, options }: PlanEntry, { row }: Pick<Rows, 'row'>): Row[] {
  if (check.kind !== 'custom') return [];
  return [row('command', message('dpia.annex.command'), [maskText(JSON.stringify(options))])];
}
