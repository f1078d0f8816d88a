import type { RunProcess } from '../processes/process';

/** Seconds for one question to systemd, which is busy then but near. */
const patience = 2;

/**
 * Whether the whole machine goes off or restarts, as opposed to a unit that is stopped, upgraded or removed. Asks systemd
 * over its own socket, which works for root when D-Bus and logind are gone already. False where there is no systemd.
 */
export async function machineShutsDown(run: RunProcess): Promise<boolean> {
  const ask = (...args: string[]) => run({ argv: ['systemctl', ...args], timeout: patience });
  const [state, jobs] = await Promise.all([
    ask('is-system-running'),
    ask('list-jobs', '--no-legend', '--plain'),
  ]);
  // is-system-running ends with 1 for every state but `running`.
  if (state.kind !== 'exited' || state.stdout.trim() !== 'stopping') return false;
  return jobs.kind === 'exited' && goesOff(jobs.stdout);
}

/** Whether the jobs of `systemctl list-jobs` hold one that ends the machine. */
function goesOff(jobs: string): boolean {
  return /^\s*\d+\s+(poweroff|reboot|halt|kexec)\.target\s+start\s/m.test(jobs);
}
