import * as z from 'zod';
import type { Remedy } from '../../../shared/checkResult';
import { DurationSchema } from '../../../shared/duration';
import { message } from '../../../shared/message';
import { currentDesktop, type Desktop } from '../../platform/desktop';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { processFailure } from '../processFailure';
import { unseen } from './information';
import { metric } from './levels';
import { askProgram, type ScreenLockFacts, seen } from './screenLockAsk';
import { readKde } from './screenLockKde';
import { askMac } from './screenLockMac';
import { cannotTell, verdictOf } from './verdict';

const NoOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const ScreenLockThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      after: z
        .strictObject({ warning: DurationSchema.prefault('15m') })
        .prefault({})
        .describe('The screen must lock within this time without anybody there.'),
    })
    .prefault({}),
);
type ScreenLockThresholds = z.infer<typeof ScreenLockThresholdsSchema>;

/** Whether the screen locks itself when nobody is there. */
export const screenLockCheck = defineCheck({
  id: 'screen-lock',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'screen-lock.title',
  purpose: 'system.protection.purpose',
  collects: ['screen-lock.collects'],
  options: NoOptionsSchema,
  thresholds: ScreenLockThresholdsSchema,
  defaults: { interval: 3600, timeout: 60 },
  gather: gatherScreenLock,
  judge: judgeScreenLock,
});

export async function gatherScreenLock(
  context: CheckContext<unknown>,
  desktop: Desktop = currentDesktop(),
): Promise<ScreenLockFacts> {
  switch (desktop) {
    case 'gnome':
      return askGnome(context);
    case 'kde':
      return readKde(context);
    case 'mac':
      return askMac(context);
    case 'windows':
      return askProgram(context, ['powershell', '-NoProfile', '-Command', windowsQuestion], readWindows);
    case 'unknown':
      return unseen(message('screen-lock.desktop'));
  }
}

/** GNOME: locked `lock-delay` after the screen went blank, which is after `idle-delay` (0 is never). */
async function askGnome(context: CheckContext<unknown>): Promise<ScreenLockFacts> {
  const { timeout, signal } = context;
  const values: string[] = [];
  for (const [schema, key] of [
    ['org.gnome.desktop.screensaver', 'lock-enabled'],
    ['org.gnome.desktop.screensaver', 'lock-delay'],
    ['org.gnome.desktop.session', 'idle-delay'],
    ['org.gnome.desktop.lockdown', 'disable-lock-screen'],
  ] as const) {
    const outcome = await context.run({ argv: ['gsettings', 'get', schema, key], timeout, signal });
    if (outcome.kind !== 'exited' || outcome.code !== 0)
      return unseen(processFailure('gsettings', outcome, timeout));
    values.push(outcome.stdout.trim());
  }
  return readGnome(values) ?? unseen(message('process.not-understood', { program: 'gsettings' }));
}

/**
 * `true`, `uint32 30`, `uint32 300`, `false`: lock-enabled, lock-delay, idle-delay, and whether the lock screen is
 * locked down, in which case GNOME Shell never locks, whatever lock-enabled says.
 */
export function readGnome([enabled, delay, idle, down]: readonly string[]): ScreenLockFacts | undefined {
  const seconds = (text = '') => Number(/^uint32 (\d+)$/.exec(text)?.[1] ?? Number.NaN);
  const total = seconds(delay) + seconds(idle);
  if (![enabled, down].every((one) => one === 'true' || one === 'false')) return undefined;
  if (!Number.isFinite(total)) return undefined;
  return seen(enabled === 'false' || down === 'true' || seconds(idle) === 0 ? 'never' : total);
}

/** IT's own limit first, then the person's screen saver. */
const windowsQuestion = [
  "$p = Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System' -ErrorAction SilentlyContinue",
  "$d = Get-ItemProperty 'HKCU:\\Control Panel\\Desktop' -ErrorAction SilentlyContinue",
  '"$($p.InactivityTimeoutSecs);$($d.ScreenSaveActive);$($d.ScreenSaverIsSecure);$($d.ScreenSaveTimeOut);."',
].join('; ');

/** `900;1;1;600;.`: empty where nothing is set; the point shows that the answer is whole. */
export function readWindows(output: string): ScreenLockFacts | undefined {
  const match = /^(\d*);([01]?);([01]?);(\d*);\.$/.exec(output.trim());
  if (!match) return undefined;
  const [, limit, active, secure, timeout] = match;
  const times = [Number(limit), active === '1' && secure === '1' ? Number(timeout) : 0].filter(
    (time) => time > 0,
  );
  return seen(times.length > 0 ? Math.min(...times) : 'never');
}

export function judgeScreenLock(looked: ScreenLockFacts, { after: limits }: ScreenLockThresholds): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { after } = looked.facts;
  const remedy: Remedy = { message: message('screen-lock.remedy'), settings: 'screen-lock' };
  if (after === 'never')
    return verdictOf([{ state: 'critical', message: message('screen-lock.never'), remedy }]);
  return verdictOf([
    {
      state: after > limits.warning ? 'warning' : 'ok',
      message: message('screen-lock.after', { after: { duration: after } }),
      remedy,
      perfdata: [metric('lock_after', after, 's', { warning: String(limits.warning) })],
    },
  ]);
}
