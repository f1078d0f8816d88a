import type { Connection, Question, Reply } from '../http/connection';
import { Line } from '../http/line';
import { Machine } from './hostActions';
import { readPermissions, readServices } from './objects';
import { judgeReply, resultsOf } from './reply';
import {
  acknowledgeQuestion,
  commentsQuestion,
  removeQuestion,
  resultQuestion,
  selfQuestion,
  servicesQuestion,
  tryQuestion,
} from './requests';
import type {
  Acknowledgement,
  Outcome,
  PassiveResult,
  PermissionsAnswer,
  ServiceOutcome,
  ServicesAnswer,
  Unsuccessful,
} from './types';

export type { Connection } from '../http/connection';

/**
 * Icinga 2's REST API for one workstation, over one verified keep-alive connection that is opened when needed.
 * Nothing here rejects for what a server or network does: failures are outcomes.
 */
export class IcingaClient {
  /** What concerns the host as a whole. */
  readonly machine: Machine;
  private readonly line: Line;

  /** Opens nothing yet. Throws on an endpoint that is not a URL. */
  constructor(connection: Connection) {
    this.line = new Line(connection);
    this.machine = new Machine(this.line);
  }

  /**
   * Sends check results, pipelined; outcomes in the order of the results. A result may reach the server twice, which
   * is harmless. Icinga drops a result whose `executionStart` is before the stored one's, and up to 2.15 calls that
   * accepted, so the caller must not go back in time.
   */
  async sendResults(results: readonly PassiveResult[]): Promise<Outcome[]> {
    const replies = await this.line.ask(results.map(resultQuestion));
    return replies.map((reply) => {
      const judged = judgeReply(reply);
      if (!Array.isArray(judged)) return judged;
      return judged[0] ?? { kind: 'failed', reason: 'server-error', status: 'answer without a result' };
    });
  }

  /**
   * Acknowledges the problems among the services. Services that are OK, or that somebody acknowledged, are
   * `nothing-to-do`. `failed` with `timeout` or `connection-lost` means that the server may have done it.
   */
  async acknowledge(request: Acknowledgement): Promise<ServiceOutcome[]> {
    return this.forServices(request.services, (services) => acknowledgeQuestion(request, services));
  }

  /**
   * Removes the acknowledgements of the services, **whoever set them**; services without one are `accepted` too.
   * `author` is who is said to have removed them.
   */
  async removeAcknowledgement(request: {
    host: string;
    services: readonly string[];
    author: string;
  }): Promise<ServiceOutcome[]> {
    return this.forServices(request.services, (services) =>
      removeQuestion(request.host, services, request.author),
    );
  }

  /** The host's services that the ApiUser may see. */
  async services(host: string): Promise<ServicesAnswer> {
    const [services, comments] = await this.line.ask([servicesQuestion, commentsQuestion]);
    // Without the permission to query comments only the authors are missing.
    const readable = Array.isArray(judgeReply(comments));
    return read(services, (results) => ({
      kind: 'services',
      services: readServices(host, results, readable ? resultsOf(comments) : []),
    }));
  }

  /** The permissions that the server grants us. */
  async permissions(): Promise<PermissionsAnswer> {
    const [reply] = await this.line.ask([selfQuestion]);
    return read(reply, (results) => ({ kind: 'permissions', permissions: readPermissions(results) }));
  }

  /**
   * Asks for each service whether a result would be taken, by one that lacks its state: the server looks for the service and at the
   * permission, and then refuses it. Nothing changes there. `accepted` means that a result would be.
   */
  async tryResults(host: string, services: readonly string[]): Promise<ServiceOutcome[]> {
    const replies = await this.line.ask(services.map((service) => tryQuestion(host, service)));
    const outcomes = replies.flatMap((reply) => outcomesOf(reply, 1));
    return pair(
      services,
      outcomes.map((outcome) =>
        'status' in outcome && /'exit_status' is required/i.test(outcome.status)
          ? { kind: 'accepted' }
          : outcome,
      ),
    );
  }

  /** Ends the connection. */
  close(): Promise<void> {
    return this.line.close();
  }

  /** One request for all; when the server refuses it because it does not know one of them, one request each. */
  private async forServices(
    asked: readonly string[],
    question: (services: readonly string[]) => Question,
  ): Promise<ServiceOutcome[]> {
    const services = [...new Set(asked)];
    // An empty list would mean every service of the host.
    if (services.length === 0) return [];
    const [reply] = await this.line.ask([question(services)]);
    const outcomes = outcomesOf(reply, services.length);
    const unknown = outcomes.every((one) => one.kind === 'rejected' && one.reason === 'not-found');
    if (!unknown || services.length === 1) return pair(services, outcomes);
    const replies = await this.line.ask(services.map((service) => question([service])));
    return pair(
      services,
      replies.flatMap((one) => outcomesOf(one, 1)),
    );
  }
}

/** What `parse` makes of the answer's results; it throws on shapes that are not Icinga's. */
function read<T>(reply: Reply | undefined, parse: (results: unknown) => T): T | Unsuccessful {
  const judged = judgeReply(reply);
  if (!Array.isArray(judged) && judged.kind !== 'accepted') return judged;
  try {
    return parse(resultsOf(reply));
  } catch (error) {
    return {
      kind: 'failed',
      reason: 'not-icinga',
      status: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Icinga answers in the order of the request's list. */
function outcomesOf(reply: Reply | undefined, count: number): Outcome[] {
  const judged = judgeReply(reply);
  const all = (outcome: Outcome) => Array.from({ length: count }, () => outcome);
  if (!Array.isArray(judged)) return all(judged);
  if (judged.length === 0) return all({ kind: 'nothing-to-do', status: 'no objects matched' });
  if (judged.length !== count) {
    return all({
      kind: 'failed',
      reason: 'server-error',
      status: `${judged.length} answers for ${count} services`,
    });
  }
  return judged.map((outcome) =>
    reply?.kind === 'answered' && reply.repeated ? doubtful(outcome) : outcome,
  );
}

/** After a repeated request "already acknowledged" may mean: by our own first one, whose answer was lost. */
function doubtful(outcome: Outcome): Outcome {
  if (outcome.kind !== 'nothing-to-do' || !/already acknowledged/i.test(outcome.status)) return outcome;
  return { kind: 'failed', reason: 'connection-lost', status: outcome.status };
}

function pair(services: readonly string[], outcomes: readonly Outcome[]): ServiceOutcome[] {
  return services.flatMap((service, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ service, outcome }];
  });
}
