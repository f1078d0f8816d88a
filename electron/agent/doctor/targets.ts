import type { ConnectionStep } from '../../../shared/diagnosis';
import { systemClock } from '../../platform/clock';
import { systemKeyStore } from '../../platform/keystore';
import type { State } from '../../store/state';
import type { Configuration } from '../plan/configuration';
import { examineTarget } from './target';

export interface ExaminedTarget {
  name: string;
  host: string;
  steps: ConnectionStep[];
}

/** Looks at every target of a plan, beside an app that may be running. What it sends is in the journal like everything else. */
export async function examineAll(
  { plan }: Configuration,
  { journal }: State,
  environment: NodeJS.ProcessEnv,
): Promise<ExaminedTarget[]> {
  const clock = systemClock();
  const parts = {
    plan,
    keyStore: systemKeyStore(),
    environment,
    now: () => clock.now(),
    record: journal.recorder.bind(journal),
  };
  return Promise.all(
    plan.targets.map(async (target) => ({
      name: target.name,
      host: target.host,
      steps: await examineTarget(target, parts),
    })),
  );
}
