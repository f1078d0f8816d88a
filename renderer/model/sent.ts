import type { SentRequest } from '../../shared/sentRequest';

/** The requests in which every word of the search occurs, whatever its case. */
export function found(requests: readonly SentRequest[], search: string): SentRequest[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter((request) => {
    const text = JSON.stringify(request).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a request did, in words: the fields of its body, one a line, as they were sent. */
export function rendered(body: string | null): [name: string, value: string][] {
  if (body === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [['', body]];
  }
  if (typeof value !== 'object' || value === null) return [['', body]];
  return Object.entries(value).map(([name, inner]) => [
    name,
    typeof inner === 'string' ? inner : Array.isArray(inner) ? inner.join(', ') : JSON.stringify(inner),
  ]);
}
