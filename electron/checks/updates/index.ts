import { defineCheck } from '../check';
import { UpdatesOptionsSchema } from './options';
import { UpdatesThresholdsSchema } from './thresholds';

/** Whether the system is up to date: updates, pending restart, end of support, browsers. The worst of them counts. */
export const updatesCheck = defineCheck({
  id: 'updates',
  kind: 'updates',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'updates.title',
  purpose: 'updates.purpose',
  collects: [
    'updates.collects.packages',
    'updates.collects.reboot',
    'updates.collects.end-of-life',
    'updates.collects.browser',
  ],
  options: UpdatesOptionsSchema,
  thresholds: UpdatesThresholdsSchema,
  // Windows Update alone may take five minutes; every other source gives up after one.
  defaults: { interval: 3600, timeout: 300 },
  // Its sources are half of what all checks are, and a command that only reads the policy does without.
  gather: async (context) => (await import('./gather')).gatherUpdates(context),
  judge: async (facts, thresholds, now) =>
    (await import('./judge/judge')).judgeUpdates(facts, thresholds, now),
});
