import { catalog } from '../../electron/checks/catalog';
import { type Described, policyDescriptions } from '../../electron/policy/descriptions';
import { policyJsonSchema } from '../../electron/policy/jsonSchema';
import { isMap, type JsonMap } from '../../electron/policy/merge';

/** One key of a policy. `path` as in the descriptions; `inBody`: it is in `enforced` and in `defaults`. */
export interface PolicyKey {
  path: string;
  inBody: boolean;
  kind: 'map' | 'boolean' | 'number' | 'choice' | 'text' | 'texts' | 'json';
  choices: string[];
  /** What people read about the kind of value. */
  type: string;
  required: boolean;
  default?: unknown;
  described: Described;
}

/** Every key that a policy can have, in the schema's order; options and thresholds are the checks' own. */
export function policyKeys(): PolicyKey[] {
  const schema = policyJsonSchema(catalog);
  const definitions = mapOf(schema.definitions);
  const walker = new Walker(definitions);
  const { enforced, defaults, ...about } = mapOf(schema.properties);
  return [
    ...walker.keysOf(
      { ...schema, properties: { ...about, enforced: mapOf(enforced), defaults: mapOf(defaults) } },
      '',
      false,
    ),
    ...walker.keysOf(mapOf(definitions.body), '', true),
  ];
}

class Walker {
  constructor(private readonly definitions: JsonMap) {}

  keysOf(schema: JsonMap, base: string, inBody: boolean): PolicyKey[] {
    const required = Array.isArray(schema.required) ? schema.required : [];
    return Object.entries(mapOf(schema.properties)).flatMap(([name, value]) =>
      this.keyAt(mapOf(value), base + name, required.includes(name), inBody),
    );
  }

  private keyAt(value: JsonMap, path: string, required: boolean, inBody: boolean): PolicyKey[] {
    const described = policyDescriptions[path];
    if (!described) throw new Error(`policyDescriptions has no text for ${path}`);
    const schema = this.resolved(value);
    const alternatives = alternativesOf(schema).map((one) => this.resolved(one));
    const key = { path, inBody, required, described, ...kindOf(schema, alternatives) };
    const inner = this.innerOf(path, schema, alternatives, inBody);
    return [{ ...key, ...('default' in value ? { default: value.default } : {}) }, ...inner];
  }

  /** The keys below one; the body has its own, and what is a check's is told with the checks. */
  private innerOf(path: string, schema: JsonMap, alternatives: JsonMap[], inBody: boolean): PolicyKey[] {
    if (path === 'enforced' || path === 'defaults' || /\.(title|purpose)$/.test(path)) return [];
    if (path === 'checks')
      return this.keysOf(this.resolved(mapOf(this.definitions.entry)), 'checks.*.', inBody);
    if (schema.type === 'array') {
      const item = this.resolved(mapOf(schema.items));
      return item.type === 'object' ? this.keysOf(item, `${path}[].`, inBody) : [];
    }
    const properties = alternatives.map((one) => mapOf(one.properties)).reduce(joined, {});
    return this.keysOf({ properties, required: schema.required ?? [] }, `${path}.`, inBody);
  }

  private resolved(schema: JsonMap): JsonMap {
    if (typeof schema.$ref === 'string') {
      return this.resolved(mapOf(this.definitions[schema.$ref.replace('#/definitions/', '')]));
    }
    if (Array.isArray(schema.allOf) && schema.allOf.length === 1)
      return this.resolved(mapOf(schema.allOf[0]));
    return schema;
  }
}

/** The keys of one of two objects; what both have may be as in either. */
function joined(one: JsonMap, other: JsonMap): JsonMap {
  const both = Object.entries(other).map(([name, value]) => [
    name,
    name in one ? { anyOf: [one[name], value] } : value,
  ]);
  return { ...one, ...Object.fromEntries(both) };
}

function kindOf(schema: JsonMap, alternatives: JsonMap[]): Pick<PolicyKey, 'kind' | 'choices' | 'type'> {
  const choices = alternatives
    .flatMap((one) => [one.enum, one.const])
    .flat()
    .filter((one) => typeof one === 'string');
  if (alternatives.length > 1) {
    const open = alternatives.some((one) => one.type === 'object') ? 'object' : 'duration';
    if (alternatives.every((one) => 'const' in one)) return { kind: 'choice', choices, type: list(choices) };
    if (alternatives.every((one) => one.type === 'object'))
      return { kind: 'map', choices: [], type: 'object' };
    const kind = open === 'object' ? 'json' : 'text';
    return { kind, choices: [], type: `${list(choices)}, ${open}` };
  }
  if (schema.type === 'boolean') return { kind: 'boolean', choices: [], type: 'boolean' };
  if (schema.type === 'number' || schema.type === 'integer')
    return { kind: 'number', choices: [], type: 'number' };
  if (schema.type === 'array') {
    const item = mapOf(schema.items);
    if (item.type === 'string') {
      const of = Array.isArray(item.enum) ? list(item.enum) : 'strings';
      return { kind: 'texts', choices: [], type: `list of ${of}` };
    }
    return { kind: 'json', choices: [], type: 'list of objects' };
  }
  if (schema.type === 'object') {
    const fixed = Object.keys(mapOf(schema.properties)).length > 0 && schema.additionalProperties === false;
    return { kind: fixed ? 'map' : 'json', choices: [], type: 'object' };
  }
  if (choices.length > 0) return { kind: 'choice', choices, type: list(choices) };
  return { kind: 'text', choices: [], type: isDuration(schema) ? 'duration' : 'string' };
}

function alternativesOf(schema: JsonMap): JsonMap[] {
  const found = schema.anyOf ?? schema.oneOf;
  return Array.isArray(found) ? found.map(mapOf) : [schema];
}

function isDuration(schema: JsonMap): boolean {
  return typeof schema.pattern === 'string' && schema.pattern.includes('smhd');
}

function list(choices: readonly unknown[]): string {
  return choices.map((choice) => `\`${String(choice)}\``).join(', ');
}

function mapOf(value: unknown): JsonMap {
  return isMap(value) ? value : {};
}
