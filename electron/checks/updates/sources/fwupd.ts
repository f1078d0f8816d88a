import { access } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { message } from '../../../../shared/message';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { parseJson } from '../../json';
import type { Obstacle, Pending } from '../facts';
import { ask, begin, failed, indexAt, namesIn, newestOf, notUnderstood, type PackageSource } from './source';

const ReleaseSchema = z.lazy(() =>
  z.looseObject({
    Version: z.string(),
    Urgency: z.string().optional(),
    Issues: z.array(z.string()).optional(),
  }),
);
const DevicesSchema = z.lazy(() =>
  z.object({
    Devices: z.array(
      z.looseObject({
        DeviceId: z.string(),
        Version: z.string().optional(),
        Releases: z.array(ReleaseSchema).min(1),
      }),
    ),
  }),
);
const FlagsSchema = z.lazy(() =>
  z.object({
    Devices: z.array(z.looseObject({ Flags: z.array(z.string()).default([]) })),
  }),
);
const ErrorSchema = z.lazy(() => z.object({ Error: z.looseObject({ Message: z.string() }) }));

/** Firmware, where a system bus can start fwupd's service. */
export const fwupd: PackageSource = {
  id: 'fwupd',
  name: 'fwupd',
  marksSecurity: true,
  commands: { install: 'fwupdmgr update', refresh: 'fwupdmgr refresh', show: 'fwupdmgr get-updates' },
  applies: async ({ system, root }) =>
    system === 'linux' &&
    access(path.join(root, 'run/dbus/system_bus_socket')).then(
      () => true,
      () => false,
    ),
  traces: async () => ({
    needed: [['usr/bin/fwupdmgr', 'var/lib/fwupd'], ['proc/sys/kernel/random/boot_id']],
    // Not its cache, which it makes of these. What is plugged in has firmware as well.
    also: [
      'var/lib/fwupd/metadata/*/*',
      'var/lib/fwupd/pending.db',
      'var/lib/fwupd/remotes.d/**',
      'etc/fwupd/**',
      ...['usb', 'thunderbolt', 'pci', 'hid'].map((bus) => `sys/bus/${bus}/devices/*/uevent`),
      'sys/class/drm/*/status',
    ],
  }),
  async gather(context) {
    const timeout = begin(context, 'fwupd');
    const listing = await ask(context, ['fwupdmgr', 'get-updates', '--json']);
    const pending = readFwupd(listing, timeout);
    const index = indexAt(await metadataRefreshed(context.root));
    const nothing = pending.kind === 'known' && pending.updates.length === 0;
    // Most virtual machines have no device at all that takes firmware: then no catalogue is missed.
    const devices = nothing && (await ask(context, ['fwupdmgr', 'get-devices', '--json']));
    if (devices && hasNoDevice(devices)) {
      const reason = message('updates.fwupd.no-device');
      return { source: 'fwupd', index, pending: { kind: 'unknown', reason, absent: true, whole: true } };
    }
    // What waits for a restart may still be listed, with its old version (tried with 2.0.20).
    const waiting = waitingDevices(devices || listing);
    const obstacles: Obstacle[] = waiting > 0 ? [{ kind: 'restart', count: waiting }] : [];
    return { source: 'fwupd', index, pending, obstacles };
  },
};

/**
 * What `get-updates --json` said: 0 with devices, 0 with an empty list (2.0) or 2 when there is nothing to do, 3 when
 * no device is known to the vendors' service, 1 for an error. Each carries JSON. `timeout` in seconds. Source:
 * fwupdmgr(1); 0 with an empty list and 1 were tried with 2.0.20.
 */
export function readFwupd(outcome: ProcessOutcome, timeout: number): Pending {
  if (outcome.kind !== 'exited') return failed('fwupdmgr', outcome, timeout);
  const answer = outcome.truncated ? undefined : parseJson(outcome.stdout);
  const error = ErrorSchema.safeParse(answer);
  const devices = DevicesSchema.safeParse(answer);
  const words = error.success ? error.data.Error.Message : outcome.stderr;
  if (outcome.code === 3 && error.success) {
    const reason = message('process.exited', { program: 'fwupdmgr', code: 3, words });
    return { kind: 'unknown', reason, absent: true, whole: true };
  }
  if (outcome.code === 2 && error.success) return { kind: 'known', updates: [] };
  if (outcome.code !== 0 && outcome.code !== 2)
    return failed('fwupdmgr', { ...outcome, stderr: words }, timeout);
  if (!devices.success || error.success || (outcome.code === 2 && devices.data.Devices.length > 0))
    return notUnderstood('fwupdmgr');
  return {
    kind: 'known',
    updates: devices.data.Devices.map((device) => ({
      id: `${device.DeviceId} ${device.Version ?? ''}`,
      security: device.Releases.some(isSecurity),
    })),
  };
}

/** True only when the service answered and no device of its list can be updated. */
export function hasNoDevice(outcome: ProcessOutcome): boolean {
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated) return false;
  const answer = FlagsSchema.safeParse(parseJson(outcome.stdout));
  return answer.success && !answer.data.Devices.some((device) => device.Flags.includes('updatable'));
}

/** How many devices have firmware that takes effect only after a restart. Source: fwupd's FwupdDeviceFlags. */
export function waitingDevices(outcome: ProcessOutcome): number {
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated) return 0;
  const answer = FlagsSchema.safeParse(parseJson(outcome.stdout));
  const waits = ['needs-reboot', 'needs-shutdown', 'needs-activation'];
  return answer.success
    ? answer.data.Devices.filter(({ Flags }) => Flags.some((flag) => waits.includes(flag))).length
    : 0;
}

/** A release that closes a published hole, or that its vendor calls critical. */
function isSecurity(release: z.infer<typeof ReleaseSchema>): boolean {
  return release.Urgency === 'critical' || (release.Issues ?? []).some((issue) => issue.startsWith('CVE-'));
}

/** The vendors' catalogue as the last refresh left it. */
async function metadataRefreshed(root: string): Promise<number | undefined> {
  const folder = path.join(root, 'var/lib/fwupd/metadata');
  const files = await Promise.all(
    (await namesIn(folder)).map(async (remote) =>
      (await namesIn(path.join(folder, remote)))
        .filter((name) => /\.xml\.(gz|xz|zst)$/.test(name))
        .map((name) => path.join(folder, remote, name)),
    ),
  );
  return newestOf(files.flat());
}
