import * as z from 'zod';
import { DurationSchema } from '../../../shared/duration';

const CountSchema = z.lazy(() => z.number().int().min(0).optional());

/**
 * Seconds once parsed. A pending security update or restart is WARNING at first sight and CRITICAL `critical` after it
 * was first seen here; there is no way to have it shown as OK meanwhile. Numbers are exceeded by more than them.
 */
export const UpdatesThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      count: z
        .strictObject({ warning: CountSchema, critical: CountSchema })
        .prefault({})
        .describe('More pending updates than this, all sources together.'),
      securityCount: z
        .strictObject({ critical: CountSchema })
        .prefault({})
        .describe('More pending security updates than this, all sources together; one is a warning already.'),
      security: z
        .strictObject({ critical: DurationSchema.prefault('14d') })
        .prefault({})
        .describe(
          'Since the oldest pending security update was first seen here; until then it is a warning.',
        ),
      withheld: z
        .strictObject({ critical: DurationSchema.prefault('30d') })
        .prefault({})
        .describe(
          'Since a security update that a setting keeps back was first seen here; until then it is a warning.',
        ),
      reboot: z
        .strictObject({ critical: DurationSchema.prefault('14d') })
        .prefault({})
        .describe('Since a pending restart was first seen here; until then it is a warning.'),
      other: z
        .strictObject({ warning: DurationSchema.prefault('30d') })
        .prefault({})
        .describe('Since the oldest pending update of another kind was first seen here.'),
      endOfLife: z
        .strictObject({ warning: DurationSchema.prefault('30d') })
        .prefault({})
        .describe('Before the support of the operating system ends; afterwards it is critical.'),
      // Firmware comes out seldom: fwupd itself waits 30 days.
      indexAge: z
        .strictObject({
          unknown: DurationSchema.prefault('7d').describe(
            'A package index that is older says nothing: UNKNOWN.',
          ),
          firmware: DurationSchema.prefault('30d').describe("The same of fwupd's catalogue."),
        })
        .prefault({}),
    })
    .prefault({}),
);
export type UpdatesThresholds = z.infer<typeof UpdatesThresholdsSchema>;
