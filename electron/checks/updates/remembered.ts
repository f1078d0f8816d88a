import { z } from 'zod';
import { MessageSchema } from '../../../shared/message';
import type { CheckContext } from '../check';
import { stampOf, type Traces } from '../stamp';
import {
  obstacleKinds,
  type PackageFacts,
  type Pending,
  type Remembered,
  type UpdateSource,
  updateSources,
} from './facts';
import type { UpdatesOptions } from './options';
import type { PackageSource } from './sources/source';

const RememberedSchema = z.object({ stamp: z.string(), at: z.number(), answer: z.unknown() });

/** What the check asks to be told again: first sights by their keys, and the last whole answers by their sources. */
export const MemorySchema = z.object({
  firstSeen: z.record(z.string(), z.number()),
  // Without a known form they are asked for again; the first sights stay.
  answers: z.partialRecord(z.enum(updateSources), RememberedSchema).catch({}),
});

/** Seconds after which a source is asked again although nothing on the disk changed, if it says nothing else. */
const longest = 86_400;

/** A source's last answer, if it still holds, and how to remember the next one. */
interface Recalled<Answer> {
  before?: { answer: Answer; remember: Remembered };
  /** Absent where nothing on the disk tells whether the next answer would be another one. */
  remember?(answer: Answer): Remembered;
}

/**
 * Looks whether a source need not be asked: the disk is as it was before its last whole answer, which was given within
 * `holds` seconds and not in the future. Who wants to see how things are wants it to be asked.
 */
export async function recall<Answer>(
  context: CheckContext<unknown>,
  source: UpdateSource,
  traces: Traces | undefined,
  form: z.ZodType<Answer>,
  holds: number = longest,
): Promise<Recalled<Answer>> {
  const stamp = traces && (await stampOf(context.root, traces));
  if (stamp === undefined) return {};
  const at = context.clock.now();
  const remember = (answer: Answer): Remembered => ({ stamp, at, answer });
  const memory = MemorySchema.safeParse(context.memory);
  const last = memory.success ? memory.data.answers[source] : undefined;
  const isSame = last?.stamp === stamp && at >= last.at && at - last.at < holds;
  const answer = form.safeParse(last?.answer);
  if (context.anew || !last || !isSame || !answer.success) return { remember };
  return { before: { answer: answer.data, remember: last }, remember };
}

const IndexSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refreshed'),
    at: z.number(),
    oldest: z.object({ name: z.string(), at: z.number() }).optional(),
  }),
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.literal('missing') }),
]);
const PackagesSchema = z.object({
  /** With the time of its refresh, so that its age is judged anew each time. */
  index: IndexSchema,
  updates: z.array(z.object({ id: z.string(), security: z.boolean() })).optional(),
  obstacles: z.array(z.object({ kind: z.enum(obstacleKinds), count: z.number() })).default([]),
  /** In the place of updates: why the source has nothing to look after. */
  nothing: MessageSchema.optional(),
});
type Packages = z.infer<typeof PackagesSchema>;

/** What a source says, or said if nothing changed since. Only a whole answer is remembered, never a failure. */
export async function gatherPackages(
  source: PackageSource,
  context: CheckContext<UpdatesOptions>,
): Promise<PackageFacts> {
  if (!source.traces) return source.gather(context);
  const holds = typeof source.holds === 'function' ? source.holds(context.options) : source.holds;
  const recalled = await recall(context, source.id, await source.traces(context), PackagesSchema, holds);
  if (recalled.before) {
    const { answer, remember } = recalled.before;
    const { index, obstacles } = answer;
    return { source: source.id, index, pending: pendingOf(answer), obstacles, remember };
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
function wholeAnswer({ index, pending, obstacles = [] }: PackageFacts): Packages | undefined {
  if (pending.kind === 'unknown')
    return pending.whole ? { index, nothing: pending.reason, obstacles } : undefined;
  return pending.incomplete ? undefined : { index, updates: pending.updates, obstacles };
}
