import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Asked } from './facts';
import { namesIn } from './source';

const AskedSchema = z.object({
  stamp: z.string(),
  at: z.number(),
  updates: z.array(z.object({ id: z.string(), security: z.boolean() })),
});

/** What the check asks to be told again: first sights by their keys, and apt's last whole answer. */
export const MemorySchema = z.object({
  firstSeen: z.record(z.string(), z.number()),
  apt: AskedSchema.optional(),
});

/** Seconds after which apt is asked again although nothing on the disk changed. */
const longest = 86_400;

/** apt's last answer if it still holds: the same stamp, given within a day, and not in the future. */
export function stillHolds(memory: unknown, stamp: string | undefined, now: number): Asked | undefined {
  const remembered = MemorySchema.safeParse(memory);
  const apt = remembered.success ? remembered.data.apt : undefined;
  if (apt === undefined || apt.stamp !== stamp) return undefined;
  return now >= apt.at && now - apt.at < longest ? apt : undefined;
}

/**
 * Times and sizes of all that apt's answer depends on: the index, what is installed, and its configuration. Undefined
 * when one of the first two cannot be looked at.
 */
export async function aptStamp(root: string): Promise<string | undefined> {
  const needed = ['var/lib/apt/lists', 'var/lib/dpkg/status'];
  const folders = ['apt.conf.d', 'preferences.d', 'sources.list.d'].map((name) => `etc/apt/${name}`);
  const configured = await Promise.all(
    folders.map(async (folder) =>
      (await namesIn(path.join(root, folder))).sort().map((name) => `${folder}/${name}`),
    ),
  );
  const single = ['apt.conf', 'preferences', 'sources.list'].map((name) => `etc/apt/${name}`);
  const files = [...needed, ...single, ...folders, ...configured.flat()];
  const marks = await Promise.all(files.map((file) => markOf(path.join(root, file))));
  if (needed.some((_, index) => marks[index] === '-')) return undefined;
  return files.map((file, index) => `${file} ${marks[index]}`).join('\n');
}

async function markOf(file: string): Promise<string> {
  return stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs}/${size}`,
    () => '-',
  );
}
