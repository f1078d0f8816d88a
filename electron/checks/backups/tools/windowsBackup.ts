import * as z from 'zod';
import { elsewhere } from '../read/traces';
import { name } from './fields';
import { defineBackupTool } from './tool';
import { askWindows, eventScript } from './windows';

const script = eventScript('Microsoft-Windows-Backup', [4, 5, 9, 17, 49], '$_.Id -eq 4', '$_.Id -ne 4');

/** Windows Backup (wbadmin): its log instead of `wbadmin get versions`, which asks for an administrator; 4 is success. */
export const windowsBackup = defineBackupTool({
  id: 'windows-backup',
  title: 'backups.windows-backup.title',
  platforms: ['win32'],
  schema: z.strictObject({ name }),
  programs: [],
  untold: ['what', 'files'],
  dependence: () => elsewhere(),
  read: (context) => askWindows(context, 'Windows Backup', script),
});
