import { backInTime } from './backInTime';
import { borg } from './borg';
import { borgmatic } from './borgmatic';
import { dejaDup } from './dejaDup';
import { duplicity } from './duplicity';
import { fileHistory } from './fileHistory';
import { kopia } from './kopia';
import { restic } from './restic';
import { rsnapshot } from './rsnapshot';
import { stampFile } from './stampFile';
import { timeMachine } from './timeMachine';
import type { AnyBackupTool, Tools } from './tool';
import { veeamAgent } from './veeamAgent';
import { vorta } from './vorta';
import { windowsBackup } from './windowsBackup';

/** Every tool whose backups can be looked at, one line each, in the order in which they are shown. */
export const backupTools: Tools<AnyBackupTool> = [
  borg,
  borgmatic,
  restic,
  kopia,
  duplicity,
  dejaDup,
  vorta,
  rsnapshot,
  backInTime,
  timeMachine,
  fileHistory,
  veeamAgent,
  windowsBackup,
  stampFile,
];
