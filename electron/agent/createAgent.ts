import type { Fault } from '../../shared/fault';
import { systemClock } from '../platform/clock';
import type { Claim } from '../platform/instance/instance';
import { systemKeyStore } from '../platform/keystore';
import { watchSleep } from '../platform/logind/sleep';
import type { Paths } from '../platform/paths';
import { ownPerson } from '../platform/person';
import { createRunProcess } from '../platform/processes/run';
import { macroValues, userId } from '../platform/user';
import { redactorFor } from '../privacy/redactor';
import { credentialFiles } from '../store/credentials';
import { handoverFolder, leaveHandover } from '../store/handover';
import { removeLeftovers, removeSetAside } from '../store/leftovers';
import { becomeOwner } from '../store/machineOwner';
import { openState } from '../store/state';
import { claimState } from './claim';
import { openConsent } from './consent/consent';
import { departureCard } from './consent/notice';
import { answerControl, type Controlled } from './control/answer';
import { CertificateWatch } from './delivery/certificateWatch';
import { clockFaults } from './delivery/clockFaults';
import { connector, wayTo } from './delivery/connect';
import { handoverFor } from './departure/handover';
import { examineTarget } from './doctor/target';
import { accessBundle } from './documents/accessBundle';
import { CredentialsKeeper } from './enrollment/keeper';
import { FettleAgent } from './fettleAgent';
import { type Configuration, loadConfiguration } from './plan/configuration';
import { type Health, planHash, withHealth } from './plan/healthCheck';
import { StoreFaults } from './storeFaults';

export interface AgentOptions {
  environment: NodeJS.ProcessEnv;
  /** Fettle's own version. */
  version: string;
  /** Default: what is on disk now. */
  configuration?: Configuration;
  /** Default: the agent claims the state folder for itself. */
  claim?(): Promise<Claim>;
  /** What else is wrong, beside what the agent finds itself. */
  faults?(): Fault[];
}

/** The agent of this person on this machine. Reads state and configuration; writes nothing until it is claimed. */
export async function createAgent({
  environment,
  version,
  configuration = loadConfiguration(environment),
  claim,
  faults: others = () => [],
}: AgentOptions): Promise<FettleAgent> {
  const { paths, plan } = configuration;
  const clock = systemClock();
  const storeFaults = new StoreFaults();
  const { report } = storeFaults;
  const state = openState(paths.state, { now: () => clock.now(), report });
  const keyStore = systemKeyStore();
  const connecting = { keyStore, environment, record: state.journal.recorder.bind(state.journal) };
  const certificates = new CertificateWatch(plan.targets, clock);
  const faults = () => [
    ...others(),
    ...storeFaults.all(),
    ...certificates.faults(),
    ...clockFaults(state.outbox, clock),
  ];
  const health = (): Health => ({
    version,
    policy: planHash(plan),
    problems: faults().length,
    lastDelivered: latest(agent.snapshot().targets.flatMap((target) => target.lastDelivered ?? [])),
    oldestWaiting: state.outbox.oldestWaiting(),
    certificateEnd: certificates.firstEnd(),
  });
  const consent = openConsent({ stateFolder: paths.state, plan, version, clock, report });
  const agent = new FettleAgent({
    version,
    clock,
    plan: withHealth(plan, health),
    state,
    consent,
    run: createRunProcess(environment),
    macros: await macroValues(),
    secrets: keyStore,
    connect: connector(connecting),
    examine: (target) => examineTarget(target, { ...connecting, plan, now: () => clock.now() }),
    redact: redactorFor(ownPerson(), plan.privacy),
    bundle: () => accessBundle(paths, plan, version, clock.now()),
    faults,
    watchSleep,
    keepCredentials: (on) =>
      new CredentialsKeeper(plan.targets, {
        ...on,
        clock,
        failed: (target, error) =>
          storeFaults.cannotWrite(credentialFiles(paths.state, target).folder, error),
        way: async (target, endpoint) => {
          const found = await wayTo(target, endpoint, connecting);
          const record = connecting.record(target, endpoint);
          return found.kind === 'way' ? { ...found.way, record } : undefined;
        },
      }),
    leaveHandover: (problems) => {
      const card = consent.gate().cards.find(({ id }) => id === departureCard);
      const handover =
        problems && card && handoverFor({ ...paths, plan, cardHash: card.hash, now: clock.now(), problems });
      return leaveHandover(handoverFolder, userId(), handover).catch((error: unknown) =>
        storeFaults.cannotWrite(handoverFolder, error),
      );
    },
    declined: () => removeSetAside(paths.state),
    becomeOwner: () => becomeOwner(paths.machineFolder, userId()),
    async claim(asking) {
      const claimed = await (claim ? claim() : claimFor(asking, () => undefined, paths));
      state.journal.tidy();
      state.history.tidy();
      return claimed;
    },
  });
  return agent;
}

function latest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Becomes the one instance of this person; rejects when another is. */
export async function claimFor(agent: Controlled, quit: () => void, paths: Paths): Promise<Claim> {
  const claimed = await claimState(paths, (request) => answerControl(agent, quit, request));
  if (!claimed) throw new Error('Fettle is already running for this person');
  removeLeftovers(paths.state, systemClock().now());
  return claimed;
}
