import type { Fault } from '../../shared/fault';
import type { CheckContext } from '../checks/check';
import type { Clock } from '../platform/clock';
import type { KeyStore } from '../platform/keystore/keyStore';
import type { RunProcess } from '../platform/processes/process';
import type { Redactor } from '../privacy/redactor';
import type { State } from '../store/state';
import type { Consent } from './consent/consent';
import type { Controlled } from './control/answer';
import type { Connect } from './delivery/connect';
import type { CredentialsKeeper, KeeperParts } from './enrollment/keeper';
import type { Plan } from './plan/plan';
import type { QuestionParts } from './questions';

/** Everything the agent is made of; made by `createAgent`, or by tests. */
export interface AgentParts extends Pick<QuestionParts, 'examine' | 'bundle'> {
  version: string;
  clock: Clock;
  plan: Plan;
  state: State;
  consent: Consent;
  run: RunProcess;
  secrets: Pick<KeyStore, 'get'>;
  macros: CheckContext<unknown>['macros'];
  connect: Connect;
  redact: Redactor;
  faults(): Fault[];
  /** Holds a suspend back and calls back, as long as the agent runs; only asked for when the policy wants it. */
  watchSleep?(events: { sleep(): Promise<void>; wake(): void }): { stop(): void };
  /** Leaves word for the system's own departure: the services with a problem, or undefined to take it back. */
  leaveHandover?(problems: readonly string[] | undefined): Promise<void>;
  /** The person said no to something; what was set aside of the state may hold it. */
  declined?(): void;
  /** Marks this machine as this person's; false when it is somebody else's. */
  becomeOwner(): boolean;
  /** Fetches and renews the certificates that Fettle enrolled itself. */
  keepCredentials?(on: Pick<KeeperParts, 'mayAsk' | 'issued'>): Pick<CredentialsKeeper, 'start' | 'stop'>;
  /** Claims the state folder for this process; rejects when another has it. */
  claim(agent: Controlled): Promise<{ release(): Promise<void> }>;
}
