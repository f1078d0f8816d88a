import { z } from 'zod';
import { type Message, message } from '../../../shared/message';
import { parseJson } from '../json';

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

const total = z.int().min(0);
const LegacySchema = z.object({ totalRows: total });
const EnvelopeSchema = z.object({ rc: z.number(), rc_str: z.string().optional() });
const AddressSchema = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]);
const ListSchema = z.object({
  recordsFiltered: total,
  rsp: z.object({ records: z.array(z.object({ ip: AddressSchema.optional() })) }),
});

/** The count in an answer. What is no JSON (a login or an error page) or has another form is never a count. */
export function countOf(text: string, api: 'v2' | 'legacy', address: string): Counted {
  const json = parseJson(text);
  if (json === undefined) return unreadable('ntopng.reason.html');
  if (api === 'legacy') {
    const table = LegacySchema.safeParse(json);
    return table.success ? { kind: 'count', count: table.data.totalRows } : unreadable('ntopng.reason.form');
  }
  const envelope = EnvelopeSchema.safeParse(json);
  if (!envelope.success) return unreadable('ntopng.reason.form');
  if (envelope.data.rc !== 0) {
    const { rc, rc_str: words = '' } = envelope.data;
    return { kind: 'unreadable', reason: message('ntopng.reason.rc', { rc, words: words.slice(0, 100) }) };
  }
  const list = ListSchema.safeParse(json);
  if (!list.success) return unreadable('ntopng.reason.form');
  const { recordsFiltered, rsp } = list.data;
  // An old server ignores the filter and would tell everybody's alerts as ours.
  const others = rsp.records.some(({ ip }) => ip !== undefined && ip.split('@')[0] !== address);
  return others ? unreadable('ntopng.reason.unfiltered') : { kind: 'count', count: recordsFiltered };
}

function unreadable(id: 'ntopng.reason.html' | 'ntopng.reason.form' | 'ntopng.reason.unfiltered'): Counted {
  return { kind: 'unreadable', reason: message(id) };
}
