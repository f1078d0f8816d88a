import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Names a source in sentences and perfdata; default: the tool, numbered when there are several of it. */
const name = z.string().min(1).max(60).optional();
const place = z.string().min(1);

/** Paths may begin with `~/` and hold the macros `$user$ $host$ $address$ $home$`. Secrets are never arguments. */
export const BorgSourceSchema = z.strictObject({
  name,
  /** Path or `ssh://` address. */
  repository: place,
  /** Only archives whose name matches this pattern, such as `laptop-*`. */
  archives: z.string().min(1).optional(),
  /** File that holds the passphrase. */
  passphraseFile: place.optional(),
  /** Command that prints the passphrase (BORG_PASSCOMMAND). */
  passphraseCommand: z.string().min(1).optional(),
});
export type BorgSource = z.infer<typeof BorgSourceSchema>;

export const ResticSourceSchema = z.strictObject({
  name,
  /** Path or address as restic knows it. */
  repository: place,
  /** Only snapshots of this host; macros work, so `$host$` is this machine. */
  host: z.string().min(1).optional(),
  /** File that holds the password (RESTIC_PASSWORD_FILE). */
  passwordFile: place.optional(),
  /** Command that prints the password (RESTIC_PASSWORD_COMMAND). */
  passwordCommand: z.string().min(1).optional(),
});
export type ResticSource = z.infer<typeof ResticSourceSchema>;

export const StampFileSourceSchema = z.strictObject({ name, path: place });
export type StampFileSource = z.infer<typeof StampFileSourceSchema>;

export const SourceSchema = z.discriminatedUnion('tool', [
  BorgSourceSchema.extend({ tool: z.literal('borg') }),
  ResticSourceSchema.extend({ tool: z.literal('restic') }),
  StampFileSourceSchema.extend({ tool: z.literal('stamp-file') }),
]);
export type Source = z.infer<typeof SourceSchema>;

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

const removable = ['/media/', '/run/media/', '/mnt/', '/Volumes/'];

/** Whether a repository is another machine's: an address, `host:path`, and not a Windows drive. */
export function isRemote(repository: string): boolean {
  return /^[^/\\]{2,}?:/.test(repository);
}

/** Whether a missing place may just be a disk that is not plugged in. */
export function mayBeUnplugged(repository: string): boolean {
  return removable.some((folder) => repository.startsWith(folder));
}
