import { cut, plainText } from '../../../shared/text';
import type { RequestOutcome, Unsuccessful } from '../types';

/** One judged answer: of the whole request, or each item's own. */
export interface Item {
  code: number;
  status: string;
}

/** An answer as Icinga gives it. `results` is undefined when it refused the request as a whole. */
export interface IcingaAnswer {
  code: number;
  status: string;
  results?: unknown[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The server's words, with the first line of what `?verbose=1` adds ("Missing permission: ..."); the rest is a stack trace. */
function statusText(record: Record<string, unknown>): string {
  const status = typeof record.status === 'string' ? record.status.trim() : '';
  const diagnostics = typeof record.diagnostic_information === 'string' ? record.diagnostic_information : '';
  const reason = (diagnostics.split('\n')[0] ?? '').replace(/^Error: /, '').trim();
  const text = reason === '' || status.includes(reason) ? status : `${status} (${reason})`;
  return cut(plainText(text), 500);
}

/** Reads an answer, or undefined when it is not one of Icinga's (a captive portal, a proxy). */
export function readAnswer(statusCode: number, text: string): IcingaAnswer | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed)) return undefined;
  if (Array.isArray(parsed.results)) {
    return { code: statusCode, status: `HTTP ${statusCode}`, results: parsed.results };
  }
  if (typeof parsed.error === 'number') return { code: parsed.error, status: statusText(parsed) };
  return undefined;
}

/** Reads one element of `results` of an action. */
export function readItem(result: unknown): Item {
  if (!isRecord(result) || typeof result.code !== 'number')
    return { code: 500, status: 'result without a code' };
  return { code: result.code, status: statusText(result) };
}

/**
 * Judges a code and the server's words. Texts are those of Icinga 2.13 and later:
 * https://github.com/Icinga/icinga2/blob/master/lib/icinga/apiactions.cpp
 */
export function judge({ code, status }: Item): RequestOutcome {
  if (code >= 200 && code < 300) {
    return /unreachable object/i.test(status) ? { kind: 'dropped', status } : { kind: 'accepted' };
  }
  if (code === 409) {
    if (/ is (OK|UP)\.|already acknowledged/i.test(status)) return { kind: 'nothing-to-do', status };
    if (/newer check result|discarded/i.test(status)) return { kind: 'dropped', status };
    return { kind: 'rejected', reason: 'bad-request', status };
  }
  if (code === 401) return { kind: 'rejected', reason: 'unauthorized', status };
  // 2.14 and later say 403 where 2.13 says 404.
  if (code === 404 || (code === 403 && /missing permission/i.test(status)))
    return { kind: 'rejected', reason: 'not-found', status };
  if (code >= 500 || code === 408 || code === 429) return { kind: 'failed', reason: 'server-error', status };
  return { kind: 'rejected', reason: 'bad-request', status };
}

/** Judges an answer that is not Icinga's. */
export function judgeStranger(statusCode: number): Unsuccessful {
  const status = `HTTP ${statusCode}, not an answer of Icinga`;
  return { kind: 'failed', reason: statusCode >= 500 ? 'server-error' : 'not-icinga', status };
}
