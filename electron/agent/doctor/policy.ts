import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { type DoctorParts, failed, fine } from './diagnosis';

/** Whether IT's policy and the person's settings can be used. */
export function examinePolicy({ plan, paths }: Pick<DoctorParts, 'plan' | 'paths'>): Diagnosis[] {
  const wrong = (area: 'policy' | 'settings') =>
    plan.faults
      .filter((fault) => (fault.area === 'settings') === (area === 'settings'))
      .map(({ message: text, remedy, place }) =>
        failed(
          area,
          place ? message('doctor.at', { where: whereIs(place), what: { message: text } }) : text,
          remedy,
        ),
      );
  const policy = wrong('policy');
  const settings = wrong('settings');
  return [
    ...(policy.length > 0 ? policy : [fine('policy', policyWords(plan))]),
    ...(settings.length > 0
      ? settings
      : [fine('settings', message('doctor.settings', { file: paths.settingsFile }))]),
  ];
}

function policyWords({ localOnly, organisation }: DoctorParts['plan']) {
  if (localOnly) return message(`ui.local-only.${localOnly}`);
  return message('doctor.policy', { organisation: organisation?.name ?? '' });
}

function whereIs({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
