import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { cut, plainText } from '../../../shared/text';
import { ApiConnection } from '../http/apiConnection';
import type { ApiRequest, ApiResponse, ConnectionSettings } from '../http/connection';
import type { RequestOutcome, Unsuccessful } from '../types';
import { judgeResponse, resultsOf } from './response';

/** What the server has of a workstation that is not ours. */
export interface Foreign {
  host: boolean;
  services: string[];
  /** An ApiUser of that name, or one that takes the host's certificate. */
  user: boolean;
}

/** `refused`: the server did not take the configuration; its own words. */
export type Installed = { kind: 'installed' } | { kind: 'refused'; reason: string } | Unsuccessful;

/** A workstation's configuration, and what of it is in there. */
export interface WorkstationText {
  text: string;
  host: string;
  user?: string;
  services: readonly string[];
  withHost: boolean;
}

const attributes = z.object({
  name: z.string(),
  package: z.string(),
  client_cn: z.string().nullish(),
  source_location: z.object({ path: z.string() }).optional(),
});
const objects = z.array(z.object({ attrs: attributes }));
type Attributes = z.infer<typeof attributes>;
const packages = z.array(z.object({ name: z.string() }));
const stages = z.array(z.object({ stage: z.string() }));
const tickets = z.array(z.object({ ticket: z.string().optional() }));

/** A stage is judged by another process of the server, and then the server reads its configuration again. */
const pollMs = 250;
const patienceMs = 60_000;

/** What an administrator does for a workstation over Icinga's REST API. Nothing here rejects for what a server or network does. */
export class Administration {
  private readonly line: ApiConnection;

  constructor(connection: ConnectionSettings) {
    this.line = new ApiConnection(connection);
  }

  close(): Promise<void> {
    return this.line.close();
  }

  /** What others made of a workstation already: everything but what our package holds. `user` is the ApiUser's name. */
  async foreign(
    packageName: string,
    host: string,
    user: string,
    services: readonly string[],
  ): Promise<({ kind: 'foreign' } & Foreign) | Unsuccessful> {
    const asked = [hostRequest(host), ...services.map((name) => serviceRequest(host, name)), usersRequest];
    const found: Attributes[][] = [];
    for (const response of await this.line.ask(asked)) {
      const there = thereOf(response);
      if (!Array.isArray(there)) return there;
      found.push(there.filter((one) => one.package !== packageName));
    }
    const [hosts = [], ...others] = found;
    const users = others.pop() ?? [];
    return {
      kind: 'foreign',
      host: hosts.length > 0,
      services: others.flat().map(({ name }) => name),
      user: users.some(({ name, client_cn }) => name === user || client_cn === host),
    };
  }

  /**
   * Puts a text into a configuration package of its own, in place of what that package held, and waits until it is in force. A text that the server
   * refuses changes nothing there.
   */
  async install(packageName: string, workstation: WorkstationText): Promise<Installed> {
    const known = await this.packages();
    if (!Array.isArray(known)) return known;
    if (!known.includes(packageName)) {
      const [made] = await this.line.ask([{ method: 'POST', path: `/v1/config/packages/${packageName}` }]);
      const created = one(made);
      if (created.kind !== 'accepted') return created;
    }
    const body = { files: { 'conf.d/workstation.conf': workstation.text } };
    const [response] = await this.line.ask([
      { method: 'POST', path: `/v1/config/stages/${packageName}`, body },
    ]);
    const stage = stages.safeParse(resultsOf(response)).data?.[0]?.stage;
    return stage === undefined ? unsuccessful(response) : this.awaitStage(packageName, stage, workstation);
  }

  /** Removes the package with everything in it; `nothing-to-do` when there is none. */
  async uninstall(packageName: string): Promise<RequestOutcome> {
    const known = await this.packages();
    if (!Array.isArray(known)) return known;
    if (!known.includes(packageName)) return { kind: 'nothing-to-do', status: 'no such package' };
    const [response] = await this.line.ask([
      { method: 'DELETE', path: `/v1/config/packages/${packageName}` },
    ]);
    const outcome = one(response);
    if (outcome.kind === 'accepted') await this.awaitGone(packageName);
    return outcome;
  }

  /** The server reads its configuration again after it has answered; a stage that comes in between would get lost. */
  private async awaitGone(packageName: string): Promise<void> {
    const until = performance.now() + patienceMs / 2;
    while (performance.now() < until) {
      const [response] = await this.line.ask([usersRequest]);
      const there = thereOf(response);
      if (Array.isArray(there) && there.every((user) => user.package !== packageName)) return;
      await wait(pollMs);
    }
  }

  /** A ticket for a host's certificate; undefined when the server makes none. */
  async ticket(host: string): Promise<string | undefined> {
    const [response] = await this.line.ask([
      { method: 'POST', path: '/v1/actions/generate-ticket', body: { cn: host } },
    ]);
    return tickets.safeParse(resultsOf(response)).data?.[0]?.ticket;
  }

