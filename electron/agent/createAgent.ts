import type { Problem } from '../../shared/problem';
import { systemClock } from '../platform/clock';
import { identity } from '../platform/identity';
import { systemKeyStore } from '../platform/keystore';
import { createRunProcess } from '../platform/run';
import { macroValues } from '../platform/user';
import { redactorFor } from '../privacy/redactor';
import { Departures } from '../store/departures';
import { Journal } from '../store/journal';
import { removeLeftovers } from '../store/leftovers';
import { Outbox } from '../store/outbox';
import { Pause } from '../store/pause';
import { Results } from '../store/results';
import { accessBundle } from './accessBundle';
import { claimState } from './claim';
import { loadConfiguration } from './configuration';
import { connector } from './connect';
import { openConsent } from './consent';
import { answerControl } from './control';
import { FettleAgent } from './fettleAgent';

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
  const journal = new Journal(places.state, () => clock.now(), report);
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
    connect: connector({
      keyStore: systemKeyStore(),
      environment,
      record: (lane, endpoint) => (request) => journal.append({ target: lane.name, endpoint, ...request }),
    }),
    redact: redactorFor(identity(), plan.privacy),
    journal,
    pause: new Pause(places.state, report),
    bundle: () => accessBundle(places, plan, version, clock.now()),
    problems: () => [...problems.values()],
    async claim(agent, quit) {
      const claimed = await claimState(places, (request) => answerControl(agent, quit, request));
      if (!claimed) throw new Error('Fettle is already running for this person');
      removeLeftovers(places.state);
      journal.tidy();
      return claimed;
    },
  });
}
