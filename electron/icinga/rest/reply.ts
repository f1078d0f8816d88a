import type { Reply } from '../http/connection';
import { judgeBroken } from '../http/transport';
import { judge, judgeStranger, readAnswer, readItem } from './outcome';
import type { Outcome } from './types';

/** The items' own outcomes of an action, or one outcome for the whole request. */
export function judgeReply(reply: Reply | undefined): Outcome[] | Outcome {
  if (reply === undefined) throw new Error('a question without a reply');
  if (reply.kind === 'broken') return judgeBroken(reply.error);
  const judged = judgeAnswered(reply);
  const { retryAfter } = reply;
  if (retryAfter === undefined || Array.isArray(judged) || judged.kind !== 'failed') return judged;
  return { ...judged, retryAfter };
}

function judgeAnswered(reply: Extract<Reply, { kind: 'answered' }>): Outcome[] | Outcome {
  const answer = readAnswer(reply.statusCode, reply.text);
  if (answer === undefined) return judgeStranger(reply.statusCode);
  if (answer.results === undefined) return judge(answer);
  return answer.results.map((result) => judge(readItem(result)));
}

/** The answer's `results`, unjudged; undefined when there are none. */
export function resultsOf(reply: Reply | undefined): unknown {
  return reply?.kind === 'answered' ? readAnswer(reply.statusCode, reply.text)?.results : undefined;
}
