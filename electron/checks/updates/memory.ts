import * as z from 'zod';
import type { CheckContext } from '../check';
import { recall } from '../remembered';
import { stampOf, type Traces } from '../stamp';
import { type RememberedAnswer, type UpdateSource, updateSources } from './facts';

const RememberedSchema = z.lazy(() => z.object({ stamp: z.string(), at: z.number(), answer: z.unknown() }));

/** What the check asks to be told again: first sights by their keys, and the last whole answers by their sources. */
export const MemorySchema = z.lazy(() =>
  z.object({
    firstSeen: z.record(z.string(), z.number()),
    // Without a known form they are asked for again; the first sights stay.
    answers: z.partialRecord(z.enum(updateSources), RememberedSchema).catch({}),
  }),
);

/** Seconds after which a source is asked again although nothing on the disk changed, if it says nothing else. */
const longest = 86_400;

/** A source's last answer, if it still holds, and how to remember the next one. */
interface RecalledSource<Answer> {
  before?: { answer: Answer; remember: RememberedAnswer };
  /** Absent where nothing on the disk tells whether the next answer would be another one. */
  remember?(answer: Answer): RememberedAnswer;
}

/** Looks whether a source need not be asked: its last answer has this form and was given within `holds` seconds. */
export async function recallSource<Answer>(
  context: CheckContext<unknown>,
  source: UpdateSource,
  traces: Traces | undefined,
  form: z.ZodType<Answer>,
  holds: number = longest,
): Promise<RecalledSource<Answer>> {
  const stamp = traces && (await stampOf(context.root, traces));
  const memory = MemorySchema.safeParse(context.memory);
  const before = memory.success ? memory.data.answers[source] : undefined;
  const answer = form.safeParse(before?.answer);
  const { last, now } = recall(context, stamp, before, ({ at }) => at + holds);
  return {
    ...(last && answer.success ? { before: { answer: answer.data, remember: last } } : {}),
    ...(now ? { remember: (given) => ({ ...now, answer: given }) } : {}),
  };
}
