import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { departureModes, departureOccasions, HoursSchema, TargetSchema } from '../../shared/policy';

/**
 * Where apps leave word for the system's unit: a folder for each person, `<uid>/`, which root makes at their log-in and only they can write
 * into (mode 0710; root's own group may look a name up there, and needs no other right).
 */
export const handoverFolder = '/var/lib/fettle/departure';

const fileName = 'handover.json';

/** A policy's worth of targets and services is a few kilobytes. */
const largest = 64 * 1024;

/** In a plan, every file has its place; passwords are in a key ring that the unit has no key to. */
const HandoverAuthSchema = z.strictObject({
  type: z.literal('certificate'),
  cert: z.string().min(1),
  key: z.string().min(1),
});

const HandoverSchema = z.strictObject({
  version: z.literal(2),
  /** The card about departures as it was answered; what the record says when the machine goes off is what counts. */
  consent: z.strictObject({ card: z.string().min(1), hash: z.string().min(1) }),
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

/** A handover, or why it is none. */
export type ReadHandover =
  | { kind: 'handover'; handover: Handover }
  | { kind: 'refused'; why: HandoverRefusal };

/** Replaces this person's handover, or removes it. Without their folder, which only root makes, nothing happens. */
export async function leaveHandover(
  folder: string,
  uid: number,
  handover: Handover | undefined,
): Promise<void> {
  const own = join(folder, String(uid));
  const file = join(own, fileName);
  if (!handover) {
    await rm(file, { force: true }).catch(() => undefined);
    return;
  }
  if (!(await isFolderOf(own, uid))) return;
  const made = `${file}.new`;
  await rm(made, { force: true });
  const handle = await open(made, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(handover));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(made, file);
}

/**
 * Whose handovers there are, for root, which reads none of them. Only folders count that are named by a uid in its one spelling, belong to
 * it, and lie in a folder that nobody but us can add to; root itself leaves no handover.
 */
export async function handoverOwners(folder: string): Promise<number[]> {
  const facts = await lstat(folder).catch(() => undefined);
  if (!facts?.isDirectory() || facts.uid !== process.getuid?.() || (facts.mode & 0o022) !== 0) return [];
  const uids = (await readdir(folder)).filter((name) => /^[1-9]\d{0,9}$/.test(name)).map(Number);
  const left = await Promise.all(
    uids.map(async (uid) => {
      const own = join(folder, String(uid));
      return (await isFolderOf(own, uid)) && (await isThere(join(own, fileName)));
    }),
  );
  return uids.filter((_, index) => left[index]).sort((a, b) => a - b);
}

/** Reads one handover as its owner. */
export async function readHandover(folder: string, uid: number, now: number): Promise<ReadHandover> {
  const refused = (why: HandoverRefusal): ReadHandover => ({ kind: 'refused', why });
  let handle: FileHandle;
  try {
    // No link is followed, and a pipe does not make us wait.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    handle = await open(join(folder, String(uid), fileName), flags);
  } catch {
    return refused('unreadable');
  }
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) return refused('not-a-handover');
    if (facts.uid !== uid || (facts.mode & 0o022) !== 0) return refused('foreign');
    if (facts.size > largest) return refused('too-large');
    const buffer = Buffer.alloc(largest + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    if (bytesRead > largest) return refused('too-large');
    const handover = HandoverSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
    const fresh = handover.written <= now + 60 && now < handover.validUntil;
    return fresh ? { kind: 'handover', handover } : refused('stale');
  } catch {
    return refused('not-a-handover');
  } finally {
    await handle.close();
  }
}

async function isFolderOf(folder: string, uid: number): Promise<boolean> {
  const facts = await lstat(folder).catch(() => undefined);
  return facts?.isDirectory() === true && facts.uid === uid;
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
