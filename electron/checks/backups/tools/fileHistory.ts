import * as z from 'zod';
import { elsewhere } from '../read/traces';
import { name } from './fields';
import { defineBackupTool } from './tool';
import { askWindows, beginning } from './windows';

const script = `${beginning}
$key = 'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\FileHistory'
if (-not (Test-Path $key)) { Answer 'absent'; exit }
try {
  $until = (Get-ItemProperty $key).ProtectedUpToTime
  if ($until) { Answer 'found' (Utc ([DateTime]::FromFileTimeUtc([int64]$until))) } else { Answer 'none' }
} catch { Answer 'failed' }`;

/** File History: until when the person's files are protected, from the person's own registry. */
export const fileHistory = defineBackupTool({
  id: 'file-history',
  title: 'backups.file-history.title',
  platforms: ['win32'],
  schema: z.strictObject({ name }),
  programs: [],
  untold: ['what', 'files'],
  start: { settings: 'backup' },
  dependence: () => elsewhere(),
  read: (context) => askWindows(context, 'File History', script),
});
