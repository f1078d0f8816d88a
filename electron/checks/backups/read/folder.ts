import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { message } from '../../../../shared/message';
import type { CheckContext } from '../../check';
import { mayBeUnplugged } from './places';
import { noRepository, notPermitted, type Reading, unreadable } from './reading';

/** A look at a place on disk, or why there was none. */
export type Look<T> = { kind: 'seen'; value: T } | { kind: 'reading'; reading: Reading };

/** Who looks and how, and what a missing place means; default: there is no repository. Seconds. */
export interface Looker {
  tool: string;
  context: Pick<CheckContext<unknown>, 'run' | 'timeout' | 'signal'>;
  missing?: Reading;
}

/** Bytes; a configuration is some pages of text. */
const longest = 1024 * 1024;

/**
 * The names in a folder; a missing one on a disk that can be unplugged is unreachable, and so is one without anything in it,
 * which is what such a disk leaves when it is gone.
 */
export async function namesIn(looker: Looker, folder: string): Promise<Look<string[]>> {
  const names = await look(looker, folder, () => readdir(folder));
  const gone = names.kind === 'seen' && names.value.length === 0 && mayBeUnplugged(folder);
  return gone ? { kind: 'reading', reading: { kind: 'unreachable' } } : names;
}

/**
 * Whether there is a file anywhere below a folder: a backup of a folder that was not mounted has none. Yes where that cannot be
 * told.
 */
export async function holdsFiles({ context }: Looker, folder: string): Promise<boolean> {
  const { run, timeout, signal } = context;
  const argv = ['find', folder, '!', '-type', 'd', '-print', '-quit'] as const;
  const found = await run({ argv, timeout, signal });
  return found.kind !== 'exited' || found.code !== 0 || found.stdout !== '';
}

/** The text of a file. */
export function textOf(looker: Looker, file: string): Promise<Look<string>> {
  return look(looker, file, () => readPart(file, 'start'));
}

/** The last pages of a file that grows, such as a log. */
export function endOf(looker: Looker, file: string): Promise<Look<string>> {
  return look(looker, file, () => readPart(file, 'end'));
}

/** When something was last changed, epoch seconds. */
export function changeOf(looker: Looker, place: string): Promise<Look<number>> {
  return look(looker, place, async () => (await stat(place)).mtimeMs / 1000);
}

/** Since when a tool's lock file is there, epoch seconds, and whether the process whose id it holds still runs. */
export async function lockOf(
  looker: Looker,
  file: string,
): Promise<{ since: number; held: boolean } | undefined> {
  const text = await textOf(looker, file);
  const since = await changeOf(looker, file);
  if (text.kind !== 'seen' || since.kind !== 'seen') return undefined;
  return { since: since.value, held: isAlive(Number.parseInt(text.value, 10)) };
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Places that did not answer in time and still have not. A network drive whose server is away may never answer, and each
 * question keeps one of the few threads that Node reads files with, so that nobody asks again meanwhile.
 */
const silent = new Set<string>();

/** Looks at a place with `read`, which may fail with a system's error code or never end. */
export async function look<T>(looker: Looker, place: string, read: () => Promise<T>): Promise<Look<T>> {
  if (silent.has(place) || !(await answers(looker, place)))
    return { kind: 'reading', reading: noAnswer(looker, place) };
  const value = read();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, looker.context.timeout * 1000, undefined);
  });
  try {
    const seen = await Promise.race([value.then((it) => ({ it })), late]);
    if (seen) return { kind: 'seen', value: seen.it };
    const answered = () => silent.delete(place);
    silent.add(place);
    value.then(answered, answered);
    return { kind: 'reading', reading: noAnswer(looker, place) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { kind: 'reading', reading: failure(looker, place, code) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether a place answers at all. A program asks first, since a program can be ended: a thread of ours that waits for a dead
 * network drive keeps even the end of the app waiting. Where there is no such program, as on Windows, nobody asks first.
 */
async function answers({ context: { run, timeout, signal } }: Looker, place: string): Promise<boolean> {
  const { kind } = await run({ argv: ['test', '-e', place], timeout, signal });
  return kind !== 'timed-out' && kind !== 'aborted';
}

function noAnswer({ tool, context: { timeout } }: Looker, place: string): Reading {
  if (mayBeUnplugged(place)) return { kind: 'unreachable' };
  return unreadable(
    message('backups.reason.no-answer', { timeout: { duration: timeout } }),
    message('backups.remedy.other', { tool }),
  );
}

function failure({ tool, missing }: Looker, place: string, code: string): Reading {
  if (code === 'EACCES' || code === 'EPERM') return notPermitted(tool);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return mayBeUnplugged(place) ? { kind: 'unreachable' } : (missing ?? noRepository(tool));
  // A network drive whose server is away, and a disk that was pulled out.
  if (['EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'ESTALE', 'ENODEV', 'ENOTCONN'].includes(code))
    return { kind: 'unreachable' };
  return unreadable(
    message('backups.reason.place-unreadable', { code }),
    message('backups.remedy.other', { tool }),
  );
}

/** The beginning or the end of a file. A pipe would block when it is opened and a device never end, so neither is read. */
async function readPart(file: string, part: 'start' | 'end'): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Error('not a file');
    const length = Math.min(status.size, longest);
    const from = part === 'start' ? 0 : status.size - length;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
