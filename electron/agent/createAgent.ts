import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';
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
import { Departures } from '../store/departures';
import { handoverFolder, leaveHandover } from '../store/handover';
import { History } from '../store/history';
import { Journal } from '../store/journal';
import { removeLeftovers } from '../store/leftovers';
import { becomeOwner } from '../store/machineOwner';
import { Outbox } from '../store/outbox';
import { Pause } from '../store/pause';
import { Results } from '../store/results';
import { Snoozes } from '../store/snoozes';
import type { Agent } from './agent';
import { claimState } from './claim';
import { openConsent } from './consent/consent';
import { answerControl } from './control/answer';
import { CertificateWatch } from './delivery/certificateWatch';
import { clockFaults } from './delivery/clockProblems';
import { connector, wayTo } from './delivery/connect';
import { handoverFor } from './departure/handover';
import { examineTarget } from './doctor/target';
import { accessBundle } from './documents/accessBundle';
import { CredentialsKeeper } from './enrolment/keeper';
import { FettleAgent } from './fettleAgent';
import { type Configuration, loadConfiguration } from './plan/configuration';
import { type Health, healthCheck, healthEntry, planHash } from './plan/healthCheck';
import type { Plan } from './plan/plan';

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
  const { paths, plan } = configuration;
  const problems = new Map<string, Fault>();
  // One problem per file and kind: a full disk fails at every write.
  const report = (fault: Fault) => problems.set(`${fault.message.id} ${fault.place?.file}`, fault);
  const clock = systemClock();
  const macros = await macroValues();
  const keyStore = systemKeyStore();
  const journal = new Journal(paths.state, () => clock.now(), report);
  const history = new History(paths.state, () => clock.now(), report);
  const connecting = { keyStore, environment, record: journal.recorder.bind(journal) };
  const certificates = new CertificateWatch(plan.targets, clock);
  const outbox = new Outbox(paths.state, report);
  const ownFaults = () => [...problems.values(), ...certificates.faults(), ...clockFaults(outbox, clock)];
  const health = (): Health => ({
    version,
    policy: planHash(plan),
    problems: ownFaults().length,
    lastDelivered: latest(agent.snapshot().targets.flatMap((target) => target.lastDelivered ?? [])),
    oldestWaiting: outbox.oldestWaiting(),
    certificateEnd: certificates.firstEnd(),
  });
  const watched: Plan = {
    ...plan,
    entries: plan.entries.map((entry) =>
      entry.id === healthEntry ? { ...entry, check: healthCheck(health) } : entry,
    ),
  };
  const agent = new FettleAgent({
    version,
    clock,
    plan: watched,
    consent: openConsent({ stateFolder: paths.state, plan, version, clock, report }),
    results: new Results(paths.state, report),
    history,
    outbox,
    departures: new Departures(paths.state, report),
    snoozes: new Snoozes(paths.state, report),
    run: createRunProcess(environment),
    macros,
    secrets: keyStore,
    connect: connector(connecting),
    examine: (target) => examineTarget(target, { ...connecting, plan, now: () => clock.now() }),
    redact: redactorFor(ownPerson(), plan.privacy),
    journal,
    pause: new Pause(paths.state, report),
    bundle: () => accessBundle(paths, plan, version, clock.now()),
    faults: ownFaults,
    watchSleep,
    keepIdentities: (on) =>
      new CredentialsKeeper(plan.targets, {
        ...on,
        clock,
        failed: (target, error) => report(cannotWrite(credentialFiles(paths.state, target).folder, error)),
        way: async (target, endpoint) => {
          const found = await wayTo(target, endpoint, connecting);
          return found.kind === 'way'
            ? { ...found.way, record: journal.recorder(target, endpoint) }
            : undefined;
        },
      }),
    leaveHandover: (problems) => {
      const { state, controlSocket } = paths;
      const handover = problems && handoverFor({ plan, now: clock.now(), problems, state, controlSocket });
      return leaveHandover(handoverFolder, userId(), handover).catch((error: unknown) => {
        report(cannotWrite(handoverFolder, error));
      });
    },
    becomeOwner: () => becomeOwner(paths.machineFolder, userId()),
    async claim(asking, quit) {
      const claimed = await (claim ? claim() : claimFor(asking, quit, paths));
      journal.tidy();
      history.tidy();
      return claimed;
    },
  });
  return agent;
}

function latest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}

function cannotWrite(file: string, error: unknown): Fault {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    area: 'store',
    message: message('store.cannot-write', { file, reason }),
    remedy: message('store.cannot-write.remedy'),
    place: { file },
  };
}

/** Becomes the one instance of this person; rejects when another is. */
export async function claimFor(agent: Agent, quit: () => void, paths: Paths): Promise<Claim> {
  const claimed = await claimState(paths, (request) => answerControl(agent, quit, request));
  if (!claimed) throw new Error('Fettle is already running for this person');
  removeLeftovers(paths.state, systemClock().now());
  return claimed;
}
