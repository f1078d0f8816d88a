import type { Tools } from '../../backups/tools/tool';
import type { SnapshotTool } from './answers';
import { btrfs } from './btrfs';
import { snapper } from './snapper';
import { zfs } from './zfs';

/** Every tool whose snapshots can be looked at, one line each. */
export const snapshotTools: Tools<SnapshotTool> = [snapper, btrfs, zfs];
