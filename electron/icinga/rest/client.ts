import type { PassiveResult } from '../../../shared/passiveResult';
import { ApiConnection } from '../http/apiConnection';
import type { ApiRequest, ApiResponse, ConnectionSettings } from '../http/connection';
import { selfRequest } from '../http/connection';
import type {
  Acknowledgement,
  PermissionsAnswer,
  RequestOutcome,
  ServiceOnServer,
  ServiceOutcome,
  ServicesAnswer,
  Unsuccessful,
} from '../types';
import { HostActions } from './hostActions';
import { readPermissions, readServices, withAuthors } from './objects';
import { contentRefusal, plainer } from './plainer';
import {
  acknowledgeRequest,
  commentsRequest,
  removeRequest,
  resultRequest,
  serviceRequest,
  tryRequest,
} from './requests';
import { judgeResponse, resultsOf } from './response';

export type { ConnectionSettings as Connection } from '../http/connection';

/**
 * Icinga 2's REST API for one workstation, over one verified keep-alive connection that is opened when needed.
 * Nothing here rejects for what a server or network does: failures are outcomes.
 */
export class IcingaClient {
  /** What concerns the host as a whole. */
  readonly machine: HostActions;
  private readonly line: ApiConnection;

  /** Opens nothing yet. Throws on an endpoint that is not a URL. */
  constructor(connection: ConnectionSettings) {
    this.line = new ApiConnection(connection);
    this.machine = new HostActions(this.line);
  }

  /**
   * Sends check results, pipelined; outcomes in the order of the results. A result may reach the server twice, which
   * is harmless. Icinga drops a result whose `executionStart` is before the stored one's, and up to 2.15 calls that
   * accepted, so the caller must not go back in time. When the text or the figures are refused, the state is sent without them: `refusedText` is then why.
   */
  async sendResults(results: readonly PassiveResult[]): Promise<RequestOutcome[]> {
    const responses = await this.line.ask(results.map(resultRequest));
    const outcomes = responses.map(resultOutcome);
    const refusals = responses.map(contentRefusal);
    const objected = results.flatMap((_, index) => (refusals[index] === undefined ? [] : [index]));
    const again = await this.line.ask(
      results.filter((_, index) => objected.includes(index)).map((result) => resultRequest(plainer(result))),
    );
    return outcomes.map((outcome, index) => {
      const response = again[objected.indexOf(index)];
      if (response === undefined) return outcome;
      const second = resultOutcome(response);
      if (second.kind === 'accepted') return { kind: 'accepted', refusedText: refusals[index] ?? '' };
      // When neither was taken, what the server said of the full one counts.
      return second.kind === 'rejected' ? outcome : second;
    });
  }

  /**
   * Acknowledges the problems among the services. Services that are OK, or that somebody acknowledged, are
   * `nothing-to-do`. `failed` with `timeout` or `connection-lost` means that the server may have done it.
   */
  async acknowledge(request: Acknowledgement): Promise<ServiceOutcome[]> {
    return this.forServices(request.services, (services) => acknowledgeRequest(request, services));
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
      removeRequest(request.host, services, request.author),
    );
  }

  /**
   * Those of the named services of a host that are there. They are asked for by name, because an ApiUser without a filter would get everybody's.
   */
  async services(host: string, names: readonly string[]): Promise<ServicesAnswer> {
    const responses = await this.line.ask(names.map((name) => serviceRequest(host, name)));
    const found: ServiceOnServer[] = [];
    for (const response of responses) {
      const answer = read(response, (results) => ({
        kind: 'services' as const,
        services: readServices(host, results),
      }));
      if (answer.kind === 'services') found.push(...answer.services);
      else if (!isAbsent(answer)) return answer;
    }
    // Who acknowledged may be a question about everybody's comments: it is put last, and only if there is need.
    if (!found.some(({ acknowledged }) => acknowledged)) return { kind: 'services', services: found };
    const [comments] = await this.line.ask([commentsRequest]);
    // Without the permission to query comments only the authors are missing.
    if (!Array.isArray(judgeResponse(comments))) return { kind: 'services', services: found };
    return read(comments, (results) => ({
      kind: 'services',
      services: withAuthors(host, found, results),
    }));
  }

  /** The permissions that the server grants us. */
  async permissions(): Promise<PermissionsAnswer> {
    const [response] = await this.line.ask([selfRequest]);
    return read(response, (results) => ({ kind: 'permissions', ...readPermissions(results) }));
  }

  /**
   * Asks for each service whether a result would be taken, by one that lacks its state: the server looks for the service and at the
   * permission, and then refuses it. Nothing changes there. `accepted` means that a result would be.
   */
  async tryResults(host: string, services: readonly string[]): Promise<ServiceOutcome[]> {
    const responses = await this.line.ask(services.map((service) => tryRequest(host, service)));
    const outcomes = responses.flatMap((response) => outcomesOf(response, 1));
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
    request: (services: readonly string[]) => ApiRequest,
  ): Promise<ServiceOutcome[]> {
    const services = [...new Set(asked)];
    // An empty list would mean every service of the host.
    if (services.length === 0) return [];
    const [response] = await this.line.ask([request(services)]);
    const outcomes = outcomesOf(response, services.length);
    const unknown = outcomes.every((one) => one.kind === 'rejected' && one.reason === 'not-found');
    if (!unknown || services.length === 1) return pair(services, outcomes);
    const responses = await this.line.ask(services.map((service) => request([service])));
    return pair(
      services,
      responses.flatMap((one) => outcomesOf(one, 1)),
    );
  }
}

/** Icinga says by 404 that there is no such object, and before 2.14 also that one may not look. */
function isAbsent(answer: Unsuccessful): boolean {
  return answer.kind === 'rejected' && answer.reason === 'not-found' && !/permission/i.test(answer.status);
}

/** What `parse` makes of the answer's results; it throws on shapes that are not Icinga's. */
function read<T>(response: ApiResponse | undefined, parse: (results: unknown) => T): T | Unsuccessful {
  const judged = judgeResponse(response);
  if (!Array.isArray(judged) && judged.kind !== 'accepted') return judged;
  try {
    return parse(resultsOf(response));
  } catch (error) {
    return {
      kind: 'failed',
      reason: 'not-icinga',
      status: error instanceof Error ? error.message : String(error),
    };
  }
}

function resultOutcome(response: ApiResponse): RequestOutcome {
  const judged = judgeResponse(response);
  if (!Array.isArray(judged)) return judged;
  return judged[0] ?? { kind: 'failed', reason: 'server-error', status: 'answer without a result' };
}

/** Icinga answers in the order of the request's list. */
function outcomesOf(response: ApiResponse | undefined, count: number): RequestOutcome[] {
  const judged = judgeResponse(response);
  const all = (outcome: RequestOutcome) => Array.from({ length: count }, () => outcome);
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
    response?.kind === 'answered' && response.repeated ? doubtful(outcome) : outcome,
  );
}

/** After a repeated request "already acknowledged" may mean: by our own first one, whose answer was lost. */
function doubtful(outcome: RequestOutcome): RequestOutcome {
  if (outcome.kind !== 'nothing-to-do' || !/already acknowledged/i.test(outcome.status)) return outcome;
  return { kind: 'failed', reason: 'connection-lost', status: outcome.status };
}

function pair(services: readonly string[], outcomes: readonly RequestOutcome[]): ServiceOutcome[] {
  return services.flatMap((service, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ service, outcome }];
  });
}
