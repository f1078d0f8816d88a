import type { Client, Connected } from '../../../electron/agent/delivery/connect';
import type { Lane } from '../../../electron/agent/delivery/lanes';
import type { RequestOutcome } from '../../../electron/icinga/types';
import type { PassiveResult } from '../../../shared/passiveResult';

interface Acknowledgement {
  author: string;
  expiry: number;
}

/** Stands in for Icinga where a test is about faults and orders of events, not about Icinga itself. */
export class FakeServer {
  readonly results: PassiveResult[] = [];
  readonly acknowledgements = new Map<string, Acknowledgement>();
  /** Every acknowledgement as it was asked for. */
  readonly requests: unknown[] = [];
  /** Names and ends of the downtimes. */
  readonly downtimes = new Map<string, number>();
  hostUp = true;
  readonly log: string[] = [];
  /** What the next calls answer instead of doing their work; one is taken per call, the last one stays. */
  answers: RequestOutcome[] = [];
  hanging = false;
  mayQuery = true;

  connect = async (_lane: Lane, endpoint: string): Promise<Connected> => {
    this.log.push(`connect ${endpoint}`);
    return { kind: 'client', client: this.client() };
  };

  private client(): Client {
    return {
      sendResults: async (results) => {
        await this.arrive(`results ${results.map((result) => result.service).join(' ')}`);
        const fault = this.nextAnswer();
        if (fault) return results.map(() => fault);
        this.results.push(...results);
        return results.map(() => ({ kind: 'accepted' }));
      },
      acknowledge: async (request) => {
        const { services, author, expiry } = request;
        this.requests.push(request);
        await this.arrive(`acknowledge ${services.join(' ')}`);
        const fault = this.nextAnswer();
        return services.map((service) => {
          if (fault) return { service, outcome: fault };
          if (this.acknowledgements.has(service)) {
            return { service, outcome: { kind: 'nothing-to-do', status: 'is already acknowledged.' } };
          }
          this.acknowledgements.set(service, { author, expiry });
          return { service, outcome: { kind: 'accepted' } };
        });
      },
      removeAcknowledgement: async ({ services }) => {
        await this.arrive(`remove ${services.join(' ')}`);
        for (const service of services) this.acknowledgements.delete(service);
        return services.map((service) => ({ service, outcome: { kind: 'accepted' } }));
      },
      services: async () => {
        await this.arrive('query');
        if (!this.mayQuery) return { kind: 'rejected', reason: 'not-found', status: 'No objects found.' };
        const names = new Set([
          ...this.results.map((result) => result.service),
          ...this.acknowledgements.keys(),
        ]);
        return {
          kind: 'services',
          services: [...names].map((name) => ({
            name,
            state: 2 as const,
            sticky: true,
            acknowledgementSince: 0,
            acknowledged: this.acknowledgements.has(name),
            acknowledgementExpiry: this.acknowledgements.get(name)?.expiry ?? 0,
          })),
        };
      },
      machine: this.machine(),
      close: async () => undefined,
    };
  }

  private machine(): Client['machine'] {
    const answer = async (what: string, done: () => void): Promise<RequestOutcome> => {
      await this.arrive(what);
      const fault = this.nextAnswer();
      if (!fault) done();
      return fault ?? { kind: 'accepted' };
    };
    const machine: Pick<Client['machine'], keyof Client['machine']> = {
      scheduleDowntime: async ({ host, end }) => {
        const name = `${host}!downtime-${end}`;
        const outcome = await answer('downtime', () => this.downtimes.set(name, end));
        return { outcome, names: outcome.kind === 'accepted' ? [name] : [] };
      },
      removeDowntimes: (names) =>
        answer(`remove downtime ${names.length}`, () => {
          for (const name of names) this.downtimes.delete(name);
        }),
      removeDowntimesEnding: (end) =>
        answer('remove downtime by end', () => {
          for (const [name, at] of this.downtimes) if (at === end) this.downtimes.delete(name);
        }),
      hostResult: (_host, up) =>
        answer(up ? 'host up' : 'host down', () => {
          this.hostUp = up;
        }),
      acknowledgeHost: () => answer('acknowledge host', () => undefined),
    };
    // The class has a connection of its own, which a stand-in does not need.
    return machine as Client['machine'];
  }

  private async arrive(what: string): Promise<void> {
    this.log.push(what);
    if (this.hanging) await new Promise(() => undefined);
  }

  private nextAnswer(): RequestOutcome | undefined {
    return this.answers.length > 1 ? this.answers.shift() : this.answers[0];
  }
}
