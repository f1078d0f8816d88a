import type { CheckContext } from '../check';
import { readBackInTime } from './backInTime';
import { readBorg } from './borg';
import { readBorgmatic } from './borgmatic';
import { readDejaDup } from './dejaDup';
import { readDuplicity } from './duplicity';
import { readKopia } from './kopia';
import type { Reading } from './reading';
import { readRestic } from './restic';
import { readRsnapshot } from './rsnapshot';
import type { Source } from './sources';
import { readStampFile } from './stampFile';
import { readTimeMachine } from './timeMachine';
import { readVorta } from './vorta';
import { readFileHistory, readVeeamAgent, readWindowsBackup } from './windows';

/** Reads one source with its tool; `name` is what the source is called, also in the key store. */
export function readSource(context: CheckContext<unknown>, source: Source, name: string): Promise<Reading> {
  switch (source.tool) {
    case 'borg':
      return readBorg(context, source, name);
    case 'borgmatic':
      return readBorgmatic(context, source);
    case 'restic':
      return readRestic(context, source, name);
    case 'kopia':
      return readKopia(context, source, name);
    case 'duplicity':
      return readDuplicity(context, source, name);
    case 'deja-dup':
      return readDejaDup(context);
    case 'vorta':
      return readVorta(context, source);
    case 'rsnapshot':
      return readRsnapshot(context, source);
    case 'back-in-time':
      return readBackInTime(context, source);
    case 'time-machine':
      return readTimeMachine(context);
    case 'file-history':
      return readFileHistory(context);
    case 'veeam-agent':
      return readVeeamAgent(context);
    case 'windows-backup':
      return readWindowsBackup(context);
    case 'stamp-file':
      return readStampFile(context, source);
  }
}