  private async packages(): Promise<string[] | Unsuccessful> {
    const [response] = await this.line.ask([{ method: 'GET', path: '/v1/config/packages' }]);
    const known = packages.safeParse(resultsOf(response));
    return known.success ? known.data.map(({ name }) => name) : unsuccessful(response);
  }

  private async awaitStage(
    packageName: string,
    stage: string,
    workstation: WorkstationText,
  ): Promise<Installed> {
    const file = (name: string): ApiRequest => ({
      method: 'GET',
      path: `/v1/config/files/${packageName}/${stage}/${name}`,
      accept: 'application/octet-stream',
    });
    const until = performance.now() + patienceMs;
    for (;;) {
      const [status] = await this.line.ask([file('status')]);
      if (status?.kind === 'answered' && status.statusCode === 200) {
        if (status.text.trim() === '0') return this.awaitObjects(stage, workstation, until);
        const [log] = await this.line.ask([file('startup.log')]);
        return { kind: 'refused', reason: criticalLines(textOf(log)) };
      }
      if (performance.now() > until) return late;
      await wait(pollMs);
    }
  }

  /** The stage is the active one before the server has read it; it is in force when the objects are there and come from it. */
  private async awaitObjects(stage: string, workstation: WorkstationText, until: number): Promise<Installed> {
    const { host, user, services, withHost } = workstation;
    const asked = [
      ...(withHost ? [hostRequest(host)] : []),
      ...services.map((name) => serviceRequest(host, name)),
      ...(user === undefined ? [] : [userRequest(user)]),
    ];
    for (;;) {
      const responses = await this.line.ask(asked);
      const arrived = responses.every((response) => {
        const [object] = objects.safeParse(resultsOf(response)).data ?? [];
        return object?.attrs.source_location?.path.includes(`/${stage}/`) === true;
      });
      if (arrived) return { kind: 'installed' };
      if (performance.now() > until) return late;
      await wait(pollMs);
    }
  }
}

const wanted = 'verbose=1&attrs=name&attrs=package&attrs=source_location';

function hostRequest(host: string): ApiRequest {
  return { method: 'GET', path: `/v1/objects/hosts/${encodeURIComponent(host)}?${wanted}` };
}

function serviceRequest(host: string, service: string): ApiRequest {
  const name = encodeURIComponent(`${host}!${service}`);
  return { method: 'GET', path: `/v1/objects/services/${name}?${wanted}` };
}

function userRequest(user: string): ApiRequest {
  return { method: 'GET', path: `/v1/objects/apiusers/${encodeURIComponent(user)}?${wanted}` };
}

/** All of them: whoever takes the host's certificate may have any name. */
const usersRequest: ApiRequest = { method: 'GET', path: `/v1/objects/apiusers?${wanted}&attrs=client_cn` };

/** What a query found; Icinga says by 404 that there is nothing, and before 2.14 also that one may not look. */
function thereOf(response: ApiResponse | undefined): Attributes[] | Unsuccessful {
  const parsed = objects.safeParse(resultsOf(response));
  if (parsed.success) return parsed.data.map(({ attrs }) => attrs);
  const outcome = unsuccessful(response);
  const absent = outcome.kind === 'rejected' && outcome.reason === 'not-found';
  return absent && !/permission/i.test(outcome.status) ? [] : outcome;
}

/** A package's name may have letters, digits, "-" and "_"; what else a host's name has is written as its code. */
export function packageNameOf(host: string): string {
  const name = [...Buffer.from(host)].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9-]/.test(letter) ? letter : `_${byte.toString(16)}`;
  });
  return `fettle-${name.join('')}`;
}

const late: Unsuccessful = {
  kind: 'failed',
  reason: 'timeout',
  status: `the server did not take up the configuration in ${patienceMs / 1000} s`,
};

function one(response: ApiResponse | undefined): RequestOutcome {
  const judged = judgeResponse(response);
  if (!Array.isArray(judged)) return judged;
  return judged.find(({ kind }) => kind !== 'accepted') ?? { kind: 'accepted' };
}

function unsuccessful(response: ApiResponse | undefined): Unsuccessful {
  const outcome = one(response);
  return outcome.kind === 'accepted'
    ? { kind: 'failed', reason: 'not-icinga', status: cut(plainText(textOf(response)), 500) }
    : outcome;
}

function textOf(response: ApiResponse | undefined): string {
  return response?.kind === 'answered' ? response.text : '';
}

function criticalLines(log: string): string {
  const critical = log.split('\n').filter((line) => line.includes('critical/'));
  return cut(plainText(critical.length > 0 ? critical.join('\n') : log), 1000);
}
