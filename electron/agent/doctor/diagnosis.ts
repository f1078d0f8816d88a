import type { Diagnosis } from '../../../shared/diagnosis';
import type { Message } from '../../../shared/message';
import type { Clock } from '../../platform/clock';
import type { KeyStore } from '../../platform/keystore/keyStore';
import type { Paths } from '../../platform/paths';
import type { RunProcess } from '../../platform/processes/process';
import type { State } from '../../store/state';
import type { Plan } from '../plan/plan';

/** What the doctor looks with. */
export interface DoctorParts {
  environment: NodeJS.ProcessEnv;
  paths: Paths;
  plan: Plan;
  state: State;
  clock: Clock;
  keyStore: Pick<KeyStore, 'get'>;
  run: RunProcess;
}

type Area = Diagnosis['area'];

export function fine(area: Area, text: Message): Diagnosis {
  return { area, verdict: 'ok', message: text };
}

export function warning(area: Area, text: Message, remedy: Message): Diagnosis {
  return { area, verdict: 'warning', message: text, remedy };
}

export function failed(area: Area, text: Message, remedy: Message): Diagnosis {
  return { area, verdict: 'failed', message: text, remedy };
}
