import type { CheckResult } from '../../../shared/checkResult';
import type { Translator } from '../../../shared/i18n';
import type { Message, Param } from '../../../shared/message';
import { exitStatus } from '../../../shared/states';
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
    output: capped(redact.text(englishOutput(result, english, redact.foreign))),
    performanceData: redact.perfdata(result.perfdata, entry.check.kind === 'custom'),
    executionStart: rounded(result.started),
    executionEnd: rounded(result.ended),
    ttl: entry.freshness,
    checkSource: lane.target.host,
  };
}

/**
 * Summary, evidence and long output as plain lines: what a plugin would print. Evidence that is the summary is not
 * repeated. `foreign` is asked about every word that is not Fettle's own.
 */
export function englishOutput(
  result: CheckResult,
  english: Translator,
  foreign: (text: string) => string = (text) => text,
): string {
  const render = (message: Message) => english.render(withForeign(message, foreign));
  const summary = render(result.summary);
  const evidence = result.evidence.map(({ message }) => render(message));
  const lines = [summary, ...evidence.filter((line) => line !== summary)];
  if (result.longOutput) lines.push(foreign(result.longOutput));
  return lines.join('\n');
}

/** Texts inside a message come from programs and files. */
function withForeign({ id, params }: Message, foreign: (text: string) => string): Message {
  if (!params) return { id };
  const value = (param: Param): Param => {
    if (typeof param === 'string') return foreign(param);
    if (typeof param !== 'object') return param;
    if ('message' in param) return { message: withForeign(param.message, foreign) };
    return 'list' in param ? { list: param.list.map(value) } : param;
  };
  return {
    id,
    params: Object.fromEntries(Object.entries(params).map(([name, param]) => [name, value(param)])),
  };
}

function capped(text: string): string {
  return text.length <= longestOutput ? text : `${text.slice(0, longestOutput - 4)} ...`;
}
