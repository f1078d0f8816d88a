import * as z from 'zod';
import { elsewhere } from '../read/traces';
import { name } from './fields';
import { defineBackupTool } from './tool';
import { askWindows, eventScript } from './windows';

const script = eventScript('Veeam Agent', [190], '$_.Level -in 3, 4', '$_.Level -in 1, 2');

/** Veeam Agent's event log: 190 is the end of a job, its level says how (source: Veeam's event reference). */
export const veeamAgent = defineBackupTool({
  id: 'veeam-agent',
  title: 'backups.veeam-agent.title',
  platforms: ['win32'],
  schema: z.strictObject({ name }),
  programs: [],
  untold: ['what', 'files'],
  dependence: () => elsewhere(),
  read: (context) => askWindows(context, 'Veeam Agent', script),
});
