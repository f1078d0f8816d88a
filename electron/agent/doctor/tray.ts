import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { watchTrayHost } from '../../platform/trayHost';
import { fine, warning } from './diagnosis';

/** Whether the desktop shows tray icons. */
export async function examineTray(): Promise<Diagnosis[]> {
  const { present, stop } = await watchTrayHost(() => undefined);
  stop();
  return [
    present
      ? fine('tray', message('doctor.tray'))
      : warning('tray', message('tray.missing'), message('tray.missing.remedy')),
  ];
}
