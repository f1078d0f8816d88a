import { message } from '../../../../shared/message';
import type { Section } from '../../../privacy/sheet';
import type { Measure } from './measures';
import type { Rows } from './rows';

/** Which measures answer which risk. */
const risks = {
  attendance: ['hours', 'rounding', 'jitter', 'departure', 'agreement'],
  inventory: ['redaction', 'choice', 'journal'],
  blame: ['first', 'ranking', 'snooze', 'agreement'],
  credentials: ['certificate', 'tls'],
  interception: ['tls', 'authority'],
  policy: ['trusted-policy', 'enforced', 'record'],
  shared: ['gate', 'record', 'owner'],
} as const;

/** Each risk with the measures against it that are on, and those that are not. */
export function riskSection(measures: readonly Measure[], { row, t }: Rows): Section {
  const said = (ids: readonly string[], on: boolean) =>
    measures
      .filter((measure) => ids.includes(measure.id) && measure.on === on)
      .map(({ text }) => t.render(text));
  return {
    id: 'risks',
    heading: t.render(message('dpia.risks')),
    rows: (Object.keys(risks) as (keyof typeof risks)[]).map((risk) => {
      const on = said(risks[risk], true);
      const off = said(risks[risk], false);
      return row(risk, message(`dpia.risk.${risk}`), [
        message(`dpia.risk.${risk}.text`),
        ...(on.length > 0 ? [message('dpia.risk.measures', { measures: on.join('; ') })] : []),
        ...(off.length > 0 ? [message('dpia.risk.missing', { measures: off.join('; ') })] : []),
      ]);
    }),
  };
}
