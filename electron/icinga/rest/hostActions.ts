import { z } from 'zod';
import type { Line } from '../http/line';
import { judgeReply, resultsOf } from './reply';
import {
  acknowledgeHostQuestion,
  hostResultQuestion,
  removeDowntimeQuestion,
  removeMarkedDowntimesQuestion,
  scheduleDowntimeQuestion,
} from './requests';
import type { Acknowledgement, Downtime, Outcome } from './types';

const scheduled = z.array(
  z.object({
    name: z.string(),
    service_downtimes: z.array(z.object({ name: z.string() })).optional(),
  }),
);

/** What the REST API can do to the host as a whole: its downtime, and its own state. */
export class Machine {
  constructor(private readonly line: Line) {}

  /** Announces an absence of the host with all its services; `names` are the downtimes that the server made. */
  async scheduleDowntime(downtime: Downtime): Promise<{ outcome: Outcome; names: string[] }> {
    const [reply] = await this.line.ask([scheduleDowntimeQuestion(downtime)]);
    const outcome = one(judgeReply(reply));
    const made = outcome.kind === 'accepted' ? scheduled.safeParse(resultsOf(reply)) : undefined;
    const names = (made?.data ?? []).flatMap(({ name, service_downtimes: below = [] }) => [
      name,
      ...below.map((each) => each.name),
    ]);
    return { outcome, names };
  }

  /** Removes downtimes by name; `accepted` as well when they are gone already. */
  async removeDowntimes(names: readonly string[], author: string): Promise<Outcome> {
    const replies = await this.line.ask(names.map((name) => removeDowntimeQuestion(name, author)));
    const outcomes = replies.map((reply) => one(judgeReply(reply)));
    return outcomes.find((outcome) => !isGone(outcome)) ?? { kind: 'accepted' };
  }

  /**
   * Removes the downtimes that end exactly at `end` (epoch seconds), whose names no answer told us. Needs a server that
   * takes filters from this user.
   */
  async removeDowntimesEnding(end: number, author: string): Promise<Outcome> {
    const [reply] = await this.line.ask([removeMarkedDowntimesQuestion(end, author)]);
    const outcome = one(judgeReply(reply));
    return isGone(outcome) ? { kind: 'accepted' } : outcome;
  }

  /** Says that the host is up, or down with a reason. Times in epoch seconds. */
  async hostResult(host: string, up: boolean, output: string, at: number): Promise<Outcome> {
    const [reply] = await this.line.ask([hostResultQuestion(host, up, output, at)]);
    return one(judgeReply(reply));
  }

  /** Acknowledges the host, which must be down. */
  async acknowledgeHost(request: Omit<Acknowledgement, 'services'>): Promise<Outcome> {
    const [reply] = await this.line.ask([acknowledgeHostQuestion(request)]);
    return one(judgeReply(reply));
  }
}

/** The worst of the items' outcomes; nothing matched is nothing to do. */
function one(judged: Outcome[] | Outcome): Outcome {
  if (!Array.isArray(judged)) return judged;
  const bad = judged.find((outcome) => outcome.kind !== 'accepted');
  return bad ?? judged[0] ?? { kind: 'nothing-to-do', status: 'no objects matched' };
}

/** Icinga answers 404 for a downtime that has ended or was removed. */
function isGone(outcome: Outcome): boolean {
  return (
    outcome.kind === 'accepted' ||
    outcome.kind === 'nothing-to-do' ||
    (outcome.kind === 'rejected' && outcome.reason === 'not-found' && !/permission/i.test(outcome.status))
  );
}
