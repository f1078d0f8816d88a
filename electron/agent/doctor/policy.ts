import type { Diagnosis } from '../../../shared/finding';
import { message } from '../../../shared/message';
import { type DoctorParts, failed, fine } from './diagnosis';

/** Whether IT's policy and the person's settings can be used. */
export function examinePolicy({ plan, places }: Pick<DoctorParts, 'plan' | 'places'>): Diagnosis[] {
  const wrong = (area: 'policy' | 'settings') =>
    plan.problems
      .filter((problem) => (problem.area === 'settings') === (area === 'settings'))
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
      : [fine('settings', message('doctor.settings', { file: places.settingsFile }))]),
  ];
}

function policyWords({ localOnly, organisation }: DoctorParts['plan']) {
  if (localOnly) return message(`ui.local-only.${localOnly}`);
  return message('doctor.policy', { organisation: organisation?.name ?? '' });
}

function whereIs({ file, line, column }: { file: string; line?: number; column?: number }): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
