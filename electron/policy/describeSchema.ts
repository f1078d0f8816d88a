import { policyDescriptions } from './descriptions';
import { isMap, type JsonMap } from './merge';

/** Adds to every key of a JSON Schema what it means, which editors show; `base` is the path of the schema itself. */
export function describeKeys(schema: JsonMap, base = ''): JsonMap {
  const { properties, items, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(isMap(properties) ? { properties: describeAll(properties, base) } : {}),
    ...(isMap(items) ? { items: describeKeys(items, `${base.replace(/\.$/, '')}[].`) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: describeEach(anyOf, base) } : {}),
    ...(Array.isArray(oneOf) ? { oneOf: describeEach(oneOf, base) } : {}),
  };
}

function describeAll(properties: JsonMap, base: string): JsonMap {
  const described = Object.entries(properties).map(([key, value]) => {
    if (!isMap(value)) return [key, value];
    const words = policyDescriptions[base + key]?.en;
    return [key, { ...(words ? { description: words } : {}), ...describeKeys(value, `${base}${key}.`) }];
  });
  return Object.fromEntries(described);
}

function describeEach(schemas: readonly unknown[], base: string): unknown[] {
  return schemas.map((schema) => (isMap(schema) ? describeKeys(schema, base) : schema));
}
