import { type Message, message } from '../../../../shared/message';
import type { Row, Section } from '../../../privacy/sheet';
import type { Plan, PlanEntry } from '../../plan/plan';
import type { Rows } from './rows';

/** Which controls of ISO/IEC 27001:2022, Annex A, the configured checks give evidence for; none that nothing serves. */
export function isoSection(plan: Plan, rows: Rows): Section {
  const { row, t, list } = rows;
  const titles = (fits: (entry: PlanEntry) => boolean) =>
    plan.entries.filter(fits).map(({ title }) => t.text(title));
  const updates = titles(({ check }) => check.kind === 'updates');
  const control = (id: 'A.5.7' | 'A.8.1' | 'A.8.8' | 'A.8.13', of: string[]): Row[] =>
    of.length > 0 ? [row(id, name(id), [message(`dpia.iso.${id}.text`, { titles: list(of) })])] : [];
  return {
    id: 'iso',
    heading: t.render(message('dpia.iso')),
    rows: [
      ...control('A.5.7', updates),
      row('A.5.34', name('A.5.34'), [message('dpia.iso.A.5.34.text', { redaction: plan.privacy.redaction })]),
      ...control(
        'A.8.1',
        titles(() => true),
      ),
      ...control('A.8.8', updates),
      ...control(
        'A.8.13',
        titles(({ check }) => check.kind === 'backups'),
      ),
      ...(plan.targets.length > 0
        ? [
            row('A.8.16', name('A.8.16'), [
              message('dpia.iso.A.8.16.text', { targets: list(plan.targets.map((target) => target.name)) }),
            ]),
          ]
        : []),
    ],
  };
}

function name(id: 'A.5.7' | 'A.5.34' | 'A.8.1' | 'A.8.8' | 'A.8.13' | 'A.8.16'): Message {
  return message(`dpia.iso.${id}`);
}
