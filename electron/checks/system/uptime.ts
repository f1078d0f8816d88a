import { uptime } from 'node:os';
import * as z from 'zod';
import { DurationSchema } from '../../../shared/duration';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
import { defineCheck, type Judgement } from '../check';
import { restartRemedy } from '../restart';
import { metric } from './levels';
import { cannotTell, verdictOf } from './verdict';

const UptimeOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const UptimeThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      uptime: z
        .strictObject({ warning: DurationSchema.prefault('30d'), critical: DurationSchema.optional() })
        .prefault({})
        .describe('How long the computer may run without a restart.'),
    })
    .prefault({}),
);
type UptimeThresholds = z.infer<typeof UptimeThresholdsSchema>;

/** How long the computer has been running without a restart. */
export const uptimeCheck = defineCheck({
  id: 'uptime',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'uptime.title',
  purpose: 'system.purpose',
  collects: ['uptime.collects'],
  options: UptimeOptionsSchema,
  thresholds: UptimeThresholdsSchema,
  defaults: { interval: 3600, timeout: 30 },
  gather: async () => ({ uptime: uptime(), system: currentSystem() }),
  judge: judgeUptime,
});

/** `uptime` in seconds. */
export function judgeUptime(
  facts: { uptime: number; system: System },
  { uptime: limits }: UptimeThresholds,
): Judgement {
  const { warning, critical } = limits;
  if (!Number.isFinite(facts.uptime) || facts.uptime < 0) return cannotTell(message('system.reason.garbage'));
  const state =
    critical !== undefined && facts.uptime > critical
      ? 'critical'
      : facts.uptime > warning
        ? 'warning'
        : 'ok';
  return verdictOf([
    {
      state,
      message: message('uptime.running', { uptime: { duration: facts.uptime } }),
      remedy: restartRemedy(facts.system),
      perfdata: [
        metric('uptime', Math.floor(facts.uptime), 's', {
          warning: String(warning),
          critical: critical === undefined ? undefined : String(critical),
        }),
      ],
    },
  ]);
}
