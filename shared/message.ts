import * as z from 'zod';
import type { MessageId } from './i18n/ids';

/**
 * A value inside a message. Numbers and strings are inserted as they are; the others are
 * formatted for the reader's language when the message is rendered:
 * `duration` (seconds): "3 days"; `ago` (seconds): "3 days ago"; `date` (epoch seconds): "21 Nov 2026, 09:12";
 * `message`: another message; `list`: joined with "and".
 */
export type Param =
  | string
  | number
  | { duration: number }
  | { ago: number }
  | { date: number }
  | { message: Message }
  | { list: Param[] };

/** A sentence to be: the id of a text in shared/i18n and its parameters. Data holds these, never sentences. */
export interface Message {
  id: MessageId;
  params?: Record<string, Param>;
}

const ParamSchema: z.ZodType<Param> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.object({ duration: z.number() }),
    z.object({ ago: z.number() }),
    z.object({ date: z.number() }),
    z.object({ message: MessageSchema }),
    z.object({ list: z.array(ParamSchema) }),
  ]),
);

/**
 * For messages read back from disk. The id is not compared with today's texts: a result stored by another
 * version must stay readable, and an id without a text renders as the id itself.
 */
export const MessageSchema: z.ZodType<Message> = z.lazy(() =>
  z.object({
    id: z.string() as unknown as z.ZodType<MessageId>,
    params: z.record(z.string(), ParamSchema).optional(),
  }),
) as z.ZodType<Message>;

/** Makes a message. */
export function message(id: MessageId, params?: Record<string, Param>): Message {
  return params ? { id, params } : { id };
}

/** The same message with every text among its parameters changed; `name` is that of the parameter it stands in. */
export function withTexts({ id, params }: Message, change: (text: string, name: string) => string): Message {
  if (!params) return { id };
  const changed = (name: string, param: Param): Param => {
    if (typeof param === 'string') return change(param, name);
    if (typeof param !== 'object') return param;
    if ('message' in param) return { message: withTexts(param.message, change) };
    return 'list' in param ? { list: param.list.map((one) => changed(name, one)) } : param;
  };
  return {
    id,
    params: Object.fromEntries(Object.entries(params).map(([name, param]) => [name, changed(name, param)])),
  };
}
