import * as z from 'zod';
import { MessageSchema } from '../../../shared/message';
import type { CheckContext } from '../check';
import { obstacleKinds, type PackageFacts, type Pending, settings } from './facts';
import { recallSource } from './memory';
import type { UpdatesOptions } from './options';
import type { PackageSource } from './sources/source';

const IndexSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('refreshed'),
      at: z.number(),
      oldest: z.object({ name: z.string(), at: z.number() }).optional(),
    }),
    z.object({ kind: z.literal('live') }),
    z.object({ kind: z.literal('missing') }),
  ]),
);
const PackagesSchema = z.lazy(() =>
  z.object({
    /** With the time of its refresh, so that its age is judged again each time. */
    index: IndexSchema,
    updates: z
      .array(z.object({ id: z.string(), security: z.boolean(), unmarked: z.literal(true).optional() }))
      .optional(),
    obstacles: z
      .array(
        z.object({
          kind: z.enum(obstacleKinds),
          count: z.number(),
          setting: z.enum(settings).optional(),
          security: z.boolean().optional(),
        }),
      )
      .default([]),
    remark: MessageSchema.optional(),
    install: z.string().optional(),
    /** In the place of updates: why the source has nothing to look after. */
    nothing: MessageSchema.optional(),
  }),
);
type Packages = z.infer<typeof PackagesSchema>;

/** What a source says, or said if nothing changed since. Only a whole answer is remembered, never a failure. */
export async function gatherPackages(
  source: PackageSource,
  context: CheckContext<UpdatesOptions>,
): Promise<PackageFacts> {
  if (!source.traces) return source.gather(context);
  const holds = typeof source.holds === 'function' ? source.holds(context.options) : source.holds;
  const recalled = await recallSource(
    context,
    source.id,
    await source.traces(context),
    PackagesSchema,
    holds,
  );
  if (recalled.before) {
    const { answer, remember } = recalled.before;
    const { updates: _, nothing: __, ...rest } = answer;
    return { source: source.id, ...rest, pending: pendingOf(answer), remember };
  }
  const facts = await source.gather(context);
  const answer = wholeAnswer(facts);
  return recalled.remember && answer ? { ...facts, remember: recalled.remember(answer) } : facts;
}

function pendingOf({ updates = [], nothing }: Packages): Pending {
  return nothing
    ? { kind: 'unknown', reason: nothing, absent: true, whole: true }
    : { kind: 'known', updates };
}

/** Undefined for a failure, or when a part is missing. */
function wholeAnswer({
  index,
  pending,
  obstacles = [],
  remark,
  install,
}: PackageFacts): Packages | undefined {
  const rest = { index, obstacles, ...(remark ? { remark } : {}), ...(install ? { install } : {}) };
  if (pending.kind === 'unknown') return pending.whole ? { ...rest, nothing: pending.reason } : undefined;
  return pending.incomplete ? undefined : { ...rest, updates: pending.updates };
}
