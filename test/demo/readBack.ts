import type { ReadService } from '../support/icinga/icinga';
import { demoServices } from './scene';

/** What was counted from outside before the notice was answered. */
export interface BeforeAnswer {
  requests: number;
  processes: number;
}

export interface DemoResult {
  electron: string;
  before_answer: BeforeAnswer;
  services: {
    name: string;
    state: string;
    output: string;
    perfdata: string[];
    acknowledged: boolean;
    author: string;
    comment: string;
  }[];
  /** From the announcement of the shutdown to the latest acknowledgement, as Icinga dates it; null without one. */
  departure_ms: number | null;
}

const stateNames = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'];

export function stateName(state: number): string {
  return stateNames[state] ?? String(state);
}

/** Whether a service holds a result of the app, not only the server's own "no result yet". */
export function hasReported(service: ReadService, host: string): boolean {
  return service.executionEnd > 0 && service.checkSource === host;
}

/** The services as the demo reports them; everything comes from Icinga. */
export function servicesOf(services: readonly ReadService[]): DemoResult['services'] {
  return services.map(({ name, state, output, perfdata, acknowledged, author, comment }) => ({
    name,
    state: stateName(state),
    output,
    perfdata,
    acknowledged,
    author,
    comment,
  }));
}

/** What is not as it must be, in sentences; empty when all is well. */
export function failures(result: DemoResult): string[] {
  const { before_answer, services } = result;
  const failed: string[] = [];
  if (before_answer.requests > 0)
    failed.push(`${before_answer.requests} connections were made before the notice was answered`);
  if (before_answer.processes > 0)
    failed.push(`${before_answer.processes} programs were started before the notice was answered`);
  for (const name of demoServices) {
    const service = services.find((one) => one.name === name);
    if (!service) failed.push(`${name}: Icinga does not know it`);
    else if (service.perfdata.length === 0) failed.push(`${name}: Icinga holds no perfdata`);
  }
  for (const { name, state, acknowledged } of services)
    if ((state === 'WARNING' || state === 'CRITICAL') && !acknowledged)
      failed.push(`${name}: is ${state} and not acknowledged`);
  return failed;
}
