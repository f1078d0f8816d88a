import { createHash } from 'node:crypto';
import type { CheckContext } from '../check';
import { stampOf } from '../stamp';
import type { BackupMemory, RememberedAnswer } from './judge/thresholds';
import { look } from './read/folder';
import type { Reading } from './read/reading';
import { type Dependence, dependenceOf, type TracePlace } from './read/traces';
import type { Source } from './sources';

/** Seconds after which a tool is asked again although nothing here changed. */
const longest = { here: 86_400, elsewhere: 6 * 3600 } as const;

/** Seconds that a place has to say what is in it; a network drive that does not is left to the tool. */
const patience = 5;

/** How an answer that is given now is remembered. */
export interface Remember extends Omit<RememberedAnswer, 'newest'> {
  /** Nothing here tells of a new backup: the answer holds only as long as the backup is recent enough. */
  onlyWhileRecent: boolean;
}

/** A source's last answer, if it still holds, and how to remember the next one. */
export interface Recalled {
  answer?: RememberedAnswer;
  remember?: Remember;
}

/**
 * Looks whether a tool need not be asked: its last answer was whole, given not too long ago, and what it depends on is
 * as it was before. Who wants to see how things are wants the tool to be asked.
 */
export async function recall(
  context: CheckContext<unknown>,
  source: Source,
  before: BackupMemory[string],
): Promise<Recalled> {
  const depends = await dependenceOf(context, source);
  const stamp = depends && (await stampOfAll(context, source.tool, depends));
  if (!depends || stamp === undefined) return {};
  const at = context.clock.now();
  const last = before.answer;
  if (!context.anew && last && last.stamp === stamp && last.at <= at && at < last.until)
    return { answer: last };
  const onlyWhileRecent = depends.kind === 'elsewhere';
  return { remember: { stamp, at, until: at + longest[depends.kind], onlyWhileRecent } };
}

/** What the answer that is remembered said. */
export function readingOf({ newest }: RememberedAnswer): Reading {
  return newest === undefined ? { kind: 'empty' } : { kind: 'newest', newest };
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
