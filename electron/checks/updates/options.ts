import { z } from 'zod';
import { browserNames } from './browserNames';
import { updateSources } from './facts';

/**
 * Whose end counts: `standard` the release's own; `free` what everybody gets without a contract (Debian's LTS, Ubuntu's
 * own); `extended` the last that can be bought (Debian's ELTS, Ubuntu Pro).
 */
export const supportKinds = ['standard', 'free', 'extended'] as const;
export type SupportKind = (typeof supportKinds)[number];

const VersionSchema = z.string().regex(/^\d+(\.\d+)*$/);

export const UpdatesOptionsSchema = z
  .strictObject({
    /** Default: all that apply on this machine. */
    sources: z.array(z.enum(updateSources)).min(1).optional(),
    /** Sources that are left out of those that apply. */
    without: z.array(z.enum(updateSources)).default([]),
    /** Whose end of support counts. */
    support: z.enum(supportKinds).default('free'),
    /** The oldest version of each browser that is good enough. */
    browsers: z.partialRecord(z.enum(browserNames), VersionSchema).default({}),
    /** Arch: ask `checkupdates`, which uses the network, instead of the last synchronisation. */
    checkupdates: z.boolean().default(false),
  })
  .prefault({});
export type UpdatesOptions = z.infer<typeof UpdatesOptionsSchema>;
