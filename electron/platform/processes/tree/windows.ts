import { spawn } from 'node:child_process';
import type { ProcessTree } from './tree';

/** Windows has no signals; taskkill ends a process and its descendants. */
export const windowsTree: ProcessTree = {
  ownGroup: false,
  end: (root) =>
    new Promise((resolve) => {
      const taskkill = spawn('taskkill', ['/PID', String(root), '/T', '/F'], {
        stdio: 'ignore',
        windowsHide: true,
      });
      taskkill.once('error', () => resolve());
      taskkill.once('exit', () => resolve());
    }),
};
