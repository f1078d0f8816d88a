import { type Message, message } from '../../../../shared/message';
import type { CardView } from '../../../../shared/snapshot';
import type { Plan } from '../../plan/plan';
import { canSnooze } from '../../plan/plan';
import { pathName, planValues } from '../../plan/values';

/** One measure as the active configuration has it. */
export interface Measure {
  id: string;
  on: boolean;
  text: Message;
}

/** Every measure that Fettle knows, each with whether it is on. Nothing is claimed that the configuration does not say. */
export function measuresOf(plan: Plan, cards: readonly CardView[]): Measure[] {
  const { targets, privacy, hours, owner, organisation } = plan;
  const sends = targets.length > 0;
  const always = (id: 'gate' | 'record' | 'journal' | 'first' | 'ranking' | 'trusted-policy'): Measure => ({
    id,
    on: true,
    text: message(`dpia.measure.${id}`),
  });
  return [
    always('gate'),
    always('record'),
    always('journal'),
    always('first'),
    always('ranking'),
    either(
      'choice',
      cards.some((card) => !card.required),
      {},
    ),
    {
      id: 'redaction',
      on: privacy.redaction !== 'off',
      text: message(`dpia.measure.redaction.${privacy.redaction}`),
    },
    either('hours', hours !== undefined, hours ? { ...hours, days: hours.days.join(', ') } : {}),
    either('rounding', privacy.timeRounding > 0, { duration: { duration: privacy.timeRounding } }),
    either('jitter', privacy.sendJitter > 0, { duration: { duration: privacy.sendJitter } }),
    either('tls', sends, { levels: [...new Set(targets.map(({ tls }) => tls))].join(', ') }),
    either('authority', sends && targets.every(({ ca }) => ca !== undefined), {}),
    either('certificate', sends && targets.every(({ auth }) => auth.type === 'certificate'), {}),
    always('trusted-policy'),
    enforced(plan),
    either('owner', owner !== undefined, {}),
    either('agreement', organisation?.agreement !== undefined, { agreement: organisation?.agreement ?? '' }),
    silentDeparture(plan),
    snoozeMeasure(plan),
  ];
}

type Switchable =
  | 'choice'
  | 'hours'
  | 'rounding'
  | 'jitter'
  | 'tls'
  | 'authority'
  | 'certificate'
  | 'owner'
  | 'agreement';

function either(id: Switchable, on: boolean, params: NonNullable<Message['params']>): Measure {
  return { id, on, text: on ? message(`dpia.measure.${id}`, params) : message(`dpia.measure.${id}.off`) };
}

function snoozeMeasure(plan: Plan): Measure {
  if (!canSnooze(plan)) return { id: 'snooze', on: false, text: message('dpia.measure.snooze.off') };
  const { limit, longest, author } = plan.snooze;
  const text = message('dpia.measure.snooze', { limit, longest: { duration: longest }, author });
  return { id: 'snooze', on: true, text };
}

function silentDeparture({ targets, departure }: Plan): Measure {
  const silent = targets.length === 0 || departure.mode.length === 0;
  if (silent) return { id: 'departure', on: true, text: message('dpia.measure.departure') };
  const { author } = departure;
  return { id: 'departure', on: false, text: message('dpia.measure.departure.off', { author }) };
}

/** What the person could change to somebody's disadvantage: where results go, and how they are redacted. */
function enforced(plan: Plan): Measure {
  const paths = planValues(plan)
    .map(({ path }) => path)
    .filter(([top]) => top === 'targets' || top === 'privacy')
    .map(pathName);
  const weak = paths.filter((path) => {
    const layer = plan.origins.get(path)?.layer;
    return layer === 'policy defaults' || layer === 'settings';
  });
  if (weak.length === 0) return { id: 'enforced', on: true, text: message('dpia.measure.enforced') };
  return {
    id: 'enforced',
    on: false,
    text: message('dpia.measure.enforced.off', { paths: weak.join(', ') }),
  };
}
