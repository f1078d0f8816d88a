import { backupChecks } from './backups';
import type { AnyCheck } from './check';
import { pluginCheck } from './plugin';
import { snapshotsCheck } from './snapshots';
import { updatesCheck } from './updates';

/** Every check that an entry can use, by id. */
export const catalog: ReadonlyMap<string, AnyCheck> = new Map(
  [updatesCheck, ...backupChecks, snapshotsCheck, pluginCheck].map((check) => [check.id, check]),
);
