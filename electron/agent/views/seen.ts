import type { SeenService, SeenTarget, SeenView } from '../../../shared/seen';
import { stateOfExitStatus } from '../../../shared/states';
import { readRecorded, readResult } from '../../icinga/recorded';
import type { ServiceOnServer } from '../../icinga/types';
import type { Clock } from '../../platform/clock';
import type { Journal } from '../../store/journal';
import { failureMessage } from '../delivery/messages';
import type { Reporter } from '../delivery/reporter';
import type { Plan } from '../plan/plan';

export interface SeenParts {
  clock: Clock;
  plan: Plan;
  journal: Pick<Journal, 'entries'>;
}

type Untitled = Omit<SeenService, 'title'>;

/** Asks every target what it holds about this computer. `mayLeave`: whether a request may leave now. Never rejects. */
export async function whatItSees(
  reporters: readonly Reporter[],
  { clock, plan, journal }: SeenParts,
  mayLeave: () => boolean,
): Promise<SeenView> {
  const titled = (service: Untitled): SeenService => {
    const entry = plan.entries.find((one) => one.service === service.service);
    return entry ? { ...service, title: entry.title } : service;
  };
  const targets = reporters.map(async (reporter): Promise<SeenTarget> => {
    const { name, target } = reporter.lane;
    const sent = sentInstead(name, journal);
    // What is no longer in the policy is still there.
    const known = new Set([...plan.entries, ...sent].map(({ service }) => service));
    const answer = mayLeave() ? await ask(reporter, [...known]) : ({ kind: 'not-now' } as const);
    const services = 'services' in answer ? answer.services : sent;
    return { name, host: target.host, ...answer, services: services.map(titled) };
  });
  return { targets: await Promise.all(targets), at: clock.now() };
}

type Answer = { kind: 'asked'; services: Untitled[] } | Pick<SeenTarget, 'kind' | 'reason'>;

async function ask(reporter: Reporter, services: readonly string[]): Promise<Answer> {
  const client = await reporter.open();
  if (!client) {
    const { message: reason } = reporter.view();
    return { kind: 'not-connected', ...(reason ? { reason } : {}) };
  }
  const answer = await client.services(reporter.lane.target.host, services);
  if (answer.kind === 'services') return { kind: 'asked', services: answer.services.map(held) };
  // So is a query read that is not permitted.
  if (answer.kind === 'rejected' && answer.reason === 'not-found') return { kind: 'not-permitted' };
  if (answer.kind !== 'rejected' && answer.kind !== 'failed') return { kind: 'not-connected' };
  return { kind: 'not-connected', reason: failureMessage(answer, reporter.lane).message };
}

function held(service: ServiceOnServer): Untitled {
  const { name, state, result, acknowledged, acknowledgementExpiry, author, comment } = service;
  return {
    service: name,
    ...(result
      ? { result: resultOf(state, result.output, result.performanceData, result.executionEnd) }
      : {}),
    ...(acknowledged
      ? {
          acknowledged: {
            // 0 is how Icinga says that it does not end by itself.
            ...(acknowledgementExpiry > 0 ? { until: acknowledgementExpiry } : {}),
            ...(author === undefined ? {} : { author }),
            ...(comment === undefined ? {} : { comment }),
          },
        }
      : {}),
  };
}

/** What a lane's target last took of each service, by the journal. */
function sentInstead(lane: string, journal: Pick<Journal, 'entries'>): Untitled[] {
  const newest = new Map<string, Untitled>();
  for (const entry of journal.entries()) {
    if (entry.lane !== lane || !readRecorded(entry).accepted) continue;
    const result = readResult(entry);
    if (!result) continue;
    const { service, exitStatus, output, performanceData, executionEnd } = result;
    newest.set(service, { service, result: resultOf(exitStatus, output, performanceData, executionEnd) });
  }
  return [...newest.values()];
}

function resultOf(
  status: number,
  text: string,
  perfdata: readonly string[],
  at: number,
): NonNullable<SeenService['result']> {
  const [output = '', ...rest] = text.split('\n');
  return {
    state: stateOfExitStatus(status) ?? 'unknown',
    output,
    longOutput: rest.join('\n'),
    perfdata: [...perfdata],
    at,
  };
}
