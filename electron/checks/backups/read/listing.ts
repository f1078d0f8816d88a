import type { CheckContext } from '../../check';

/** Bytes of a listing in which a file must show. */
const enough = 64 * 1024;

/**
 * Whether what a program lists holds a file: `file` matches the line of one, `any` the line of any entry. The program is ended
 * when enough was seen. Undefined when it could not list, or listed something else.
 */
export async function holdsListed(
  { run, timeout, signal }: CheckContext<unknown>,
  argv: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
  { file, any }: { file: RegExp; any: RegExp },
): Promise<boolean | undefined> {
  const listing = { argv, environment, timeout: timeout / 4, signal, maxOutput: enough, endWhenFull: true };
  const outcome = await run(listing);
  if (outcome.kind !== 'exited' && outcome.kind !== 'signalled') return undefined;
  const lines = outcome.stdout.split('\n').filter((line) => line !== '');
  if (lines.some((line) => file.test(line))) return true;
  const whole = outcome.kind === 'exited' && outcome.code <= 1 && !outcome.truncated;
  return whole && lines.every((line) => any.test(line)) ? false : undefined;
}
