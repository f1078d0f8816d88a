import { Translator } from '../../../shared/i18n';
import type { ExampleView, RedactedPart } from '../../../shared/privacyViews';
import { resultRequest } from '../../icinga/rest/requests';
import { joined, type Piece } from '../../privacy/pieces';
import type { Redactor } from '../../privacy/redactor';
import { Runner, type RunnerParts } from '../checking/runner';
import type { Lane } from '../delivery/lanes';
import { englishOutput, outputPieces, passiveResult } from '../delivery/passiveResult';
import type { Plan, PlanEntry } from '../plan/plan';

export interface ExampleParts extends Pick<RunnerParts, 'clock' | 'run' | 'secrets' | 'macros'> {
  plan: Plan;
  redact: Redactor;
  /** Where it would go; undefined when nothing is sent. */
  lane: Lane | undefined;
}

/** "See what would be sent": runs a check once, remembers nothing of it, and stores and sends nothing. */
export async function makeExample(entry: PlanEntry, parts: ExampleParts): Promise<ExampleView> {
  const { clock, run, secrets, macros, redact, lane, plan } = parts;
  const english = new Translator('en', 'en-GB');
  const runner = new Runner({
    clock,
    run,
    secrets,
    macros,
    memoryOf: () => undefined,
    onProgress: () => undefined,
  });
  const result = await runner.run(entry);
  const raw = englishOutput(result, english);
  const perfdata = {
    raw: result.perfdata,
    sent: redact.perfdata(result.perfdata, entry.check.kind === 'custom'),
  };
  const { service } = entry;
  if (!lane) return { host: '', service, output: [{ text: raw }], perfdata };
  const item = passiveResult(entry, result, lane, english, redact, plan.privacy.timeRounding);
  const { path, body } = resultRequest(item);
  return {
    host: item.host,
    service,
    output: shown(outputPieces(result, english, redact), raw, item.output),
    perfdata,
    request: { path, body: JSON.stringify(body) },
  };
}

/** What was taken out, piece by piece; as a whole where the end was cut off. */
function shown(pieces: readonly Piece[], raw: string, sent: string): RedactedPart[] {
  return joined(pieces) === sent ? [...pieces] : [{ text: sent, was: raw }];
}
