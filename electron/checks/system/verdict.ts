import type { Evidence, Remedy } from '../../../shared/checkResult';
import { type Message, message } from '../../../shared/message';
import { worstState } from '../../../shared/states';
import { type Judgement, unknownJudgement } from '../check';
import { distinct, findingsOf, joined } from '../combine';

/** One look at one thing: what was found, what helps if it is no good, its figures. */
export interface Observation extends Evidence {
  remedy?: Remedy | undefined;
  perfdata?: readonly string[];
}

/** The worst of some findings. Nothing found is never OK. `allWell` sums up many good ones. */
export function verdictOf(observations: readonly Observation[], allWell?: Message): Judgement {
  const [first] = observations;
  if (!first) return unknownJudgement(message('check.nothing'));
  const state = worstState(observations.map((observation) => observation.state));
  const evidence = observations.map(({ state, message }) => ({ state, message }));
  const well = observations.length > 1 && allWell ? allWell : first.message;
  return {
    state,
    summary: state === 'ok' ? well : joined(findingsOf(evidence, state)),
    evidence,
    remedy: distinct(
      observations.flatMap(({ state, remedy }) => (state === 'ok' || !remedy ? [] : [remedy])),
    ),
    perfdata: observations.flatMap(({ perfdata }) => perfdata ?? []),
  };
}

/** The check could not look; IT can find out why. */
export function cannotTell(reason: Message): Judgement {
  return unknownJudgement(message('system.cannot-tell', { reason: { message: reason } }), [
    { message: message('system.cannot-tell.remedy') },
  ]);
}
