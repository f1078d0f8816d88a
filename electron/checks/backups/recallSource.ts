import { createHash } from 'node:crypto';
import type { CheckContext } from '../check';
import { recall } from '../remembered';
import { stampOf } from '../stamp';
import type { RecalledSource, RememberedAnswer } from './judge/memory';
import { look } from './read/folder';
import type { Dependence, TracePlace } from './read/traces';
import type { AnyBackupTool, Source } from './tools/tool';

/** Seconds after which a tool is asked again although nothing here changed. */
const longest = { here: 86_400, elsewhere: 6 * 3600 } as const;

/** Seconds that a place has to say what is in it; a network drive that does not is left to the tool. */
const patience = 5;

/** Looks whether a tool need not be asked, since nothing changed that its last answer about a source depends on. */
export async function recallSource(
  context: CheckContext<unknown>,
  tool: AnyBackupTool,
  source: Source,
  before: RememberedAnswer | undefined,
): Promise<RecalledSource> {
  const depends = await tool.dependence(context, source);
  if (!depends) return {};
  const stamp = await stampOfAll(context, tool.id, depends);
  const { last, now } = recall(context, stamp, before, ({ until }) => until);
  if (last) return { answer: last };
  if (!now) return {};
  const onlyWhileRecent = depends.kind === 'elsewhere';
  return { remember: { ...now, until: now.at + longest[depends.kind], onlyWhileRecent } };
}

/** Undefined where a place that the answer depends on cannot be looked at. */
async function stampOfAll(
  context: CheckContext<unknown>,
  tool: string,
  { kind, places }: Dependence,
): Promise<string | undefined> {
  // Which backups count may depend on who and where this is.
  const stamps = [context.macros.host, context.macros.home];
  for (const place of places) {
    const stamp = await stampOfPlace(context, tool, place);
    if (stamp === undefined && kind === 'here') return undefined;
    stamps.push(`${place.folder} ${stamp ?? '-'}`);
  }
  return createHash('sha256').update(stamps.join('\n')).digest('hex').slice(0, 32);
}

async function stampOfPlace(
  context: CheckContext<unknown>,
  tool: string,
  { folder, traces }: TracePlace,
): Promise<string | undefined> {
  const timeout = Math.min(patience, context.timeout / 4);
  const looker = { tool, context: { ...context, timeout } };
  const stamp = await look(looker, folder, () => stampOf(folder, traces));
  return stamp.kind === 'seen' ? stamp.value : undefined;
}
