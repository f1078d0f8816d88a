import { readdir, stat } from 'node:fs/promises';
import { type Message, message } from '../../../../shared/message';
import type { Command, ProcessOutcome } from '../../../platform/processes/process';
import type { System } from '../../../platform/system';
import type { CheckContext } from '../../check';
import { processFailure } from '../../processFailure';
import type { Traces } from '../../stamp';
import type { PackageFacts, PackageSourceId, Part, Pending, PendingUpdate } from '../facts';
import type { UpdatesOptions } from '../options';
import type { OsRelease } from '../osRelease';

/** What decides which sources a machine has. */
export interface Machine {
  system: System;
  release: OsRelease;
  /** Folder that stands for `/`. */
  root: string;
}

/** A program that knows pending updates. */
export interface PackageSource {
  id: PackageSourceId;
  /** How people call it. */
  name: string;
  /** Whether it says which updates are for security. */
  marksSecurity: boolean;
  /** It tells nothing of other updates. */
  securityOnly?: true;
  /** What the person may copy; absent where the update program of the system is the better place. */
  commands: { install?: string; refresh?: string; show?: string };
  /** Whether this machine has it. Looks at files only. */
  applies(machine: Machine): Promise<boolean>;
  /**
   * What on the disk its answer depends on: it is asked again when any of that changed. Absent, or undefined on this
   * machine, where the disk does not tell: then it is asked each time.
   */
  traces?(context: CheckContext<UpdatesOptions>): Promise<Traces | undefined>;
  /** Seconds for which an answer holds at most while nothing changed; a day where it says nothing. */
  holds?: number | ((options: UpdatesOptions) => number | undefined);
  gather(context: CheckContext<UpdatesOptions>): Promise<PackageFacts>;
}

/** Seconds for which an answer holds where the disk does not tell everything: what a server knows, what was never tried. */
export const quarterDay = 6 * 3600;

type Unknown = Extract<Pending, { kind: 'unknown' }>;

/** Seconds that one source may take, so that one which hangs leaves time to say so. */
const longest = 60;

/**
 * What every listing gets: no more time than the check has, enough room, the check's signal; `environment` is added to
 * the allow-listed one.
 */
export function ask(
  context: CheckContext<unknown>,
  argv: Command['argv'],
  limit: number = longest,
  environment: Readonly<Record<string, string>> = {},
): Promise<ProcessOutcome> {
  return context.run({
    argv,
    environment,
    timeout: patience(context, limit),
    maxOutput: 4 * 1024 * 1024,
    signal: context.signal,
  });
}

/** Says that a source is being asked; the seconds that `ask` gives each of its listings. */
export function begin(context: CheckContext<unknown>, source: string): number {
  context.progress(message('updates.progress', { source }));
  return patience(context);
}

/** Seconds that `ask` waits, for the sentence that says so. */
export function patience(context: CheckContext<unknown>, limit: number = longest): number {
  return Math.min(context.timeout, limit);
}

/** UNKNOWN because a program failed; a program that is not installed is also marked as absent. */
export function failed(program: string, outcome: ProcessOutcome, timeout: number): Unknown {
  const reason = processFailure(program, outcome, timeout);
  return outcome.kind === 'not-found'
    ? { kind: 'unknown', reason, absent: true }
    : { kind: 'unknown', reason };
}

/** What was listed although a part of the source complained; nothing at all is then not "nothing pending". */
export function incompletely(updates: PendingUpdate[], incomplete: Message): Pending {
  return updates.length > 0
    ? { kind: 'known', updates, incomplete }
    : { kind: 'unknown', reason: incomplete };
}

/** UNKNOWN because an answer has another form than the one that we know. */
export function notUnderstood(program: string): Unknown {
  return { kind: 'unknown', reason: message('process.not-understood', { program }) };
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/** Names in a folder; none when it cannot be read. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Epoch seconds of the newest modification among some files; undefined when none can be read. */
export async function newestOf(files: readonly string[]): Promise<number | undefined> {
  const times = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs }) => [mtimeMs / 1000],
        () => [],
      ),
    ),
  );
  const known = times.flat();
  return known.length === 0 ? undefined : Math.max(...known);
}

/** An index by the time of its last refresh. */
export function indexAt(at: number | undefined): PackageFacts['index'] {
  return at === undefined ? { kind: 'missing' } : { kind: 'refreshed', at };
}

/** An index with the repository that was left out of its refreshes for the longest. */
export function withOldest(index: PackageFacts['index'], oldest: Part | undefined): PackageFacts['index'] {
  return index.kind === 'refreshed' && oldest ? { ...index, oldest } : index;
}
