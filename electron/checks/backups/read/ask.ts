import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';

/** Bytes; years of hourly backups of several folders. */
const longestList = 8 * 1024 * 1024;

/** Runs a backup tool within the check's time; `environment` is where its secrets and its repository go. */
export function askTool(
  context: CheckContext<unknown>,
  argv: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessOutcome> {
  const { timeout, signal } = context;
  return context.run({ argv, environment, timeout, maxOutput: longestList, signal });
}
