import * as z from 'zod';
import type { ApiConnection } from '../http/apiConnection';
import type { Acknowledgement, Downtime, RequestOutcome } from '../types';
import {
  acknowledgeHostRequest,
  hostResultRequest,
  removeDowntimeRequest,
  removeMarkedDowntimesRequest,
  scheduleDowntimeRequest,
} from './requests';
import { judgeResponse, resultsOf } from './response';

const scheduled = z.array(
  z.object({
    name: z.string(),
    service_downtimes: z.array(z.object({ name: z.string() })).optional(),
  }),
);

/** What the REST API can do to the host as a whole: its downtime, and its own state. */
export class HostActions {
  constructor(private readonly line: ApiConnection) {}

  /** Announces an absence of the host with all its services; `names` are the downtimes that the server made. */
  async scheduleDowntime(downtime: Downtime): Promise<{ outcome: RequestOutcome; names: string[] }> {
    const [response] = await this.line.ask([scheduleDowntimeRequest(downtime)]);
    const outcome = one(judgeResponse(response));
    const made = outcome.kind === 'accepted' ? scheduled.safeParse(resultsOf(response)) : undefined;
    const names = (made?.data ?? []).flatMap(({ name, service_downtimes: below = [] }) => [
      name,
      ...below.map((each) => each.name),
    ]);
    return { outcome, names };
  }

  /** Removes downtimes by name; `accepted` as well when they are gone already. */
  async removeDowntimes(names: readonly string[], author: string): Promise<RequestOutcome> {
    const responses = await this.line.ask(names.map((name) => removeDowntimeRequest(name, author)));
    const outcomes = responses.map((response) => one(judgeResponse(response)));
    return outcomes.find((outcome) => !isGone(outcome)) ?? { kind: 'accepted' };
  }

  /**
   * Removes the downtimes that end exactly at `end` (epoch seconds), whose names no answer told us. Needs a server that
   * takes filters from this user.
   */
  async removeDowntimesEnding(end: number, author: string): Promise<RequestOutcome> {
    const [response] = await this.line.ask([removeMarkedDowntimesRequest(end, author)]);
    const outcome = one(judgeResponse(response));
    return isGone(outcome) ? { kind: 'accepted' } : outcome;
  }

  /** Says that the host is up, or down with a reason. Times in epoch seconds. */
  async hostResult(host: string, up: boolean, output: string, at: number): Promise<RequestOutcome> {
    const [response] = await this.line.ask([hostResultRequest(host, up, output, at)]);
    return one(judgeResponse(response));
  }

  /** Acknowledges the host, which must be down. */
  async acknowledgeHost(request: Omit<Acknowledgement, 'services'>): Promise<RequestOutcome> {
    const [response] = await this.line.ask([acknowledgeHostRequest(request)]);
    return one(judgeResponse(response));
  }
}

/** The worst of the items' outcomes; nothing matched is nothing to do. */
function one(judged: RequestOutcome[] | RequestOutcome): RequestOutcome {
  if (!Array.isArray(judged)) return judged;
  const bad = judged.find((outcome) => outcome.kind !== 'accepted');
  return bad ?? judged[0] ?? { kind: 'nothing-to-do', status: 'no objects matched' };
}

/** Icinga answers 404 for a downtime that has ended or was removed. */
function isGone(outcome: RequestOutcome): boolean {
  return (
    outcome.kind === 'accepted' ||
    outcome.kind === 'nothing-to-do' ||
    (outcome.kind === 'rejected' && outcome.reason === 'not-found' && !/permission/i.test(outcome.status))
  );
}
