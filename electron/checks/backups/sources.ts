import { createHash } from 'node:crypto';
import { z } from 'zod';

const name = z
  .string()
  .min(1)
  .max(60)
  .optional()
  .describe('What sentences and figures call it; default: the tool, numbered when there are several of it.');
const place = z.string().min(1);
const passphrase = z
  .literal('keystore')
  .optional()
  .describe("It is in the person's key store, as `check/ENTRY/NAME` of the service `fettle`.");

/** Paths may begin with `~/` and hold the macros `$user$ $host$ $address$ $home$`. Secrets are never arguments. */
export const BorgSourceSchema = z.strictObject({
  name,
  repository: place.describe('Path or `ssh://` address.'),
  archives: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Only archives whose name matches this pattern, such as `laptop-*`; default: those that this machine made.',
    ),
  passphraseFile: place.optional().describe('File that holds the passphrase.'),
  passphraseCommand: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Command that prints the passphrase (BORG_PASSCOMMAND); not with the passphrase in it, because others see it.',
    ),
  passphrase,
});
export type BorgSource = z.infer<typeof BorgSourceSchema>;

export const ResticSourceSchema = z.strictObject({
  name,
  repository: place.describe('Path or address as restic knows it.'),
  host: z
    .string()
    .min(1)
    .optional()
    .describe('Only snapshots of this host, as restic knows it; default: this machine.'),
  path: place.optional().describe('Only snapshots that hold this folder.'),
  passwordFile: place.optional().describe('File that holds the password (RESTIC_PASSWORD_FILE).'),
  passwordCommand: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Command that prints the password (RESTIC_PASSWORD_COMMAND); not with the password in it, because others see it.',
    ),
  passphrase,
});
export type ResticSource = z.infer<typeof ResticSourceSchema>;

export const StampFileSourceSchema = z.strictObject({
  name,
  path: place.describe('The file that the hook of the backup job writes.'),
});
export type StampFileSource = z.infer<typeof StampFileSourceSchema>;

export const BorgmaticSourceSchema = z.strictObject({
  name,
  config: place
    .optional()
    .describe(
      'Configuration file; default: those that borgmatic finds. It also says where the passphrase is.',
    ),
  host: z
    .string()
    .min(1)
    .optional()
    .describe('Only archives of this host, as borg knows it; default: this machine.'),
});
export type BorgmaticSource = z.infer<typeof BorgmaticSourceSchema>;

export const KopiaSourceSchema = z.strictObject({
  name,
  config: place.optional().describe("Configuration file of the connection; default: kopia's own."),
  path: place.optional().describe('Only snapshots of this folder.'),
  passphrase,
});
export type KopiaSource = z.infer<typeof KopiaSourceSchema>;

export const DuplicitySourceSchema = z.strictObject({
  name,
  target: place
    .regex(/^[a-z][a-z0-9+.-]*:\/\//i, 'must be an address such as file:///srv/backup')
    .refine((target) => !/^[^:]+:\/\/[^/@]*:[^/@]*@/.test(target), 'must not hold a password')
    .describe('Address as duplicity knows it, such as `file:///srv/backup`; without a password in it.'),
  passphrase,
});
export type DuplicitySource = z.infer<typeof DuplicitySourceSchema>;

export const DejaDupSourceSchema = z.strictObject({ name });

export const VortaSourceSchema = z.strictObject({
  name,
  database: place.optional().describe("Vorta's database; default `~/.local/share/Vorta/settings.db`."),
});
export type VortaSource = z.infer<typeof VortaSourceSchema>;

export const RsnapshotSourceSchema = z.strictObject({
  name,
  config: place.optional().describe('Configuration file; default `/etc/rsnapshot.conf`.'),
});
export type RsnapshotSource = z.infer<typeof RsnapshotSourceSchema>;

export const BackInTimeSourceSchema = z.strictObject({
  name,
  config: place.optional().describe('Configuration file; default `~/.config/backintime/config`.'),
  profile: z.int().positive().optional().describe('Number of the profile; default: 1.'),
});
export type BackInTimeSource = z.infer<typeof BackInTimeSourceSchema>;

export const TimeMachineSourceSchema = z.strictObject({ name });
export const FileHistorySourceSchema = z.strictObject({ name });
export const VeeamAgentSourceSchema = z.strictObject({ name });
export const WindowsBackupSourceSchema = z.strictObject({ name });

/** The options of each tool's own check; they may be left out where all have defaults. */
export const sourceSchemas = {
  borg: BorgSourceSchema,
  borgmatic: BorgmaticSourceSchema.prefault({}),
  restic: ResticSourceSchema,
  kopia: KopiaSourceSchema.prefault({}),
  duplicity: DuplicitySourceSchema,
  'deja-dup': DejaDupSourceSchema.prefault({}),
  vorta: VortaSourceSchema.prefault({}),
  rsnapshot: RsnapshotSourceSchema.prefault({}),
  'back-in-time': BackInTimeSourceSchema.prefault({}),
  'time-machine': TimeMachineSourceSchema.prefault({}),
  'file-history': FileHistorySourceSchema.prefault({}),
  'veeam-agent': VeeamAgentSourceSchema.prefault({}),
  'windows-backup': WindowsBackupSourceSchema.prefault({}),
  'stamp-file': StampFileSourceSchema,
} as const;

export const SourceSchema = z.discriminatedUnion('tool', [
  BorgSourceSchema.extend({ tool: z.literal('borg') }),
  BorgmaticSourceSchema.extend({ tool: z.literal('borgmatic') }),
  ResticSourceSchema.extend({ tool: z.literal('restic') }),
  KopiaSourceSchema.extend({ tool: z.literal('kopia') }),
  DuplicitySourceSchema.extend({ tool: z.literal('duplicity') }),
  DejaDupSourceSchema.extend({ tool: z.literal('deja-dup') }),
  VortaSourceSchema.extend({ tool: z.literal('vorta') }),
  RsnapshotSourceSchema.extend({ tool: z.literal('rsnapshot') }),
  BackInTimeSourceSchema.extend({ tool: z.literal('back-in-time') }),
  TimeMachineSourceSchema.extend({ tool: z.literal('time-machine') }),
  FileHistorySourceSchema.extend({ tool: z.literal('file-history') }),
  VeeamAgentSourceSchema.extend({ tool: z.literal('veeam-agent') }),
  WindowsBackupSourceSchema.extend({ tool: z.literal('windows-backup') }),
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
