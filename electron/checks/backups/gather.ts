import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import type { SourceFacts } from './judge/judgeSource';
import { BackupMemorySchema, readingOf } from './judge/memory';
import { recallSource } from './recallSource';
import { keyOf, namesOf } from './sources';
import type { AnyBackupTool, Source } from './tools/tool';

/** A source, and the tool that reads it. */
export interface ToolSource {
  tool: AnyBackupTool;
  source: Source;
}

/** Reads the sources one after the other, so that a laptop's disk and network are asked for one thing at a time. */
export async function gatherSources(
  context: CheckContext<unknown>,
  sources: readonly ToolSource[],
): Promise<SourceFacts[]> {
  const parsed = BackupMemorySchema.safeParse(context.memory);
  const memory = parsed.success ? parsed.data : {};
  const names = namesOf(sources.map(({ source }) => source));
  // Each has its share of the time, so that one that hangs does not keep the others from being asked.
  const one = { ...context, timeout: context.timeout / sources.length };
  const facts: SourceFacts[] = [];
  for (const [index, { tool, source }] of sources.entries()) {
    const name = names[index] ?? tool.id;
    context.progress(message('backups.progress', { source: name }));
    const key = keyOf(source);
    const { answer, ...before } = memory[key] ?? {};
    const recalled = await recallSource(one, tool, source, answer);
    const reading = recalled.answer ? readingOf(recalled.answer) : await tool.read(one, source, name);
    const { id, start, untold } = tool;
    facts.push({ name, key, tool: id, ...(start ? { start } : {}), untold, reading, before, recalled });
  }
  return facts;
}
