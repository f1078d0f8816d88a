import { currentSystem } from '../../system';
import { readLinuxProcesses } from './linux';
import { posixTree } from './posix';
import { readPosixProcesses } from './ps';
import type { ProcessTree } from './tree';
import { windowsTree } from './windows';

/** How process trees are ended on this system. */
export function processTree(): ProcessTree {
  switch (currentSystem()) {
    case 'windows':
      return windowsTree;
    case 'linux':
      return posixTree(readLinuxProcesses);
    case 'mac':
      return posixTree(readPosixProcesses);
  }
}
