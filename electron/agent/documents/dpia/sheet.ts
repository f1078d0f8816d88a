import type { Translator } from '../../../../shared/i18n';
import { type Message, message, type Param } from '../../../../shared/message';
import type { CardView } from '../../../../shared/snapshot';
import type { Row, Section, Sheet } from '../../../privacy/sheet';
import { composeCards } from '../../consent/notice';
import type { Plan } from '../../plan/plan';
import { annexSection } from './annex';
import { isoSection } from './iso';
import { measuresOf } from './measures';
import { riskSection } from './risks';
import { type Rows, rowsIn } from './rows';

/** The DPIA sheet of the active configuration, in the reader's language. */
export function composeDpia(plan: Plan, version: string, t: Translator): Sheet {
  const cards = composeCards(plan);
  const measures = measuresOf(plan, cards);
  const rows = rowsIn(t);
  const { organisation, localOnly } = plan;
  const title = localOnly
    ? message('dpia.title.local')
    : message('dpia.title', { organisation: organisation?.name ?? '' });
  const lead = [
    message('dpia.lead', { version }),
    ...(localOnly
      ? [message('dpia.lead.local', { reason: { message: message(`ui.local-only.${localOnly}`) } })]
      : []),
  ];
  return {
    title: t.render(title),
    lead: lead.map((text) => t.render(text)),
    sections: [
      section(rows, 'about', message('dpia.about'), about(plan, rows)),
      section(rows, 'description', message('dpia.description'), description(plan, cards, rows)),
      section(rows, 'recipients', message('dpia.recipients'), recipients(plan, cards, rows)),
      section(rows, 'necessity', message('dpia.necessity'), necessity(plan, cards, rows)),
      riskSection(measures, rows),
      section(rows, 'measures', message('dpia.measures'), [
        rows.row(
          'on',
          message('dpia.measures.on'),
          measures.filter(({ on }) => on).map(({ text }) => text),
        ),
        rows.row(
          'off',
          message('dpia.measures.off'),
          measures.filter(({ on }) => !on).map(({ text }) => text),
        ),
      ]),
      isoSection(plan, rows),
      section(rows, 'limits', message('dpia.limits'), [
        rows.row('limits', message('dpia.limits'), [
          message('dpia.limits.receipt'),
          message('dpia.limits.record'),
          message('dpia.limits.server'),
          message('dpia.limits.redaction'),
        ]),
      ]),
      ...plan.entries.map((entry) => annexSection(entry, plan, rows)),
    ],
  };
}

function section({ t }: Rows, id: string, heading: Message, rows: Row[]): Section {
  return { id, heading: t.render(heading), rows };
}

function about({ organisation, owner }: Plan, { row }: Rows): Row[] {
  const stated = (value: string | undefined) => [value ?? message('dpia.not-set')];
  return [
    row(
      'controller',
      message('dpia.about.controller'),
      stated(organisation?.controller ?? organisation?.name),
    ),
    row('contact', message('dpia.about.contact'), stated(organisation?.contact)),
    row('dpo', message('dpia.about.dpo'), stated(organisation?.privacyContact)),
    row('agreement', message('dpia.about.agreement'), stated(organisation?.agreement)),
    row('owner', message('dpia.about.owner'), [owner ?? message('dpia.about.owner.first')]),
  ];
}

function description(plan: Plan, cards: readonly CardView[], { row, t }: Rows): Row[] {
  const processing = (card: CardView) =>
    message('dpia.description.processing.text', {
      title: t.text(card.title),
      purpose: t.text(card.purpose),
      need: card.required ? 'required' : 'optional',
    });
  return [
    row('subjects', message('dpia.description.subjects'), [message('dpia.description.subjects.text')]),
    row('flow', message('dpia.description.flow'), [
      message('dpia.description.flow.check'),
      ...(plan.targets.length > 0 ? [message('dpia.description.flow.send')] : []),
      message('dpia.description.flow.gate'),
    ]),
    row('processing', message('dpia.description.processing'), cards.map(processing)),
    row('never', message('dpia.description.never'), [message('dpia.description.never.text')]),
  ];
}

function recipients(plan: Plan, cards: readonly CardView[], { row, t }: Rows): Row[] {
  const targets = plan.targets.map(({ name, endpoints, host, tls, auth }) =>
    row(`target ${name}`, message('dpia.recipients.target', { name }), [
      message('dpia.recipients.target.text', {
        servers: { list: endpoints },
        host,
        tls,
        auth: { message: message(`dpia.recipients.${auth.type}`) },
      }),
    ]),
  );
  const kept = cards.flatMap(({ title, retention }) =>
    retention === undefined
      ? []
      : [message('dpia.recipients.there.text', { title: t.text(title), retention: { duration: retention } })],
  );
  return [
    ...(targets.length > 0
      ? targets
      : [row('nobody', message('dpia.recipients'), [message('dpia.recipients.nobody')])]),
    row('transfer', message('dpia.recipients.transfer'), [message('dpia.recipients.transfer.text')]),
    ...(kept.length > 0 ? [row('there', message('dpia.recipients.there'), kept)] : []),
    row('here', message('dpia.recipients.here'), [message('dpia.recipients.here.text')]),
  ];
}

function necessity(plan: Plan, cards: readonly CardView[], { row, t, list }: Rows): Row[] {
  const required = cards.filter((card) => card.required).length;
  const custom = plan.entries.filter(({ check }) => check.kind === 'custom');
  const contact: Record<string, Param> = {
    contact: plan.organisation?.privacyContact ?? { message: message('dpia.not-set') },
  };
  return [
    row(
      'basis',
      message('dpia.necessity.basis'),
      cards.map(({ title, legalBasis }) =>
        message('dpia.necessity.basis.text', { title: t.text(title), basis: { message: legalBasis } }),
      ),
    ),
    row('choice', message('dpia.necessity.choice'), [
      message('dpia.necessity.choice.text', { required, optional: cards.length - required }),
    ]),
    row('minimal', message('dpia.necessity.minimal'), [
      ...(custom.length < plan.entries.length ? [message('dpia.necessity.minimal.own')] : []),
      ...(custom.length > 0
        ? [
            message('dpia.necessity.minimal.custom', {
              titles: list(custom.map(({ title }) => t.text(title))),
            }),
          ]
        : []),
    ]),
    row('rights', message('dpia.necessity.rights'), [
      message('dpia.necessity.rights.inform'),
      message('dpia.necessity.rights.access', contact),
      message('dpia.necessity.rights.erase'),
      message('dpia.necessity.rights.object', contact),
    ]),
  ];
}
