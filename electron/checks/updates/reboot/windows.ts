import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { processFailure } from '../../processFailure';
import type { RebootFacts } from '../facts';
import { powershell, withoutMark } from '../sources/powershell';
import { ask, patience } from '../sources/source';

/** PendingFileRenameOperations is left out: many installers leave it behind, so it is only a hint. */
const script = `
$base = 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion'
ConvertTo-Json -Compress @{
  update = Test-Path "$base\\WindowsUpdate\\Auto Update\\RebootRequired"
  servicing = Test-Path "$base\\Component Based Servicing\\RebootPending"
  boot = (Get-CimInstance Win32_OperatingSystem).LastBootUpTime.ToUniversalTime().ToString('s') }
`;

const AnswerSchema = z.lazy(() =>
  z.object({ update: z.boolean(), servicing: z.boolean(), boot: z.string().min(1) }),
);

/** Asks the registry whether Windows Update or the component store wait for a restart. */
export async function gatherWindowsReboot(context: CheckContext<unknown>): Promise<RebootFacts> {
  return readWindowsReboot(await ask(context, powershell(script)), patience(context));
}

/** What the script answered; `timeout` in seconds. */
export function readWindowsReboot(outcome: ProcessOutcome, timeout: number): RebootFacts {
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { kind: 'unknown', why: processFailure('PowerShell', outcome, timeout), asked: true };
  const answer = AnswerSchema.safeParse(parseJson(withoutMark(outcome.stdout)));
  if (!answer.success)
    return {
      kind: 'unknown',
      why: message('process.not-understood', { program: 'PowerShell' }),
      asked: true,
    };
  const { update, servicing, boot } = answer.data;
  if (!update && !servicing) return { kind: 'none' };
  return { kind: 'pending', id: `reboot ${boot}`, why: message('updates.reboot.why.packages') };
}
