import * as z from 'zod';
import type { JsonPath } from './document';

/** The keys that a schema knows at a path; none where it takes any. For "did you mean". */
export function keysAt(schema: unknown, path: JsonPath): string[] {
  let schemas = variants(schema);
  for (const part of path) schemas = schemas.flatMap((one) => variants(inside(one, part)));
  return [...new Set(schemas.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : [])))];
}

function inside(schema: unknown, part: string | number): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

/** The schemas that a wrapper or a union stands for. */
function variants(schema: unknown): unknown[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(variants);
  if (schema instanceof z.ZodLazy) return variants(schema.unwrap());
  if (schema instanceof z.ZodPipe) return variants(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return variants(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return variants(schema.unwrap());
  return [schema];
}
