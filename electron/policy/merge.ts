import type { SourceLocation } from '../../shared/fault';
import { fieldName, type JsonDocument, type JsonPath } from './document';

/** The four strengths of a value. */
export type LayerName = 'built-in' | 'policy defaults' | 'settings' | 'policy enforced';

/** One file's share of the configuration. */
export interface Layer {
  name: LayerName;
  /** Absent for what is built in. */
  document?: JsonDocument;
  /** Where `value` lies in the document. */
  prefix: JsonPath;
  value: unknown;
}

export type JsonMap = Record<string, unknown>;

/** Is this a JSON object. */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Layers laid over each other, weakest first: maps merge by key, anything else replaces. Knows whose each value is. */
export class Merged {
  readonly value: JsonMap;
  private readonly sources = new Map<string, { layer: Layer; leaf: boolean }>();

  constructor(layers: readonly Layer[]) {
    let value: unknown = {};
    for (const layer of layers) value = this.lay(value, layer.value, [], layer);
    this.value = isMap(value) ? value : {};
  }

  /** The layer that set a value; undefined when none did, so that it is a built-in default. */
  originOf(path: JsonPath): Layer | undefined {
    for (let length = path.length; length > 0; length--) {
      const source = this.sources.get(keyOf(path.slice(0, length)));
      if (source) return source.leaf || length === path.length ? source.layer : undefined;
    }
    return undefined;
  }

  /** The layer that spoke last about a value or, when none did, about what is around it. */
  lastSpeaker(path: JsonPath): Layer | undefined {
    for (let length = path.length; length >= 0; length--) {
      const source = this.sources.get(keyOf(path.slice(0, length)));
      if (source) return source.layer;
    }
    return undefined;
  }

  /** Where in which file a value is to be corrected. */
  placeOf(path: JsonPath): SourceLocation {
    const layer = this.lastSpeaker(path);
    return layer?.document?.placeOf([...layer.prefix, ...path]) ?? { file: '', field: fieldName(path) };
  }

  private lay(under: unknown, over: unknown, path: JsonPath, layer: Layer): unknown {
    if (!isMap(over)) {
      this.forget(path);
      this.sources.set(keyOf(path), { layer, leaf: true });
      return over;
    }
    if (!isMap(under)) this.forget(path);
    this.sources.set(keyOf(path), { layer, leaf: false });
    // Without a prototype, a key called `__proto__` is a key like any other.
    const result: JsonMap = Object.assign(Object.create(null), isMap(under) ? under : {});
    for (const [key, value] of Object.entries(over))
      result[key] = this.lay(result[key], value, [...path, key], layer);
    return result;
  }

  private forget(path: JsonPath): void {
    const inside = keyOf(path);
    for (const key of this.sources.keys())
      if (key === inside || key.startsWith(`${inside}\n`)) this.sources.delete(key);
  }
}

/** Line feeds cannot stand in names that people type, so joined paths cannot be mistaken for each other. */
function keyOf(path: JsonPath): string {
  return ['', ...path].join('\n');
}
