import { z } from 'zod';
import { DurationSchema } from '../../../shared/duration';

const CountSchema = z.number().int().min(0).optional();

/**
 * Seconds once parsed. A pending security update or restart is WARNING at first sight and CRITICAL `critical` after it
 * was first seen here; there is no way to have it shown as OK meanwhile. Numbers are exceeded by more than them.
 */
export const UpdatesThresholdsSchema = z
  .strictObject({
    /** Numbers of pending updates, all sources together. */
    count: z.strictObject({ warning: CountSchema, critical: CountSchema }).prefault({}),
    /** Number of pending security updates, all sources together; one is a warning already. */
    securityCount: z.strictObject({ critical: CountSchema }).prefault({}),
    security: z.strictObject({ critical: DurationSchema.prefault('14d') }).prefault({}),
    reboot: z.strictObject({ critical: DurationSchema.prefault('14d') }).prefault({}),
    other: z.strictObject({ warning: DurationSchema.prefault('30d') }).prefault({}),
    endOfLife: z.strictObject({ warning: DurationSchema.prefault('30d') }).prefault({}),
    /** An index that is older says nothing about today. Firmware comes out seldom: fwupd itself waits 30 days. */
    indexAge: z
      .strictObject({
        unknown: DurationSchema.prefault('7d'),
        firmware: DurationSchema.prefault('30d'),
      })
      .prefault({}),
  })
  .prefault({});
export type UpdatesThresholds = z.infer<typeof UpdatesThresholdsSchema>;
