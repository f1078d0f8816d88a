import type { Problem } from '../../shared/problem';
import { systemClock } from '../platform/clock';
import { type Claim, claimInstance } from '../platform/instance';
import { systemKeyStore } from '../platform/keystore';
import { createRunProcess } from '../platform/run';
import { macroValues } from '../platform/user';
import { redactorFor } from '../privacy/redact';
import { Departures } from '../store/departures';
import { Outbox } from '../store/outbox';
import { Results } from '../store/results';
import type { Agent } from './agent';
import { type Configuration, loadConfiguration } from './configuration';
import { connector } from './connect';
import { openConsent } from './consent';
import { answerControl } from './control';
import { FettleAgent } from './fettleAgent';

export interface AgentOptions {
  environment: NodeJS.ProcessEnv;
  /** Fettle's own version. */
  version: string;
  /** Default: what is on disk now. */
  configuration?: Configuration;
  /** Default: the agent claims the state folder for itself. */
  claim?(): Promise<Claim>;
}

/** The agent of this person on this machine. Reads state and configuration; writes nothing until it is claimed. */
export async function createAgent({
  environment,
  version,
  configuration = loadConfiguration(environment),
  claim,
}: AgentOptions): Promise<FettleAgent> {
  const { places, plan } = configuration;
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
    claim: claim ?? ((agent, quit) => claimFor(agent, quit, places.controlSocket)),
  });
}

/** Becomes the one instance of this person; rejects when another is. */
export async function claimFor(agent: Agent, quit: () => void, socket: string): Promise<Claim> {
  const claimed = await claimInstance(socket, (request) => answerControl(agent, quit, request));
  if (!claimed) throw new Error('Fettle is already running for this person');
  return claimed;
}
