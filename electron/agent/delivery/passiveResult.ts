import type { CheckResult } from '../../../shared/checkResult';
import type { Translator } from '../../../shared/i18n';
import type { Message } from '../../../shared/message';
import { exitStatus } from '../../../shared/states';
import { cut } from '../../../shared/text';
import { isReadable } from '../../plugins/perfdata';
import { foreignPieces, renderedPieces } from '../../privacy/ownWords';
import { joined, type Piece } from '../../privacy/pieces';
import type { Redactor } from '../../privacy/redactor';
import type { OutboxItem } from '../../store/outbox';
import type { PlanEntry } from '../plan/plan';
import type { Lane } from './lanes';

/** Longer output tells nobody more, and every result is kept by the server. */
const longestOutput = 8192;

/** What one lane gets of a result: English, redacted, capped, its times rounded down to a multiple of some seconds. */
export function passiveResult(
  entry: PlanEntry,
  result: CheckResult,
  lane: Lane,
  english: Translator,
  redact: Redactor,
  timeRounding = 0,
): OutboxItem {
  const rounded = (time: number) =>
    timeRounding > 0 ? Math.floor(time / timeRounding) * timeRounding : time;
  return {
    lane: lane.name,
    entry: entry.id,
    host: lane.target.host,
    service: entry.service,
    exitStatus: exitStatus(result.state),
    output: cut(joined(outputPieces(result, english, redact)), longestOutput, ' ...'),
    // What Icinga cannot read would keep its graphs from the rest.
    performanceData: redact.perfdata(result.perfdata.filter(isReadable), entry.check.kind === 'custom'),
    executionStart: rounded(result.started),
    executionEnd: rounded(result.ended),
    ttl: entry.freshness,
    checkSource: lane.target.host,
  };
}

/** Summary, evidence and long output as plain lines: what a plugin would print. Evidence that is the summary is not repeated. */
export function englishOutput(result: CheckResult, english: Translator): string {
  const lines = sentences(result, english).map((message) => english.render(message));
  if (result.longOutput) lines.push(result.longOutput);
  return lines.join('\n');
}

/** The same in pieces, without what must not leave. */
export function outputPieces(result: CheckResult, english: Translator, redact: Redactor): Piece[] {
  const lines = sentences(result, english).map((message) => renderedPieces(message, english, redact));
  if (result.longOutput) lines.push(foreignPieces(result.longOutput, redact));
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}

function sentences({ summary, evidence }: CheckResult, english: Translator): Message[] {
  const first = english.render(summary);
  return [
    summary,
    ...evidence.map(({ message }) => message).filter((message) => english.render(message) !== first),
  ];
}
