import * as z from 'zod';
import { BodySchema, EntrySchema, PolicySchema } from '../../shared/policy';
import { describeKeys } from './describeSchema';
import type { KnownChecks } from './judge';
import { isMap, type JsonMap } from './merge';

/**
 * The JSON Schema of a policy file, for editors. It judges one file: what another file of `policy.d` may add is not asked
 * for. Draft 7, because that is what editors know whole.
 */
export function policyJsonSchema(checks: KnownChecks): JsonMap {
  const schema = describeKeys(converted(PolicySchema));
  const definitions = mapAt(schema, 'definitions');
  definitions.body = describeKeys(mapAt(definitions, 'body'));
  definitions.entry = describeKeys(mapAt(definitions, 'entry'), 'checks.*.');
  const entry = mapAt(definitions, 'entry');
  const ids = [...checks.keys()];
  const shapes = Object.fromEntries(
    [...checks].map(([id, check]) => [
      `check:${id}`,
      {
        properties: {
          options: mergeable(converted(check.options)),
          thresholds: mergeable(converted(check.thresholds)),
        },
      },
    ]),
  );
  mapAt(entry, 'properties').use = { type: 'string', enum: ids };
  entry.allOf = ids.map((id) => ({
    if: { properties: { use: { const: id } }, required: ['use'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: shape(id),
  }));
  // Without `use`, the entry's id names the check.
  const entries = mapAt(mapAt(mapAt(definitions, 'body'), 'properties'), 'checks');
  entries.properties = Object.fromEntries(
    ids.map((id) => [
      id,
      {
        allOf: [
          { $ref: '#/definitions/entry' },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          { if: { not: { required: ['use'] } }, then: shape(id) },
        ],
      },
    ]),
  );
  return {
    ...schema,
    title: 'Fettle policy',
    definitions: { ...definitions, ...shapes },
  };
}

function shape(id: string): JsonMap {
  return { $ref: `#/definitions/check:${id}` };
}

function converted(schema: z.ZodType): JsonMap {
  const names = z
    .registry<{ id: string }>()
    .add(BodySchema, { id: 'body' })
    .add(EntrySchema, { id: 'entry' });
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7', metadata: names });
}

/** Maps merge by key over files, so no file must have them whole; lists replace, so what is inside them must be. */
function mergeable(schema: JsonMap): JsonMap {
  const { required: _, $schema: __, ...rest } = schema;
  if (!isMap(rest.properties)) return rest;
  const properties = Object.entries(rest.properties).map(([key, value]) => [
    key,
    isMap(value) ? mergeable(value) : value,
  ]);
  return { ...rest, properties: Object.fromEntries(properties) };
}

function mapAt(parent: JsonMap, key: string): JsonMap {
  const value = parent[key];
  if (!isMap(value)) throw new Error(`the policy's JSON Schema has no ${key}`);
  return value;
}
