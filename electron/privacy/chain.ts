import { z } from 'zod';
import { contentHash } from './contentHash';

/** The first line: whose record this is, by a random name that means nothing elsewhere. */
const HeaderSchema = z.strictObject({ version: z.literal(1), user: z.uuid(), hash: z.string() });
export type RecordHeader = z.infer<typeof HeaderSchema>;

/** One answer. `at` is epoch seconds, `prev` the hash of the line before. */
const RecordedAnswerSchema = z.strictObject({
  seq: z.number().int().positive(),
  at: z.number(),
  card: z.string(),
  cardHash: z.string(),
  choice: z.enum(['read', 'accepted', 'declined']),
  app: z.string(),
  language: z.string(),
  prev: z.string(),
  hash: z.string(),
});
export type RecordedAnswer = z.infer<typeof RecordedAnswerSchema>;

/** What a record's text holds, up to where it can be trusted. */
export interface ReadChain {
  header?: RecordHeader;
  answers: RecordedAnswer[];
  /** The first line, counted from 1, that is not what was written; the lines after it prove nothing. */
  badLine?: number;
  /** A last line without its end: writing was cut off. Its answer never counted. */
  torn: string;
}

/** Reads a record and holds every line against the hashes. An end that was cut off at a line's end does not show. */
export function readChain(text: string): ReadChain {
  const lines = text.split('\n');
  const chain: ReadChain = { answers: [], torn: lines.pop() ?? '' };
  for (const [index, line] of lines.entries()) {
    const good = index === 0 ? addHeader(chain, line) : addAnswer(chain, line);
    if (!good) return { ...chain, badLine: index + 1 };
  }
  return chain;
}

/** A line of a record: the content with its own hash at the end. */
export function sealed<T extends object>(content: T): T & { hash: string } {
  return { ...content, hash: contentHash(content) };
}

function addHeader(chain: ReadChain, line: string): boolean {
  const header = intact(line, HeaderSchema);
  if (header) chain.header = header;
  return header !== undefined;
}

function addAnswer(chain: ReadChain, line: string): boolean {
  const answer = intact(line, RecordedAnswerSchema);
  const before = chain.answers.at(-1) ?? chain.header;
  if (!answer || answer.prev !== before?.hash || answer.seq !== chain.answers.length + 1) return false;
  chain.answers.push(answer);
  return true;
}

/** Compares the line itself as well: another spelling of the same content is a change too. */
function intact<T extends { hash: string }>(line: string, schema: z.ZodType<T>): T | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success || JSON.stringify(value) !== line) return undefined;
  const { hash, ...content } = parsed.data;
  return contentHash(content) === hash ? parsed.data : undefined;
}
