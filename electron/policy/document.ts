import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { Fault, SourceLocation } from '../../shared/fault';
import { message } from '../../shared/message';

/** Where a value lies inside a JSON document. */
export type JsonPath = readonly (string | number)[];

/** `enforced.targets[0].tls`: how a path is shown to people. */
export function fieldName(path: JsonPath): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i > 0 ? `.${part}` : part)).join('');
}

/** A JSON text with comments and trailing commas, which knows the line and column of each of its values. */
export class JsonDocument {
  /** Undefined for a file that holds nothing but white space and comments. */
  readonly value: unknown;
  private readonly root: Node | undefined;
  private readonly errors: ParseError[] = [];

  constructor(
    readonly file: string,
    private readonly text: string,
  ) {
    // A byte order mark, which editors on Windows like to write, is replaced and not cut: offsets stay right.
    const source = text.replace(/^\uFEFF/, ' ');
    this.root = parseTree(source, this.errors, { allowTrailingComma: true, allowEmptyContent: true });
    this.value = this.root && getNodeValue(this.root);
  }

  get wellFormed(): boolean {
    return this.errors.length === 0;
  }

  /** What keeps the text from being read as JSON, and names that are written twice. */
  faults(area: Fault['area']): Fault[] {
    const malformed = this.errors.map(({ error, offset }) => {
      const place = this.placeAt(offset);
      return {
        area,
        message: message('config.malformed', { error: printParseErrorCode(error) }),
        remedy: message('config.malformed.remedy', { line: place.line ?? 1, column: place.column ?? 1 }),
        place,
      };
    });
    if (malformed.length > 0 || !this.root) return malformed;
    return duplicateKeys(this.root, []).map(({ path, offset }) => ({
      area,
      message: message('config.duplicate-key', { field: fieldName(path) }),
      remedy: message('config.duplicate-key.remedy'),
      place: { ...this.placeAt(offset), field: fieldName(path) },
    }));
  }

  /** The place of a value, or of the innermost object around it when it is not there. `field` names it in full. */
  placeOf(path: JsonPath): SourceLocation {
    const field = fieldName(path);
    for (let length = path.length; this.root && length >= 0; length--) {
      const node = findNodeAtLocation(this.root, path.slice(0, length));
      if (!node) continue;
      // A key says more than the start of its value.
      const shown = node.parent?.type === 'property' ? node.parent : node;
      return { ...this.placeAt(shown.offset), ...(field ? { field } : {}) };
    }
    return { file: this.file, line: 1, column: 1, ...(field ? { field } : {}) };
  }

  private placeAt(offset: number): SourceLocation {
    const before = this.text.slice(0, offset).split(/\r\n|\r|\n/);
    return { file: this.file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

function duplicateKeys(node: Node, path: JsonPath): { path: JsonPath; offset: number }[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === 'array') return duplicateKeys(child, [...path, index]);
    const [key, value] = child.children ?? [];
    if (node.type !== 'object' || !key) return [];
    const name = String(key.value);
    const here = seen.has(name) ? [{ path: [...path, name], offset: child.offset }] : [];
    seen.add(name);
    return [...here, ...(value ? duplicateKeys(value, [...path, name]) : [])];
  });
}
