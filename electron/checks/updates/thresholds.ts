import { z } from 'zod';
import { DurationSchema } from '../../../shared/duration';

/**
 * Seconds once parsed. A pending security update or restart is WARNING at first sight and CRITICAL `critical` after it
 * was first seen here; there is no way to have it shown as OK meanwhile.
 */
export const UpdatesThresholdsSchema = z
  .strictObject({
    security: z.strictObject({ critical: DurationSchema.prefault('14d') }).prefault({}),
    reboot: z.strictObject({ critical: DurationSchema.prefault('14d') }).prefault({}),
    other: z.strictObject({ warning: DurationSchema.prefault('30d') }).prefault({}),
    endOfLife: z.strictObject({ warning: DurationSchema.prefault('30d') }).prefault({}),
    /** An index that is older says nothing about today. */
    indexAge: z.strictObject({ unknown: DurationSchema.prefault('7d') }).prefault({}),
  })
  .prefault({});
export type UpdatesThresholds = z.infer<typeof UpdatesThresholdsSchema>;
