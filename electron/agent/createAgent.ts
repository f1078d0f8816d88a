import type { Problem } from '../../shared/problem';
import { systemClock } from '../platform/clock';
import { claimInstance } from '../platform/instance';
import { systemKeyStore } from '../platform/keystore';
import { createRunProcess } from '../platform/run';
import { macroValues } from '../platform/user';
import { redactorFor } from '../privacy/redact';
import { Departures } from '../store/departures';
import { Outbox } from '../store/outbox';
import { Results } from '../store/results';
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
  const keyStore = systemKeyStore();
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
    secrets: keyStore,
    connect: connector(keyStore),
    redact: redactorFor(macros),
    problems: () => [...problems.values()],
    async claim(agent, quit) {
      const claimed = await claimInstance(places.controlSocket, (request) =>
        answerControl(agent, quit, request),
      );
      if (!claimed) throw new Error('Fettle is already running for this person');
      return claimed;
    },
  });
}
