import type { ApiResponse } from '../http/connection';
import { judgeBroken } from '../http/transport';
import type { RequestOutcome } from '../types';
import { judge, judgeStranger, readAnswer, readItem } from './outcome';

/** The items' own outcomes of an action, or one outcome for the whole request. */
export function judgeResponse(response: ApiResponse | undefined): RequestOutcome[] | RequestOutcome {
  if (response === undefined) throw new Error('a question without a reply');
  if (response.kind === 'broken') return judgeBroken(response.error);
  const judged = judgeAnswered(response);
  const { retryAfter } = response;
  if (retryAfter === undefined || Array.isArray(judged) || judged.kind !== 'failed') return judged;
  return { ...judged, retryAfter };
}

function judgeAnswered(
  response: Extract<ApiResponse, { kind: 'answered' }>,
): RequestOutcome[] | RequestOutcome {
  const answer = readAnswer(response.statusCode, response.text);
  if (answer === undefined) return judgeStranger(response.statusCode);
  if (answer.results === undefined) return judge(answer);
  return answer.results.map((result) => judge(readItem(result)));
}

/** The answer's `results`, unjudged; undefined when there are none. */
export function resultsOf(response: ApiResponse | undefined): unknown {
  return response?.kind === 'answered' ? readAnswer(response.statusCode, response.text)?.results : undefined;
}
