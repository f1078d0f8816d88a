import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { parseJson } from '../../json';
import type { PackageFacts, Pending } from '../facts';
import { powershell, withoutMark } from './powershell';
import { ask, failed, indexAt, notUnderstood, type PackageSource, patience, quarterDay } from './source';
import { windowsTraces } from './windowsTraces';

/** Seconds; a search can take minutes even without the network. */
const limit = 300;

/**
 * Asks what the last search found, without the network. Categories by their id: their names are localised. The ids are
 * those of "Security Updates" and "Critical Updates".
 */
const script = `
$session = New-Object -ComObject Microsoft.Update.Session
$searcher = $session.CreateUpdateSearcher(); $searcher.Online = $false
$result = $searcher.Search('IsInstalled=0 and IsHidden=0')
$urgent = '0fa1201d-4330-4fa8-8ae9-b877473b6441','e6cf1350-c01b-414d-a61f-263d14d133b4'
$updates = @($result.Updates | ForEach-Object { @{ id = $_.Identity.UpdateID
  security = [bool]($_.MsrcSeverity -or @($_.Categories | Where-Object { $urgent -contains $_.CategoryID }).Count) } })
$last = (New-Object -ComObject Microsoft.Update.AutoUpdate).Results.LastSearchSuccessDate
$searched = if ($last) { [DateTime]::SpecifyKind($last, 'Utc').ToString('o') } else { $null }
ConvertTo-Json -Compress -Depth 4 @{ code = [int]$result.ResultCode; searched = $searched; count = $updates.Count; updates = $updates }
`;

const UpdateSchema = z.lazy(() => z.object({ id: z.string().min(1), security: z.boolean() }));
const AnswerSchema = z.lazy(() =>
  z.object({
    /** OperationResultCode: 2 is "succeeded". */
    code: z.number(),
    searched: z.iso.datetime({ offset: true }).nullable(),
    count: z.number(),
    // One update may come as an object instead of an array of one, none as null.
    updates: z.union([
      z.array(UpdateSchema),
      UpdateSchema.transform((one) => [one]),
      z.null().transform(() => []),
    ]),
  }),
);

/** Windows Update through its COM interface. */
export const windowsUpdate: PackageSource = {
  id: 'windows-update',
  name: 'Windows Update',
  marksSecurity: true,
  commands: {},
  applies: async ({ system }) => system === 'windows',
  traces: async () => windowsTraces,
  holds: quarterDay,
  async gather(context) {
    context.progress(message('updates.progress', { source: 'Windows Update' }));
    const outcome = await ask(context, powershell(script), limit);
    return { source: 'windows-update', ...readWindowsUpdate(outcome, patience(context, limit)) };
  },
};

/** What the script answered; `timeout` in seconds. */
export function readWindowsUpdate(
  outcome: ProcessOutcome,
  timeout: number,
): { index: PackageFacts['index']; pending: Pending } {
  const none = { index: { kind: 'missing' } } as const;
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { ...none, pending: failed('Windows Update', outcome, timeout) };
  const answer = outcome.truncated
    ? undefined
    : AnswerSchema.safeParse(parseJson(withoutMark(outcome.stdout)));
  if (!answer?.success || answer.data.count !== answer.data.updates.length)
    return { ...none, pending: notUnderstood('Windows Update') };
  const { code, searched, updates } = answer.data;
  const index = indexAt(searched === null ? undefined : Date.parse(searched) / 1000);
  if (code === 2) return { index, pending: { kind: 'known', updates } };
  const incomplete = message('updates.windows.partial', { code });
  return {
    index,
    pending:
      updates.length > 0 ? { kind: 'known', updates, incomplete } : { kind: 'unknown', reason: incomplete },
  };
}
