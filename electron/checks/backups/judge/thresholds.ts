import * as z from 'zod';
import { DurationSchema } from '../../../../shared/duration';
import type { ServiceState } from '../../../../shared/states';
import { formatMetric } from '../../../plugins/perfdata';

export { clockTolerance } from '../../clock';

/** Seconds once parsed: how old the newest backup may be. */
export const BackupThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      age: z
        .strictObject({ warning: DurationSchema.prefault('96h'), critical: DurationSchema.prefault('168h') })
        .refine(({ warning, critical }) => warning <= critical, 'warning must not be later than critical')
        .prefault({})
        .describe('Age of the newest backup.'),
    })
    .prefault({}),
);
export type BackupThresholds = z.infer<typeof BackupThresholdsSchema>;

/** The state of an age in seconds. */
export function stateOfAge(age: number, { age: { warning, critical } }: BackupThresholds): ServiceState {
  return age > critical ? 'critical' : age > warning ? 'warning' : 'ok';
}

/** An age in whole seconds as perfdata with its thresholds. */
export function ageMetric(
  label: string,
  age: number,
  { age: { warning, critical } }: BackupThresholds,
): string {
  const range = (end: number) => ({ start: 0, end, inside: false });
  return formatMetric({
    label,
    value: Math.floor(age),
    unit: 's',
    warning: range(warning),
    critical: range(critical),
    minimum: 0,
  });
}
