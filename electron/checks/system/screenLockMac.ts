import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { processFailure } from '../processFailure';
import { unseen } from './information';
import { askProgram, type ScreenLockFacts, seen } from './screenLockAsk';

/**
 * The delay that sysadminctl tells counts from the moment when the screen saver starts or the display sleeps, so that
 * the time until then is asked as well.
 */
export async function askMac(context: CheckContext<unknown>): Promise<ScreenLockFacts> {
  const status = await askProgram(context, ['sysadminctl', '-screenLock', 'status'], readScreenLockStatus);
  if (status.kind === 'unseen' || status.facts.after === 'never') return status;
  const { timeout, signal } = context;
  const idle = await context.run({
    argv: ['defaults', '-currentHost', 'read', 'com.apple.screensaver', 'idleTime'],
    timeout,
    signal,
  });
  const power = await context.run({ argv: ['pmset', '-g', 'custom'], timeout, signal });
  if (power.kind !== 'exited' || power.code !== 0) return unseen(processFailure('pmset', power, timeout));
  const saver = idle.kind === 'exited' && idle.code === 0 ? readIdleTime(idle.stdout) : undefined;
  const display = readDisplaySleep(power.stdout);
  if (display === undefined) return unseen(message('process.not-understood', { program: 'pmset' }));
  const starts = [saver ?? 0, display].filter((seconds) => seconds > 0);
  // Without the key macOS has a default, which differs from version to version.
  if (starts.length === 0)
    return saver === undefined ? unseen(message('screen-lock.mac-default')) : seen('never');
  return seen(status.facts.after + Math.min(...starts));
}

/** `screenLock delay is 300 seconds` (-1: never), `screenLock delay is immediate`, `screenLock is off`, on stderr. */
export function readScreenLockStatus(output: string): ScreenLockFacts | undefined {
  if (/screenLock is off|screenLock delay is -1\b/i.test(output)) return seen('never');
  const delay = /^.*screenLock delay is (?:(\d+)(?:\.\d+)? seconds|(immediate))$/i.exec(output.trim());
  return delay ? seen(Number(delay[1] ?? 0)) : undefined;
}

/** Seconds until the screen saver starts; 0 is never. */
function readIdleTime(output: string): number | undefined {
  return /^\d+$/.test(output.trim()) ? Number(output.trim()) : undefined;
}

/** Seconds until the display sleeps, the longest of mains and battery; 0 is never on one of them. */
function readDisplaySleep(output: string): number | undefined {
  const minutes = [...output.matchAll(/^\s*displaysleep\s+(\d+)/gm)].map(([, text]) => Number(text));
  if (minutes.length === 0) return undefined;
  return minutes.includes(0) ? 0 : Math.max(...minutes) * 60;
}
