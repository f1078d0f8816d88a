import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { askTool } from '../read/ask';
import {
  notPermitted,
  notUnderstood,
  parseTime,
  type Reading,
  toolFailed,
  unreadable,
} from '../read/reading';

/**
 * What our PowerShell scripts print as one line of JSON: times are RFC 3339 in UTC, an absent one is null. None of
 * this was ever run on Windows by us.
 */
const AnswerSchema = z.lazy(() =>
  z.object({
    state: z.enum(['found', 'none', 'denied', 'absent', 'failed']),
    success: z.string().nullable().optional(),
    failure: z.string().nullable().optional(),
  }),
);

/** Everything that a script prints is ASCII, so that the console's code page does not matter. */
const utc = "function Utc($t) { $t.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss') + 'Z' }";
const answer =
  'function Answer($state, $good, $bad) { @{ state = $state; success = $good; failure = $bad } | ConvertTo-Json -Compress }';

/** What every script begins with: it ends at the first error, and knows how to write a time and its answer. */
export const beginning = `$ErrorActionPreference = 'Stop'
${utc}
${answer}`;

/** The newest good and bad events of a log; `good` and `bad` are conditions on an event `$_`. */
export function eventScript(log: string, ids: readonly number[], good: string, bad: string): string {
  return `${beginning}
try {
  Get-WinEvent -ListLog '${log}' | Out-Null
} catch [System.UnauthorizedAccessException] { Answer 'denied'; exit } catch { Answer 'absent'; exit }
try {
  $all = @(Get-WinEvent -FilterHashtable @{ LogName = '${log}'; Id = ${ids.join(', ')} } -MaxEvents 200)
  $good = $all | Where-Object { ${good} } | Select-Object -First 1
  $bad = $all | Where-Object { ${bad} } | Select-Object -First 1
  $g = if ($good) { Utc $good.TimeCreated } else { $null }
  $b = if ($bad) { Utc $bad.TimeCreated } else { $null }
  if ($g -or $b) { Answer 'found' $g $b } else { Answer 'none' }
} catch [System.UnauthorizedAccessException] { Answer 'denied' } catch {
  if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { Answer 'none' } else { Answer 'failed' }
}`;
}

/**
 * Runs a script that begins with `beginning`; `tool` is what people call the program that it asks about. What it depends on
 * cannot be seen: Windows writes its registry and its logs to the disk when it likes.
 */
export async function askWindows(
  context: CheckContext<unknown>,
  tool: string,
  script: string,
): Promise<Reading> {
  const powershell = ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', script] as const;
  const outcome = await askTool(context, powershell);
  return judgeWindows(tool, outcome, context.timeout);
}

/** What one of the scripts says; `timeout` in seconds. */
export function judgeWindows(tool: string, outcome: ProcessOutcome, timeout: number): Reading {
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return toolFailed('powershell.exe', outcome, timeout, '');
  // Windows PowerShell may begin with a byte order mark.
  const parsed = AnswerSchema.safeParse(parseJson(outcome.stdout.replace(/^\uFEFF/, '').trim()));
  if (!parsed.success) return notUnderstood(tool);
  const { state, success, failure } = parsed.data;
  switch (state) {
    case 'none':
      return { kind: 'empty' };
    case 'denied':
      return notPermitted(tool);
    case 'absent':
      return unreadable(
        message('backups.reason.not-set-up', { tool }),
        message('backups.remedy.not-set-up', { tool }),
      );
    case 'failed':
      return notUnderstood(tool);
    case 'found':
      return lastRun(tool, success ?? undefined, failure ?? undefined);
  }
}

function lastRun(tool: string, success: string | undefined, failure: string | undefined): Reading {
  const good = success === undefined ? undefined : parseTime(success);
  const bad = failure === undefined ? undefined : parseTime(failure);
  if ((success !== undefined && good === undefined) || (failure !== undefined && bad === undefined))
    return notUnderstood(tool);
  if (bad !== undefined && (good === undefined || bad > good))
    return { kind: 'failed-run', at: bad, tool, ...(good === undefined ? {} : { good }) };
  return good === undefined ? notUnderstood(tool) : { kind: 'newest', newest: good };
}
