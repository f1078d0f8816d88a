import { prefixOf } from '../../icinga/http/endpoint';
import type { PlanTarget } from '../plan/plan';

/** One way of delivery: a target's endpoints tried in order. With mode `all` each endpoint is a lane of its own. */
export interface Lane {
  name: string;
  target: PlanTarget;
  endpoints: readonly string[];
}

/** The lanes of some targets. */
export function lanesOf(targets: readonly PlanTarget[]): Lane[] {
  return targets.flatMap((target) =>
    target.mode === 'failover'
      ? [{ name: target.name, target, endpoints: target.endpoints }]
      : target.endpoints.map((endpoint) => ({
          name: `${target.name} (${new URL(endpoint).host}${prefixOf(endpoint)})`,
          target,
          endpoints: [endpoint],
        })),
  );
}
