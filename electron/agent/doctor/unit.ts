import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { userId } from '../../platform/user';
import { handoverFolder } from '../../store/handover';
import { type DoctorParts, fine, warning } from './diagnosis';

const unit = 'fettle-departure.service';

/** Whether the system would speak for the app at a shutdown that the app does not see. */
export async function examineUnit({ plan, run }: Pick<DoctorParts, 'plan' | 'run'>): Promise<Diagnosis[]> {
  if (plan.targets.length === 0 || plan.departure.mode.length === 0 || currentSystem() !== 'linux') {
    return [fine('unit', message('doctor.unit.unused'))];
  }
  const outcome = await run({ argv: ['systemctl', 'is-enabled', unit], timeout: 5 });
  const said = outcome.kind === 'exited' ? outcome.stdout.trim() : '';
  if (said !== 'enabled') {
    return [
      warning(
        'unit',
        message('doctor.unit.off', { unit, state: said || '–' }),
        message('doctor.unit.off.remedy', { command: `systemctl enable --now ${unit}` }),
      ),
    ];
  }
  const own = join(handoverFolder, String(userId()));
  const facts = await stat(own).catch(() => undefined);
  if (facts?.uid !== userId() || (facts.mode & 0o7777) !== 0o710) {
    return [
      warning(
        'unit',
        message('doctor.unit.folder', { folder: own }),
        message('doctor.unit.folder.remedy', { command: `install -d -o ${userId()} -g root -m 0710 ${own}` }),
      ),
    ];
  }
  return [fine('unit', message('doctor.unit', { unit }))];
}
