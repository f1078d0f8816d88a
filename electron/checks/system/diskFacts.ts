import * as z from 'zod';
import type { Unread } from './dfErrors';
import type { Looked } from './information';
import type { Inodes } from './inodes';

export const MountSchema = z.lazy(() =>
  z.object({
    mount: z.string(),
    size: z.number().positive(),
    used: z.number().min(0),
    available: z.number().min(0),
  }),
);
/** Bytes. */
export type Mount = z.infer<typeof MountSchema>;

/** `wanted`: what the policy names, so that a missing one shows. `unread`: what is mounted and could not be read. */
export interface DiskFacts {
  wanted: readonly string[];
  looked: Looked<Mount[]>;
  unread?: readonly Unread[];
  inodes?: Inodes;
}
