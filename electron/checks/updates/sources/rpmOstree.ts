import { access } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { parseJson } from '../../json';
import type { PackageFacts } from '../facts';
import { isFamily } from '../osRelease';
import { ask, begin, failed, indexAt, newestOf, notUnderstood, type PackageSource } from './source';

/** Whether the system was started from an image, which its package manager does not change. Source: ostree(1). */
export async function isOstree(root: string): Promise<boolean> {
  return access(path.join(root, 'run/ostree-booted')).then(
    () => true,
    () => false,
  );
}

const DeploymentSchema = z.looseObject({
  booted: z.boolean().optional(),
  staged: z.boolean().optional(),
  checksum: z.string(),
  timestamp: z.number(),
  'base-timestamp': z.number().optional(),
});
// Strict: without its part about updates an answer would read as "none".
const StatusSchema = z.strictObject({
  transaction: z.unknown().optional(),
  'update-driver': z.unknown().optional(),
  deployments: z.array(DeploymentSchema).min(1),
  'cached-update': z
    .looseObject({
      checksum: z.string(),
      timestamp: z.number().optional(),
      // Identifier, kind (1 is security), severity, packages
      advisories: z.array(z.tuple([z.string(), z.number()]).rest(z.unknown())).optional(),
    })
    .nullable(),
});

/** rpm-ostree of Fedora's image-based desktops (Silverblue, Kinoite and kin). */
export const rpmOstree: PackageSource = {
  id: 'rpm-ostree',
  name: 'rpm-ostree',
  marksSecurity: true,
  commands: {
    install: 'rpm-ostree upgrade',
    refresh: 'rpm-ostree upgrade --check',
    show: 'rpm-ostree status',
  },
  applies: async ({ root, release }) =>
    isFamily(release, ['fedora', 'rhel', 'centos']) && (await isOstree(root)),
  async gather(context) {
    const timeout = begin(context, 'rpm-ostree');
    const checked = await newestOf([
      path.join(context.root, 'var/lib/systemd/timers/stamp-rpm-ostreed-automatic.timer'),
    ]);
    return readRpmOstree(await ask(context, ['rpm-ostree', 'status', '--json']), checked, timeout);
  },
};

/**
 * The image that runs, the one that waits for a restart, and the newer one that the last look found. `checked`: epoch
 * seconds of that look where it is known; else an image is known to have been the newest only when it was made.
 */
export function readRpmOstree(
  outcome: ProcessOutcome,
  checked: number | undefined,
  timeout: number,
): PackageFacts {
  const source = 'rpm-ostree';
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return { source, index: { kind: 'live' }, pending: failed(source, outcome, timeout) };
  const status = outcome.truncated ? undefined : StatusSchema.safeParse(parseJson(outcome.stdout));
  if (!status?.success) return { source, index: { kind: 'live' }, pending: notUnderstood(source) };
  const { deployments, 'cached-update': found } = status.data;
  const first = deployments[0];
  const made = (one: z.infer<typeof DeploymentSchema>) => one['base-timestamp'] ?? one.timestamp;
  const newest = Math.max(
    ...deployments.map(made),
    found?.timestamp ?? 0,
    checked !== undefined && found !== undefined ? checked : 0,
  );
  const installed = deployments.some(({ checksum }) => checksum === found?.checksum);
  const security = (found?.advisories ?? []).some(([, kind]) => kind === 1);
  const waits = first && !first.booted && deployments.some(({ booted }) => booted);
  return {
    source,
    index: indexAt(newest),
    pending: {
      kind: 'known',
      updates: found?.checksum && !installed ? [{ id: `image ${found.checksum}`, security }] : [],
    },
    obstacles: waits ? [{ kind: 'restart', count: 1 }] : [],
  };
}
