import type { CheckResult } from '../../shared/checkResult';
import type { Translator } from '../../shared/i18n';
import { exitStatus } from '../../shared/states';
import type { OutboxItem } from '../store/outbox';
import type { Lane } from './lanes';
import type { PlanEntry } from './plan';

/** Longer output tells nobody more, and every result is kept by the server. */
const longestOutput = 8192;

/** What one lane gets of a result: English, redacted, capped. */
export function passiveResult(
  entry: PlanEntry,
  result: CheckResult,
  lane: Lane,
  english: Translator,
  redact: { text(text: string): string; perfdata(metric: string): string },
): OutboxItem {
  return {
    lane: lane.name,
    entry: entry.id,
    host: lane.target.host,
    service: entry.service,
    exitStatus: exitStatus(result.state),
    output: capped(redact.text(englishOutput(result, english))),
    performanceData: result.perfdata.map((metric) => redact.perfdata(metric)),
    executionStart: result.started,
    executionEnd: result.ended,
    ttl: entry.freshness,
    checkSource: lane.target.host,
  };
}

/** Summary, evidence and long output as plain lines: what a plugin would print. Evidence that is the summary is not repeated. */
export function englishOutput(result: CheckResult, english: Translator): string {
  const summary = english.render(result.summary);
  const evidence = result.evidence.map(({ message }) => english.render(message));
  const lines = [summary, ...evidence.filter((line) => line !== summary)];
  if (result.longOutput) lines.push(result.longOutput);
  return lines.join('\n');
}

function capped(text: string): string {
  return text.length <= longestOutput ? text : `${text.slice(0, longestOutput - 4)} ...`;
}
