import * as z from 'zod';
import { type Message, message } from '../../../shared/message';
import { cut } from '../../../shared/text';
import { parseJson } from '../json';
import type { Answered } from './fetch';

/** Alerts that are open now, or connections that were found suspicious. */
export type What = 'alerts' | 'flows';

/** How many there are, or why the answer does not tell. */
export type Counted = { kind: 'count'; count: number } | { kind: 'unreadable'; reason: Message };

/**
 * Path and query. One record is asked for, because the total comes beside it and its address shows whether the server
 * filtered. Sources: ntopng's scripts/lua/rest/v2/get/{host,flow}/alert/list.lua and tools/icinga2/check_ntopng.py.
 */
export function questionOf(
  what: What,
  options: { api: 'v2' | 'legacy'; interface: number; window: number },
  address: string,
  now: number,
): string {
  const query = new URLSearchParams({ ifid: String(options.interface) });
  const legacy = options.api === 'legacy';
  query.set('status', what === 'alerts' ? 'engaged' : legacy ? 'historical-flows' : 'historical');
  if (what === 'flows') {
    query.set('epoch_begin', String(Math.floor(now - options.window)));
    query.set('epoch_end', String(Math.floor(now)));
  }
  if (legacy) {
    // Entity 1 is a host; @0 is "in no VLAN".
    query.set('entity', '1');
    query.set('entity_val', `${address}@0`);
    query.set('currentPage', '1');
    query.set('perPage', '1');
    return `/lua/get_alerts_table_data.lua?${query}`;
  }
  query.set('ip', address);
  query.set('start', '0');
  query.set('length', '1');
  return `/lua/rest/v2/get/${what === 'alerts' ? 'host' : 'flow'}/alert/list.lua?${query}`;
}

/** Where ntopng lists the interfaces that an account may see. */
export const interfacesQuestion = '/lua/rest/v2/get/ntopng/interfaces.lua';

const total = z.int().min(0);
const LegacySchema = z.lazy(() => z.object({ totalRows: total }));
const EnvelopeSchema = z.lazy(() => z.object({ rc: z.number(), rc_str: z.string().optional() }));
const AddressSchema = z.lazy(() =>
  z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]),
);
const FlowSchema = z.lazy(() => z.object({ cli_ip: AddressSchema, srv_ip: AddressSchema }));
const ListSchema = z.lazy(() =>
  z.object({
    recordsFiltered: total,
    rsp: z.object({
      records: z.array(z.object({ ip: AddressSchema.optional(), flow: FlowSchema.optional() })),
    }),
  }),
);
const InterfacesSchema = z.lazy(() => z.object({ rsp: z.array(z.object({ ifid: z.number() })) }));

/** The count in an answer. What is no JSON (a login or an error page) or has another form is never a count. */
export function countOf(answered: TextAnswer, api: 'v2' | 'legacy', address: string): Counted {
  const refused = refusalOf(answered);
  if (refused) return refused;
  const json = parseJson(answered.text);
  if (json === undefined) return unreadable('ntopng.reason.html');
  if (api === 'legacy') {
    const table = LegacySchema.safeParse(json);
    return table.success ? { kind: 'count', count: table.data.totalRows } : unreadable('ntopng.reason.form');
  }
  const list = EnvelopeSchema.safeParse(json).success ? ListSchema.safeParse(json) : undefined;
  if (!list?.success) return unreadable('ntopng.reason.form');
  const { recordsFiltered, rsp } = list.data;
  if (recordsFiltered > 0 && rsp.records.length === 0) return unreadable('ntopng.reason.form');
  // An old server ignores the filter and would tell everybody's alerts as ours.
  const ours = rsp.records.every((record) =>
    addressesOf(record).some((one) => one.split('@')[0] === address),
  );
  return ours ? { kind: 'count', count: recordsFiltered } : unreadable('ntopng.reason.unfiltered');
}

/** An alert is about a host, or about the two ends of a connection. */
function addressesOf({ ip, flow }: z.infer<typeof ListSchema>['rsp']['records'][number]): string[] {
  return [ip, flow?.cli_ip, flow?.srv_ip].filter((one) => one !== undefined);
}

/**
 * Why an account cannot tell about an interface; undefined when it may see it. ntopng does not refuse an account that may
 * not: it answers "Success" with no alert, or with those of another interface (tried with 5.2.1).
 */
export function blindTo(answered: TextAnswer, number: number): Message | undefined {
  const refused = refusalOf(answered);
  if (refused) return refused.reason;
  const json = parseJson(answered.text);
  if (json === undefined) return message('ntopng.reason.html');
  const interfaces = EnvelopeSchema.safeParse(json).success ? InterfacesSchema.safeParse(json) : undefined;
  if (!interfaces?.success) return message('ntopng.reason.form');
  const visible = interfaces.data.rsp.some(({ ifid }) => ifid === number);
  return visible ? undefined : message('ntopng.reason.interface', { number });
}

type TextAnswer = Omit<Extract<Answered, { kind: 'text' }>, 'kind'>;

/** Why ntopng did not answer at all. Its own error codes come with a status of their own, 401 for a token without rights. */
function refusalOf({
  status,
  location = '',
  text,
}: TextAnswer): Extract<Counted, { kind: 'unreadable' }> | undefined {
  const envelope = EnvelopeSchema.safeParse(parseJson(text));
  if (envelope.success && envelope.data.rc !== 0) {
    const { rc, rc_str: words = '' } = envelope.data;
    return { kind: 'unreadable', reason: message('ntopng.reason.rc', { rc, words: cut(words, 100) }) };
  }
  if (status === 200) return undefined;
  // It sends to a page what it does not know, and a wrong login to its login page, instead of refusing them.
  if (/message=not_found/.test(location)) return unreadable('ntopng.reason.question');
  if ([301, 302, 303, 307, 401, 403].includes(status)) return unreadable('ntopng.reason.login');
  return { kind: 'unreadable', reason: message('ntopng.reason.status', { status }) };
}

function unreadable(
  id: `ntopng.reason.${'html' | 'form' | 'unfiltered' | 'login' | 'question'}`,
): Extract<Counted, { kind: 'unreadable' }> {
  return { kind: 'unreadable', reason: message(id) };
}
