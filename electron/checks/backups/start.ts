import type { Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import type { Source } from './sources';

/** What starts a backup; a tool that is not here is told by IT what to back up. Source: each tool's manual. */
const ways: Partial<Record<Source['tool'], Pick<Remedy, 'command' | 'settings'>>> = {
  borgmatic: { command: 'borgmatic create' },
  kopia: { command: 'kopia snapshot create --all' },
  'deja-dup': { command: 'deja-dup --backup', settings: 'backup' },
  vorta: { command: 'vorta', settings: 'backup' },
  'back-in-time': { command: 'backintime backup' },
  'time-machine': { command: 'tmutil startbackup', settings: 'backup' },
  'file-history': { settings: 'backup' },
};

/** How the person starts a backup with a tool, or that IT can say how. */
export function startRemedy(tool: Source['tool']): Remedy {
  const way = ways[tool];
  return way
    ? { message: message('backups.remedy.start'), ...way }
    : { message: message('backups.remedy.start-how') };
}
