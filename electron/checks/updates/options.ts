import * as z from 'zod';
import { browserNames } from './browser/names';
import { settings, updateSources } from './facts';

/**
 * Whose end counts: `standard` the release's own; `free` what everybody gets without a contract (Debian's LTS, Ubuntu's
 * own); `extended` the last that can be bought (Debian's ELTS, Ubuntu Pro).
 */
const supportKinds = ['standard', 'free', 'extended'] as const;
export type SupportKind = (typeof supportKinds)[number];

const VersionSchema = z.lazy(() => z.string().regex(/^\d+(\.\d+)*$/));

export const UpdatesOptionsSchema = z.lazy(() =>
  z
    .strictObject({
      sources: z
        .array(z.enum(updateSources))
        .min(1)
        .optional()
        .describe('Only these, which must then be there; default: all that apply on the machine.'),
      without: z.array(z.enum(updateSources)).default([]).describe('Left out of those that apply.'),
      support: z
        .enum(supportKinds)
        .default('free')
        .describe(
          "Whose end of support counts: the release's own, what everybody gets without a contract (Debian LTS), or the last that can be bought (ELTS, Ubuntu Pro).",
        ),
      decided: z
        .array(z.enum(settings))
        .default([])
        .describe(
          'Settings by which your organisation itself keeps updates back: what they keep back is shown and is no warning.',
        ),
      browsers: z
        .partialRecord(z.enum(browserNames), VersionSchema)
        .default({})
        .describe(
          'The oldest version of each browser that is good enough, such as `{ "firefox": "128.5" }`.',
        ),
      checkupdates: z
        .boolean()
        .default(false)
        .describe('Arch: ask `checkupdates`, which uses the network, instead of the last synchronisation.'),
    })
    .prefault({}),
);
export type UpdatesOptions = z.infer<typeof UpdatesOptionsSchema>;
