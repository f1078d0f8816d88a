import { type Diagnosis, doctorAreas } from '../../../shared/diagnosis';
import { systemClock } from '../../platform/clock';
import { systemKeyStore } from '../../platform/keystore';
import { createRunProcess } from '../../platform/processes/run';
import type { State } from '../../store/state';
import type { Configuration } from '../plan/configuration';
import { examineChecks } from './checks';
import { examineClock } from './clock';
import type { DoctorParts } from './diagnosis';
import { examineKeyRing } from './keyRing';
import { examinePermissions } from './permissions';
import { examinePolicy } from './policy';
import { examineRuntime } from './runtime';
import { examineTray } from './tray';
import { examineUnit } from './unit';

export { type ExaminedTarget, examineAll } from './targets';

/** Looks at everything on this computer that Fettle needs, beside an app that may be running; changes nothing. */
export async function diagnose(
  { paths, plan }: Configuration,
  state: State,
  environment: NodeJS.ProcessEnv,
): Promise<Diagnosis[]> {
  const parts: DoctorParts = {
    environment,
    paths,
    plan,
    state,
    clock: systemClock(),
    keyStore: systemKeyStore(),
    run: createRunProcess(environment),
  };
  const found = await Promise.all([
    examinePolicy(parts),
    examineRuntime(parts),
    examineKeyRing(parts),
    examinePermissions(parts),
    examineClock(parts),
    examineChecks(parts),
    examineTray(),
    examineUnit(parts),
  ]);
  return found.flat().sort((a, b) => doctorAreas.indexOf(a.area) - doctorAreas.indexOf(b.area));
}
