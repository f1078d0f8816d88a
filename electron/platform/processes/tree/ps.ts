import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ProcessFacts } from './posix';

/** Reads every process from `ps`, where there is no /proc (macOS). It shows no environment, so nothing is marked. */
export async function readPosixProcesses(): Promise<ProcessFacts[]> {
  const arguments_ = ['-A', '-o', 'pid=,ppid=,pgid=,stat=,lstart='];
  const listing = await promisify(execFile)('/bin/ps', arguments_, { timeout: 2000 }).catch(() => ({
    stdout: '',
  }));
  return parsePs(listing.stdout);
}

/** Rows of `ps -o pid=,ppid=,pgid=,stat=,lstart=`; it shows no sessions. */
export function parsePs(text: string): ProcessFacts[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, , , state]) => pid !== undefined && state !== undefined && !state.startsWith('Z'))
    .map(([pid, parent, group, , ...started]) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: 0,
      marked: false,
      started: started.join(' '),
    }));
}
