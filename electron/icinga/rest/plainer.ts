import type { PassiveResult } from '../../../shared/passiveResult';
import type { ApiResponse } from '../http/connection';
import { readAnswer, readItem } from './outcome';

const longestLine = 400;

/**
 * Refusals of what a request holds. 400 is Icinga's for a body that it cannot read; the others come from what stands in front of it: a body that is too
 * large for a reverse proxy, words that a filter of web attacks does not like.
 */
const byIcinga = new Set([400, 413, 422]);
const byOthers = new Set([400, 403, 406, 413, 414, 415, 422, 431, 501]);

/** What a server said when it refused the content of a result, and not the result itself; undefined for any other answer. */
export function contentRefusal(response: ApiResponse): string | undefined {
  if (response.kind !== 'answered') return undefined;
  const { statusCode, text } = response;
  const answer = readAnswer(statusCode, text);
  if (answer === undefined) return byOthers.has(statusCode) ? `HTTP ${statusCode}` : undefined;
  if (answer.results === undefined) return byIcinga.has(answer.code) ? answer.status : undefined;
  const [first] = answer.results.map(readItem);
  return first && byIcinga.has(first.code) ? first.status : undefined;
}

/** The same state with the least that can be objected to: its first line in ASCII, and no figures. */
export function plainer(result: PassiveResult): PassiveResult {
  const line = asciiOf(result.output.split(/\r\n|\r|\n/).find((one) => one.trim() !== '') ?? '');
  const note = '(the server refused the full text)';
  return { ...result, output: `${line.slice(0, longestLine)} ${note}`.trim(), performanceData: [] };
}

/** Letters lose their accents; what is left that is not ASCII becomes a question mark, one for each character. */
function asciiOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\u00df/g, 'ss')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}
