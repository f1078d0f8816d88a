import type { Evidence } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';
import type { ServiceState } from '../../../../shared/states';
import { formatMetric } from '../../../plugins/perfdata';
import type { UpdatesFacts } from '../facts';
import { packageSources } from '../sources/sources';
import type { UpdatesThresholds } from '../thresholds';
import { upTo, type Verdict } from '../verdict';

/** How many updates are pending in all sources together. Sums are left out of perfdata while a source cannot tell. */
export function judgeCounts({ packages, unasked }: UpdatesFacts, thresholds: UpdatesThresholds): Verdict {
  const updates = packages.flatMap(({ pending }) => (pending.kind === 'known' ? pending.updates : []));
  // What a setting keeps back is not to be installed, and is a hole all the same.
  const withheld = packages.flatMap(({ obstacles = [] }) =>
    obstacles.filter(({ kind, security }) => kind === 'withheld' && security),
  );
  const security =
    updates.filter((update) => update.security).length + withheld.reduce((sum, { count }) => sum + count, 0);
  const evidence: Evidence[] = [];
  const { warning, critical } = thresholds.count;
  const state = exceeded(updates.length, warning, critical);
  if (state !== 'ok')
    evidence.push({ state, message: message('updates.count.exceeded', { count: updates.length }) });
  if (exceeded(security, undefined, thresholds.securityCount.critical) === 'critical')
    evidence.push({
      state: 'critical',
      message: message('updates.count.security.exceeded', { count: security }),
    });
  const whole =
    unasked === undefined &&
    packages.length > 0 &&
    packages.every(
      ({ source, pending }) =>
        pending.kind === 'known' && !pending.incomplete && !packageSources[source].securityOnly,
    );
  return {
    evidence,
    remedy: [],
    perfdata: whole
      ? [
          formatMetric({
            label: 'available_updates',
            value: updates.length,
            unit: '',
            ...(warning === undefined ? {} : { warning: upTo(warning) }),
            ...(critical === undefined ? {} : { critical: upTo(critical) }),
            minimum: 0,
          }),
          formatMetric({
            label: 'security_updates',
            value: security,
            unit: '',
            warning: upTo(0),
            ...(thresholds.securityCount.critical === undefined
              ? {}
              : { critical: upTo(thresholds.securityCount.critical) }),
            minimum: 0,
          }),
        ]
      : [],
  };
}

function exceeded(count: number, warning: number | undefined, critical: number | undefined): ServiceState {
  if (critical !== undefined && count > critical) return 'critical';
  return warning !== undefined && count > warning ? 'warning' : 'ok';
}
