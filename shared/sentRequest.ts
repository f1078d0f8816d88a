import * as z from 'zod';

/** A request as it left this computer. */
export const RequestLeftSchema = z.object({
  id: z.string(),
  /** Epoch seconds. */
  at: z.number(),
  /** The name of the lane it went by. */
  lane: z.string(),
  endpoint: z.string(),
  method: z.string(),
  path: z.string(),
  /** What the request is about, each by its full name on the server. */
  objects: z.array(z.string()),
  /** Byte for byte as it was sent; null when the request had none. */
  body: z.string().nullable(),
});
export type RequestLeft = z.infer<typeof RequestLeftSchema>;

/** What the request with this id got: the server's answer, or why none came. */
export const ResponseHeardSchema = z.object({
  id: z.string(),
  answered: z.number(),
  status: z.number().optional(),
  answer: z.string().optional(),
  error: z.string().optional(),
});
export type ResponseHeard = z.infer<typeof ResponseHeardSchema>;

/** One request that left this computer. Without `answered` the process ended before an answer came. */
export type RecordedRequest = RequestLeft & Partial<Omit<ResponseHeard, 'id'>>;

/** What a request asks the server for. */
export type RequestKind =
  | 'result'
  | 'acknowledge'
  | 'remove-acknowledgement'
  | 'downtime'
  | 'remove-downtime'
  | 'query'
  | 'other';

/** A request as the person reads it. */
export type SentRequest = RecordedRequest & { kind: RequestKind };
