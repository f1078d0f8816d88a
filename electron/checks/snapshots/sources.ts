import { z } from 'zod';

const name = z.string().min(1).max(60).optional();

/** Where snapshots are looked for. */
export const SnapshotSourceSchema = z.discriminatedUnion('tool', [
  z.strictObject({
    tool: z.literal('snapper'),
    name,
    config: z
      .string()
      .regex(/^\w[\w-]*$/)
      .default('root'),
  }),
  z.strictObject({ tool: z.literal('btrfs'), name, path: z.string().startsWith('/').default('/') }),
  /** A dataset counts with those below it. */
  z.strictObject({
    tool: z.literal('zfs'),
    name,
    dataset: z
      .string()
      .regex(/^\w[\w./:-]*$/)
      .optional(),
  }),
]);
export type SnapshotSource = z.infer<typeof SnapshotSourceSchema>;
