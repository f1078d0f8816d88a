import { execFileSync } from 'node:child_process';
import { currentSystem, type System } from '../system';
import { readMacManaged } from './mac';
import type { ManagedPolicy, ReadManaged, RunNow } from './managed';
import { readWindowsManaged } from './windows';

const readers: Record<System, ReadManaged> = {
  // Linux has files only: the policy's folder is what configuration management writes.
  linux: () => undefined,
  windows: readWindowsManaged,
  mac: readMacManaged,
};

/** The policy that group policies or a configuration profile set. Starts a program of the system's own on Windows and macOS. */
export function managedPolicy(
  system: System = currentSystem(),
  run: RunNow = runNow,
): ManagedPolicy | undefined {
  return readers[system](run);
}

/** Registry and property list answer at once; who hangs for so long will not. */
const timeoutMs = 5000;

function runNow([program, ...argv]: readonly [string, ...string[]]): string {
  return execFileSync(program, argv, { encoding: 'utf8', timeout: timeoutMs, windowsHide: true });
}

/** Group policies are refreshed every 90 minutes or so, without a word to anybody: they are looked at this often. */
const lookAgainMs = 15 * 60_000;

/** Calls back when the managed policy may have changed; the returned function ends it. */
export function watchManaged(changed: () => void, system: System = currentSystem()): () => void {
  if (system === 'linux') return () => undefined;
  const timer = setInterval(changed, lookAgainMs).unref();
  return () => clearInterval(timer);
}

export type { ManagedPolicy } from './managed';
