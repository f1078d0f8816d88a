import type { Evidence, Remedy } from '../../shared/checkResult';
import { type Message, message } from '../../shared/message';

/** One sentence out of several: "A; B; C". */
export function joined(messages: readonly Message[]): Message {
  const [first, ...rest] = messages;
  if (!first) return message('check.nothing');
  return rest.length === 0
    ? first
    : message('check.joined', { first: { message: first }, rest: { message: joined(rest) } });
}

/** The sentences of the findings that have a state. */
export function findingsOf(evidence: readonly Evidence[], state: Evidence['state']): Message[] {
  return evidence.filter((one) => one.state === state).map((one) => one.message);
}

/** Each remedy once, in order. */
export function distinct(remedies: readonly Remedy[]): Remedy[] {
  const seen = new Set<string>();
  return remedies.filter((remedy) => {
    const key = JSON.stringify(remedy);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
