import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { parseJson } from '../json';
import { processFailure } from '../processFailure';
import { btrfsDisks, encryptionOf, mapperKinds } from './encryptedChain';
import type { Device, Encryption } from './encryptedDevice';
import { encryptionBesideDisks } from './encryptedMount';
import { type Looked, unseen } from './information';
import { cannotTell, type Observation, verdictOf } from './verdict';

const EncryptionOptionsSchema = z.lazy(() =>
  z
    .strictObject({
      mounts: z
        .array(z.string().regex(/^\//, 'config.expected.mount'))
        .min(1)
        .default(['/'])
        .describe('Mount points that must be encrypted (Linux); elsewhere it is the system drive.'),
    })
    .prefault({}),
);
type EncryptionOptions = z.infer<typeof EncryptionOptionsSchema>;
const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

/** `later`: whether a page of the system's settings can encrypt a disk that is in use. */
export type EncryptionFacts = Looked<{ mount: string; encryption: Encryption; later: boolean }[]>;

/** Whether the disk that holds the system is encrypted. */
export const diskEncryptionCheck = defineCheck({
  id: 'disk-encryption',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'disk-encryption.title',
  purpose: 'system.protection.purpose',
  collects: ['disk-encryption.collects'],
  options: EncryptionOptionsSchema,
  thresholds: NoThresholdsSchema,
  defaults: { interval: 6 * 3600, timeout: 60 },
  gather: gatherEncryption,
  judge: judgeEncryption,
});

export function gatherEncryption(
  context: CheckContext<EncryptionOptions>,
  system: System = currentSystem(),
): Promise<EncryptionFacts> {
  switch (system) {
    case 'linux':
      return askLsblk(context);
    case 'mac':
      return askOne(context, 'fdesetup', ['fdesetup', 'isactive'], readFileVault);
    case 'windows':
      return askOne(
        context,
        'powershell',
        ['powershell', '-NoProfile', '-Command', shellProperty],
        readBitLocker,
      );
  }
}

/** The Explorer's own property needs no administrator, unlike manage-bde and WMI. */
const shellProperty =
  "(New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self.ExtendedProperty('System.Volume.BitLockerProtection')";

async function askLsblk(context: CheckContext<EncryptionOptions>): Promise<EncryptionFacts> {
  const { timeout, signal, options } = context;
  // Before util-linux 2.37 there was only one mount point a device.
  for (const column of ['MOUNTPOINTS', 'MOUNTPOINT']) {
    const outcome = await context.run({
      argv: ['lsblk', '-J', '-o', `NAME,TYPE,FSTYPE,${column}`],
      timeout,
      signal,
      maxOutput: 1024 * 1024,
    });
    if (outcome.kind === 'exited' && outcome.code !== 0 && column === 'MOUNTPOINTS') continue;
    if (outcome.kind !== 'exited' || outcome.code !== 0)
      return unseen(processFailure('lsblk', outcome, timeout));
    const devices = outcome.truncated ? undefined : parseLsblk(outcome.stdout);
    if (!devices) return unseen(message('process.not-understood', { program: 'lsblk' }));
    const [kinds, disks] = await Promise.all([mapperKinds(context.root), btrfsDisks(context.root)]);
    const facts = options.mounts.map(async (mount) => {
      const onDisks = encryptionOf(devices, mount, kinds, disks);
      const encryption =
        onDisks === 'unknown' ? await encryptionBesideDisks(context, devices, mount, kinds) : onDisks;
      return { mount, encryption, later: false };
    });
    return { kind: 'seen', facts: await Promise.all(facts) };
  }
  return unseen(message('process.not-understood', { program: 'lsblk' }));
}

async function askOne(
  context: CheckContext<unknown>,
  program: string,
  argv: readonly [string, ...string[]],
  read: (output: string) => Encryption,
): Promise<EncryptionFacts> {
  const { timeout, signal } = context;
  const outcome = await context.run({ argv, timeout, signal });
  if (outcome.kind !== 'exited' || (read(outcome.stdout) === 'unknown' && outcome.code !== 0))
    return unseen(processFailure(program, outcome, timeout));
  return { kind: 'seen', facts: [{ mount: '/', encryption: read(outcome.stdout), later: true }] };
}

const mounted = z.string().nullish();
const DeviceSchema: z.ZodType<Device> = z.lazy(() =>
  z
    .object({
      name: z.string().default(''),
      type: z.string(),
      fstype: z.string().nullish(),
      mountpoint: mounted,
      mountpoints: z.array(mounted).optional(),
      children: z.array(DeviceSchema).default([]),
    })
    .transform(({ name, type, fstype, mountpoint, mountpoints = [mountpoint], children }) => ({
      name,
      type,
      fstype,
      children,
      mountpoints: mountpoints.filter((one) => typeof one === 'string'),
    })),
);

/** Undefined when the output is not lsblk's. */
export function parseLsblk(output: string): Device[] | undefined {
  const parsed = z.object({ blockdevices: z.array(DeviceSchema) }).safeParse(parseJson(output));
  return parsed.success ? parsed.data.blockdevices : undefined;
}

/** System.Volume.BitLockerProtection: 1 on, 2 off, 3 encrypting, 4 and 5 decrypting or suspended. */
export function readBitLocker(output: string): Encryption {
  const value = output.trim();
  if (value === '1') return 'on';
  if (value === '3') return 'partly';
  return ['2', '4', '5'].includes(value) ? 'off' : 'unknown';
}

/** fdesetup(8): prints `true` or `false`. */
export function readFileVault(output: string): Encryption {
  const value = output.trim();
  return value === 'true' ? 'on' : value === 'false' ? 'off' : 'unknown';
}

const states = { on: 'ok', off: 'critical', partly: 'warning', unknown: 'unknown' } as const;

export function judgeEncryption(looked: EncryptionFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const observations = looked.facts.map(
    ({ mount, encryption, later }): Observation => ({
      state: states[encryption],
      message: message(`disk-encryption.${encryption}`, { mount }),
      remedy: later
        ? { message: message('disk-encryption.remedy'), settings: 'encryption' }
        : { message: message('disk-encryption.remedy.new') },
    }),
  );
  return verdictOf(observations, message('disk-encryption.all-well', { count: observations.length }));
}
