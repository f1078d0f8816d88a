import { backupChecks } from './backups';
import type { AnyCheck } from './check';
import { ntopngAlertsCheck, ntopngFlowsCheck } from './ntopng';
import { pluginCheck } from './plugin';
import { snapshotsCheck } from './snapshots';
import { batteryCheck } from './system/battery';
import { diskCheck } from './system/disk';
import { diskEncryptionCheck } from './system/diskEncryption';
import { firewallCheck } from './system/firewall';
import { interfacesCheck } from './system/interfaces';
import { loadCheck } from './system/load';
import { memoryCheck, swapCheck } from './system/memory';
import { processesCheck } from './system/processes';
import { screenLockCheck } from './system/screenLock';
import { servicesCheck } from './system/services';
import { temperatureCheck } from './system/temperature';
import { uptimeCheck } from './system/uptime';
import { updatesCheck } from './updates';

/** Every check that an entry can use, by id. */
export const catalog: ReadonlyMap<string, AnyCheck> = new Map(
  [
    updatesCheck,
    ...backupChecks,
    snapshotsCheck,
    diskCheck,
    memoryCheck,
    swapCheck,
    loadCheck,
    uptimeCheck,
    temperatureCheck,
    batteryCheck,
    interfacesCheck,
    processesCheck,
    servicesCheck,
    diskEncryptionCheck,
    firewallCheck,
    screenLockCheck,
    ntopngAlertsCheck,
    ntopngFlowsCheck,
    pluginCheck,
  ].map((check) => [check.id, check]),
);
