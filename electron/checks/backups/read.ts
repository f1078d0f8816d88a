import type { CheckContext } from '../check';
import type { Reading } from './read/reading';
import type { Source } from './sources';
import { readBackInTime } from './tools/backInTime';
import { readBorg } from './tools/borg';
import { readBorgmatic } from './tools/borgmatic';
import { readDejaDup } from './tools/dejaDup';
import { readDuplicity } from './tools/duplicity';
import { readKopia } from './tools/kopia';
import { readRestic } from './tools/restic';
import { readRsnapshot } from './tools/rsnapshot';
import { readStampFile } from './tools/stampFile';
import { readTimeMachine } from './tools/timeMachine';
import { readVorta } from './tools/vorta';
import { readFileHistory, readVeeamAgent, readWindowsBackup } from './tools/windows';

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
