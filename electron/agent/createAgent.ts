import { message } from '../../shared/message';
import type { Problem } from '../../shared/problem';
import { systemClock } from '../platform/clock';
import { claimInstance } from '../platform/instance';
import { systemKeyStore } from '../platform/keystore';
import { createRunProcess } from '../platform/run';
import { watchSleep } from '../platform/sleep';
import { macroValues, userId } from '../platform/user';
import { redactorFor } from '../privacy/redact';
import { Departures } from '../store/departures';
import { Outbox } from '../store/outbox';
import { Results } from '../store/results';
import { leaveTicket, ticketFolder } from '../store/ticket';
import { loadConfiguration } from './configuration';
import { connector } from './connect';
import { openConsent } from './consent';
import { answerControl } from './control';
import { FettleAgent } from './fettleAgent';
import { ticketFor } from './ticket';

export interface AgentOptions {
  environment: NodeJS.ProcessEnv;
  /** Fettle's own version. */
  version: string;
}

/** The agent of this person on this machine. Reads state and configuration; writes nothing until it is claimed. */
export async function createAgent({ environment, version }: AgentOptions): Promise<FettleAgent> {
  const { places, plan } = loadConfiguration(environment);
  const problems = new Map<string, Problem>();
  // One problem per file and kind: a full disk fails at every write.
  const report = (problem: Problem) => problems.set(`${problem.message.id} ${problem.place?.file}`, problem);
  const clock = systemClock();
  const macros = await macroValues();
  return new FettleAgent({
    version,
    clock,
    plan,
    consent: openConsent({ stateFolder: places.state, plan, version, clock, report }),
    results: new Results(places.state, report),
    outbox: new Outbox(places.state, report),
    departures: new Departures(places.state, report),
    run: createRunProcess(environment),
    macros,
    connect: connector(systemKeyStore()),
    redact: redactorFor(macros),
    problems: () => [...problems.values()],
    watchSleep,
    leaveTicket: (problems) => {
      const { state, controlSocket } = places;
      const ticket = problems && ticketFor({ plan, now: clock.now(), problems, state, controlSocket });
      return leaveTicket(ticketFolder, userId(), ticket).catch((error: unknown) => {
        report(ticketProblem(error));
      });
    },
    async claim(agent, quit) {
      const claimed = await claimInstance(places.controlSocket, (request) =>
        answerControl(agent, quit, request),
      );
      if (!claimed) throw new Error('Fettle is already running for this person');
      return claimed;
    },
  });
}

function ticketProblem(error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    area: 'store',
    message: message('store.cannot-write', { file: ticketFolder, reason }),
    remedy: message('store.cannot-write.remedy'),
    place: { file: ticketFolder },
  };
}
