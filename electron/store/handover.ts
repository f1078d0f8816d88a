import { constants } from 'node:fs';
import { type FileHandle, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { departureModes, departureOccasions, HoursSchema, TargetSchema } from '../../shared/policy';

/** Where the owner's app leaves word for the system's unit. The package makes it, mode 1733: all may add, none may list. */
export const handoverFolder = '/var/lib/fettle/departure';

/** A policy's worth of targets and services is a few kilobytes. */
const largest = 64 * 1024;

/** In a plan, every file has its place; passwords are in a key ring that the unit has no key to. */
const HandoverAuthSchema = z.strictObject({
  type: z.literal('certificate'),
  cert: z.string().min(1),
  key: z.string().min(1),
});

const HandoverSchema = z.strictObject({
  version: z.literal(1),
  /** Epoch seconds. */
  written: z.number(),
  /** Epoch seconds after which nobody knows any more how the machine is. */
  validUntil: z.number(),
  /** The owner's state folder, for outbox and journal. */
  state: z.string().startsWith('/'),
  controlSocket: z.string().startsWith('/'),
  hours: HoursSchema.optional(),
  departure: z.strictObject({
    mode: z.array(z.enum(departureModes)),
    on: z.array(z.enum(departureOccasions)),
    preAcknowledge: z.boolean(),
    sticky: z.boolean(),
    expiry: z.union([z.literal('next-workday'), z.number().positive()]),
    author: z.string().min(1),
    comment: z.string().min(1),
  }),
  // In a plan, durations are seconds already.
  targets: z
    .array(
      TargetSchema.extend({ host: z.string().min(1), splay: z.number().min(0), auth: HandoverAuthSchema }),
    )
    .min(1),
  /** The services that have a problem. */
  problems: z.array(z.string().min(1)),
});

/**
 * What the system's unit may do when the machine shuts down without the owner's app. It exists only while the owner
 * allows it. Certificate and key are named, never contained.
 */
export type Handover = z.infer<typeof HandoverSchema>;

/** Why a file of the folder is not a handover. */
type HandoverRefusal = 'not-a-handover' | 'foreign' | 'too-large' | 'unreadable' | 'stale';

/** A handover with its owner, or why it is none. */
export type ReadHandover =
  | { kind: 'handover'; handover: Handover; uid: number; gid: number }
  | { kind: 'refused'; file: string; why: HandoverRefusal };

/** Replaces this person's handover, or removes it. Without the folder, which only the package makes, nothing happens. */
export async function leaveHandover(
  folder: string,
  uid: number,
  handover: Handover | undefined,
): Promise<void> {
  const file = join(folder, `${uid}.json`);
  if (!handover) {
    await rm(file, { force: true }).catch(() => undefined);
    return;
  }
  let made: string;
  try {
    // A folder of our own inside, so that nobody else can have prepared the file.
    made = await mkdtemp(join(folder, `.${uid}-`));
  } catch {
    return;
  }
  try {
    const handle = await open(join(made, 'handover'), 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(handover));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(join(made, 'handover'), file);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Every file of the folder that is named like a handover, judged; for root. An absent folder has none. */
export async function readHandovers(folder: string, now: number): Promise<ReadHandover[]> {
  // Whoever could replace the folder could put anything into it.
  const facts = await stat(folder).catch(() => undefined);
  if (!facts?.isDirectory() || facts.uid !== process.getuid?.()) return [];
  const names = (await readdir(folder)).filter((name) => /^\d{1,10}\.json$/.test(name)).sort();
  return Promise.all(names.map((name) => readHandover(folder, name, now)));
}

async function readHandover(folder: string, name: string, now: number): Promise<ReadHandover> {
  const file = join(folder, name);
  const refused = (why: HandoverRefusal): ReadHandover => ({ kind: 'refused', file, why });
  let handle: FileHandle;
  try {
    // No link is followed, and a pipe does not make us wait.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return refused('unreadable');
  }
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return refused('not-a-handover');
    if (facts.uid !== Number.parseInt(name, 10) || (facts.mode & 0o022) !== 0) return refused('foreign');
    if (facts.size > largest) return refused('too-large');
    const buffer = Buffer.alloc(largest + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    if (bytesRead > largest) return refused('too-large');
    const handover = HandoverSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
    const fresh = handover.written <= now + 60 && now < handover.validUntil;
    return fresh ? { kind: 'handover', handover, uid: facts.uid, gid: facts.gid } : refused('stale');
  } catch {
    return refused('not-a-handover');
  } finally {
    await handle.close();
  }
}

/** Reads one handover as its owner, who need not be able to list the folder. */
export function readOwnHandover(folder: string, uid: number, now: number): Promise<ReadHandover> {
  return readHandover(folder, `${uid}.json`, now);
}
