import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Connection, Question, Reply } from './connection';
import { Line } from './line';
import { judgeReply, resultsOf } from './reply';
import type { Outcome, Unsuccessful } from './types';

/** What the server has of a workstation that is not ours. */
export interface Foreign {
  host: boolean;
  services: string[];
  /** An ApiUser of that name, or one that takes the host's certificate. */
  user: boolean;
}

/** `refused`: the server did not take the configuration; its own words. */
export type Installed = { kind: 'installed' } | { kind: 'refused'; reason: string } | Unsuccessful;

const objects = z.array(
  z.object({
    attrs: z.object({
      name: z.string(),
      package: z.string(),
      client_cn: z.string().nullish(),
      host_name: z.string().optional(),
    }),
  }),
);
const stages = z.array(z.object({ stage: z.string() }));
const tickets = z.array(z.object({ ticket: z.string().optional() }));

/** A stage is judged by another process of the server, and then the server reads its configuration anew. */
const pollMs = 250;
const patienceMs = 60_000;

/** What an administrator does for a workstation over Icinga's REST API. Nothing here rejects for what a server or network does. */
export class Administration {
  private readonly line: Line;

  constructor(connection: Connection) {
    this.line = new Line(connection);
  }

  close(): Promise<void> {
    return this.line.close();
  }

  /** What others made of a workstation already: everything but what our package holds. */
  async foreign(
    packageName: string,
    host: string,
    user: string,
  ): Promise<({ kind: 'foreign' } & Foreign) | Unsuccessful> {
    const attrs = 'attrs=name&attrs=package';
    const questions = [
      `/v1/objects/hosts?${attrs}`,
      `/v1/objects/services?${attrs}&attrs=host_name`,
      `/v1/objects/apiusers?${attrs}&attrs=client_cn`,
    ].map((path): Question => ({ method: 'GET', path: `${path}&verbose=1` }));
    const found = [];
    for (const reply of await this.line.ask(questions)) {
      const parsed = objects.safeParse(resultsOf(reply));
      if (!parsed.success) return unsuccessful(reply);
      found.push(parsed.data.map(({ attrs: one }) => one).filter((one) => one.package !== packageName));
    }
    const [hosts = [], services = [], users = []] = found;
    return {
      kind: 'foreign',
      host: hosts.some(({ name }) => name === host),
      services: services.filter(({ host_name }) => host_name === host).map(({ name }) => name),
      user: users.some(({ name, client_cn }) => name === user || client_cn === host),
    };
  }

  /**
   * Puts a text into a configuration package of its own, in place of what that package held, and waits until it is in force. A text that the server
   * refuses changes nothing there.
   */
  async install(packageName: string, text: string): Promise<Installed> {
    const [made] = await this.line.ask([{ method: 'POST', path: `/v1/config/packages/${packageName}` }]);
    const created = one(made);
    if (created.kind !== 'accepted' && !/already exists/i.test(textOf(made))) return created;
    const body = { files: { 'conf.d/workstation.conf': text } };
    const [reply] = await this.line.ask([{ method: 'POST', path: `/v1/config/stages/${packageName}`, body }]);
    const stage = stages.safeParse(resultsOf(reply)).data?.[0]?.stage;
    return stage === undefined ? unsuccessful(reply) : this.awaitStage(packageName, stage);
  }

  /** Removes the package with everything in it; `nothing-to-do` when there is none. */
  async uninstall(packageName: string): Promise<Outcome> {
    const [reply] = await this.line.ask([{ method: 'DELETE', path: `/v1/config/packages/${packageName}` }]);
    const outcome = one(reply);
    const gone = reply?.kind === 'answered' && /does not exist|No such|404/i.test(textOf(reply));
    return outcome.kind !== 'accepted' && gone ? { kind: 'nothing-to-do', status: textOf(reply) } : outcome;
  }

  /** A ticket for a host's certificate; undefined when the server makes none. */
  async ticket(host: string): Promise<string | undefined> {
    const [reply] = await this.line.ask([
      { method: 'POST', path: '/v1/actions/generate-ticket', body: { cn: host } },
    ]);
    return tickets.safeParse(resultsOf(reply)).data?.[0]?.ticket;
  }

  private async awaitStage(packageName: string, stage: string): Promise<Installed> {
    const file = (name: string): Question => ({
      method: 'GET',
      path: `/v1/config/files/${packageName}/${stage}/${name}`,
      accept: 'application/octet-stream',
    });
    const until = performance.now() + patienceMs;
    for (;;) {
      const [status] = await this.line.ask([file('status')]);
      if (status?.kind === 'answered' && status.statusCode === 200) {
        if (status.text.trim() === '0') return this.awaitActive(packageName, stage, until);
        const [log] = await this.line.ask([file('startup.log')]);
        return { kind: 'refused', reason: criticalLines(textOf(log)) };
      }
      if (performance.now() > until) return late;
      await wait(pollMs);
    }
  }

  /** The new configuration is in force when the server, which drops its connections meanwhile, names the stage as the active one. */
  private async awaitActive(packageName: string, stage: string, until: number): Promise<Installed> {
    const active = z.array(z.object({ name: z.string(), 'active-stage': z.string() }));
    for (;;) {
      const [reply] = await this.line.ask([{ method: 'GET', path: '/v1/config/packages' }]);
      const packages = active.safeParse(resultsOf(reply)).data ?? [];
      const ours = packages.find(({ name }) => name === packageName);
      if (ours?.['active-stage'] === stage) return { kind: 'installed' };
      if (performance.now() > until) return late;
      await wait(pollMs);
    }
  }
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

function one(reply: Reply | undefined): Outcome {
  const judged = judgeReply(reply);
  if (!Array.isArray(judged)) return judged;
  return judged.find(({ kind }) => kind !== 'accepted') ?? { kind: 'accepted' };
}

function unsuccessful(reply: Reply | undefined): Unsuccessful {
  const outcome = one(reply);
  return outcome.kind === 'accepted'
    ? { kind: 'failed', reason: 'not-icinga', status: textOf(reply).slice(0, 500) }
    : outcome;
}

function textOf(reply: Reply | undefined): string {
  return reply?.kind === 'answered' ? reply.text : '';
}

function criticalLines(log: string): string {
  const critical = log.split('\n').filter((line) => line.includes('critical/'));
  return (critical.length > 0 ? critical.join('\n') : log).slice(0, 1000);
}
