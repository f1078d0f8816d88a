import * as z from 'zod';
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

/** Something that happened about the notice and is no answer of the person's. */
const RecordedEventSchema = z.strictObject({
  seq: z.number().int().positive(),
  at: z.number(),
  event: z.enum(['preset-answer-refused']),
  detail: z.string(),
  app: z.string(),
  prev: z.string(),
  hash: z.string(),
});
export type RecordedEvent = z.infer<typeof RecordedEventSchema>;

/** What a record's text holds, up to where it can be trusted. */
export interface ReadChain {
  header?: RecordHeader;
  answers: RecordedAnswer[];
  events: RecordedEvent[];
  /** The last line that is as it was written. */
  last?: { hash: string };
  /** The first line, counted from 1, that is not what was written; the lines after it prove nothing. */
  badLine?: number;
  /** A last line without its end: writing was cut off. Its answer never counted. */
  torn: string;
}

/** Reads a record and holds every line against the hashes. An end that was cut off at a line's end does not show. */
export function readChain(text: string): ReadChain {
  const lines = text.split('\n');
  const chain: ReadChain = { answers: [], events: [], torn: lines.pop() ?? '' };
  for (const [index, line] of lines.entries()) {
    const good = index === 0 ? addHeader(chain, line) : addLine(chain, line);
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
  if (header) {
    chain.header = header;
    chain.last = header;
  }
  return header !== undefined;
}

function addLine(chain: ReadChain, line: string): boolean {
  const answer = intact(line, RecordedAnswerSchema);
  const event = answer ? undefined : intact(line, RecordedEventSchema);
  const added = answer ?? event;
  const seq = chain.answers.length + chain.events.length + 1;
  if (!added || added.prev !== chain.last?.hash || added.seq !== seq) return false;
  if (answer) chain.answers.push(answer);
  if (event) chain.events.push(event);
  chain.last = added;
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
