import type { z } from 'zod';
import { type Message, message } from '../../../shared/message';
import type { CheckContext } from '../check';

type Library = typeof import('systeminformation');

/** What a look gave, or why it gave nothing. */
export type Looked<Facts> = { kind: 'seen'; facts: Facts } | { kind: 'unseen'; reason: Message };

/**
 * Asks systeminformation one thing. The library is loaded with the first question, for it is large and most machines
 * never ask. Its calls know no time-out and report a failure as empty or zero values: both are caught here, by the
 * check's own time and by a schema for what an answer must look like.
 */
export async function ask<Facts>(
  context: Pick<CheckContext<unknown>, 'clock' | 'timeout' | 'signal'>,
  schema: z.ZodType<Facts>,
  question: (library: Library) => Promise<unknown>,
): Promise<Looked<Facts>> {
  const answer = await inTime(context, async () => {
    const library = await import('systeminformation');
    // In the bundle the library is a CommonJS file, whose functions lie in `default`.
    return question((library as { default?: Library }).default ?? library);
  });
  if (answer.kind === 'unseen') return answer;
  const parsed = schema.safeParse(answer.facts);
  return parsed.success ? { kind: 'seen', facts: parsed.data } : unseen(message('system.reason.garbage'));
}

/** Why a look gave nothing. */
export function unseen(reason: Message): Extract<Looked<never>, { kind: 'unseen' }> {
  return { kind: 'unseen', reason };
}

async function inTime(
  { clock, timeout, signal }: Pick<CheckContext<unknown>, 'clock' | 'timeout' | 'signal'>,
  work: () => Promise<unknown>,
): Promise<Looked<unknown>> {
  const stop = new AbortController();
  const late = new Promise<Looked<unknown>>((resolve) => {
    const giveUp = () => resolve(unseen(message('system.reason.late', { timeout: { duration: timeout } })));
    const cancel = clock.after(timeout, giveUp);
    signal.addEventListener('abort', giveUp, { signal: stop.signal });
    stop.signal.addEventListener('abort', cancel);
  });
  const done = work().then(
    (facts): Looked<unknown> => ({ kind: 'seen', facts }),
    (error: unknown): Looked<unknown> =>
      unseen(
        message('system.reason.error', { detail: error instanceof Error ? error.message : String(error) }),
      ),
  );
  return Promise.race([done, late]).finally(() => stop.abort());
}
