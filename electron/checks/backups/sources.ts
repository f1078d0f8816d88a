import { createHash } from 'node:crypto';
import type { Source } from './tools/tool';

/** Under which a source is remembered: it changes with where the source points and does not give the place away. */
export function keyOf(source: Source): string {
  const { name: _, ...rest } = source;
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16);
}

/** What each source is called, in order. */
export function namesOf(sources: readonly Source[]): string[] {
  return sources.map((source, index) => {
    if (source.name !== undefined) return source.name;
    const same = sources.filter((other) => other.tool === source.tool && other.name === undefined);
    const number = sources
      .slice(0, index + 1)
      .filter((other) => other.tool === source.tool && other.name === undefined).length;
    return same.length > 1 ? `${source.tool} ${number}` : source.tool;
  });
}
