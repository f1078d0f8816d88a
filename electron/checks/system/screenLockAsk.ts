import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { processFailure } from '../processFailure';
import { type Looked, unseen } from './information';

/** Seconds without anybody there until the screen is locked; `never` when it is not. */
export type ScreenLockFacts = Looked<{ after: number | 'never' }>;

export async function askProgram(
  context: CheckContext<unknown>,
  argv: readonly [string, ...string[]],
  read: (output: string) => ScreenLockFacts | undefined,
): Promise<ScreenLockFacts> {
  const { timeout, signal } = context;
  const outcome = await context.run({ argv, timeout, signal });
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return unseen(processFailure(argv[0], outcome, timeout));
  const facts = outcome.truncated ? undefined : read(outcome.stdout.trim() || outcome.stderr);
  return facts ?? unseen(message('process.not-understood', { program: argv[0] }));
}

export function seen(after: number | 'never'): ScreenLockFacts {
  return { kind: 'seen', facts: { after } };
}
