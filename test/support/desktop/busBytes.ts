/**
 * D-Bus messages as bytes, written and read without the library that the app uses, so that a test can send what a
 * library would refuse. Source: D-Bus Specification, "Marshaling (Wire Format)" and "Message Protocol".
 */

export const messageType = { call: 1, answer: 2, error: 3, signal: 4 } as const;

export interface OutgoingMessage {
  type: number;
  serial?: number;
  path?: string;
  interface?: string;
  member?: string;
  errorName?: string;
  replySerial?: number;
  destination?: string;
  sender?: string;
  signature?: string;
  /** Values for `signature`, a variant as `{ signature, value }`; or the bytes of the body as they are. */
  body?: unknown[] | Buffer;
}

export interface IncomingMessage {
  type: number;
  serial: number;
  path?: unknown;
  member?: unknown;
  replySerial?: unknown;
  sender?: unknown;
  signature?: unknown;
  body: Buffer;
}

const fieldNames = [
  '',
  'path',
  'interface',
  'member',
  'errorName',
  'replySerial',
  'destination',
  'sender',
  'signature',
] as const;
const fieldTypes = ['', 'o', 's', 's', 's', 'u', 's', 's', 'g'];

/** A message in little-endian order. */
export function messageBytes(message: OutgoingMessage): Buffer {
  const { type, serial = 1, signature = '', body = [] } = message;
  const content = Buffer.isBuffer(body) ? body : valueBytes(signature, body);
  const fields = fieldNames.flatMap((name, code) => {
    const value = name === '' ? undefined : message[name];
    return value === undefined ? [] : [[code, { signature: fieldTypes[code], value }]];
  });
  const header = valueBytes('yyyyuua(yv)', [108, type, 0, 1, content.length, serial, fields]);
  return Buffer.concat([header, Buffer.alloc(-header.length & 7), content]);
}

/** Values one after the other, as they stand in a body. */
export function valueBytes(signature: string, values: readonly unknown[]): Buffer {
  const out: number[] = [];
  completeTypes(signature).forEach((type, index) => {
    put(out, type, values[index]);
  });
  return Buffer.from(out);
}

/** Takes whole messages off the front of what has come; the rest stays for the next time. */
export function takeMessages(arrived: Buffer): { messages: IncomingMessage[]; rest: Buffer } {
  const messages: IncomingMessage[] = [];
  let rest = arrived;
  while (rest.length >= 16) {
    const fieldsEnd = 16 + rest.readUInt32LE(12);
    const bodyStart = (fieldsEnd + 7) & ~7;
    const end = bodyStart + rest.readUInt32LE(4);
    if (rest.length < end) break;
    const message = { type: rest.readUInt8(1), serial: rest.readUInt32LE(8) };
    const fields = readFields(rest.subarray(0, fieldsEnd));
    messages.push({ ...message, ...fields, body: Buffer.from(rest.subarray(bodyStart, end)) });
    rest = rest.subarray(end);
  }
  return { messages, rest };
}

/** The texts of a body that begins with texts; what comes after them comes out as nonsense or not at all. */
export function textsOf(body: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at + 4 <= body.length; at = (at + 3) & ~3) {
    const size = body.readUInt32LE(at);
    texts.push(body.toString('utf8', at + 4, at + 4 + size));
    at += 4 + size + 1;
  }
  return texts;
}

/** The fields of a header; all of them are texts or numbers. */
function readFields(header: Buffer): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  let at = 16;
  while (at + 8 <= header.length) {
    at = (at + 7) & ~7;
    const name = fieldNames[header.readUInt8(at)];
    const type = String.fromCharCode(header.readUInt8(at + 2));
    at += 4;
    const long = type !== 'g';
    const size = long ? header.readUInt32LE(at) : header.readUInt8(at);
    at += long ? 4 : 1;
    if (name) fields[name] = type === 'u' ? size : header.toString('utf8', at, at + size);
    if (type !== 'u') at += size + 1;
  }
  return fields;
}

const sizes: Record<string, number> = { y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 };

function put(out: number[], type: string, value: unknown): void {
  const kind = type.charAt(0);
  const size = sizes[kind] ?? 4;
  while (out.length % size !== 0) out.push(0);
  if (kind === 'v') {
    const { signature, value: inner } = value as { signature: string; value: unknown };
    put(out, 'g', signature);
    put(out, signature, inner);
  } else if (kind === 'a') putArray(out, type.slice(1), value as readonly unknown[]);
  else if (kind === '(' || kind === '{')
    completeTypes(type.slice(1, -1)).forEach((inner, index) => {
      put(out, inner, (value as unknown[])[index]);
    });
  else if ('sog'.includes(kind)) {
    const text = Buffer.from(String(value));
    if (kind === 'g') out.push(text.length);
    else put(out, 'u', text.length);
    out.push(...text, 0);
  } else if (kind === 'd') {
    const number = Buffer.alloc(8);
    number.writeDoubleLE(Number(value));
    out.push(...number);
  } else {
    const bits = BigInt.asUintN(8 * size, BigInt(value as number | bigint | boolean));
    for (let byte = 0; byte < size; byte += 1) out.push(Number((bits >> BigInt(8 * byte)) & 255n));
  }
}

function putArray(out: number[], element: string, values: readonly unknown[]): void {
  const length = out.length;
  put(out, 'u', 0);
  while (out.length % (sizes[element.charAt(0)] ?? 4) !== 0) out.push(0);
  const start = out.length;
  for (const one of values) put(out, element, one);
  out.splice(length, 4, ...valueBytes('u', [out.length - start]));
}

function completeTypes(signature: string): string[] {
  const types: string[] = [];
  for (let rest = signature; rest !== ''; rest = rest.slice(types.at(-1)?.length)) {
    const arrays = /^a*/.exec(rest)?.[0].length ?? 0;
    let end = arrays;
    for (let depth = 0; end < rest.length; ) {
      const letter = rest.charAt(end);
      depth += Number('({'.includes(letter)) - Number(')}'.includes(letter));
      end += 1;
      if (depth === 0) break;
    }
    types.push(rest.slice(0, end));
  }
  return types;
}
