import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lanesOf } from '../../../electron/agent/delivery/lanes';
import { Reporter } from '../../../electron/agent/delivery/reporter';
import type { PlanTarget } from '../../../electron/agent/plan/plan';
import { type Connection, IcingaClient } from '../../../electron/icinga/rest/client';
import type { Clock } from '../../../electron/platform/clock';
import { Outbox, type OutboxItem } from '../../../electron/store/outbox';

/** An outbox on disk and the product's reporters on it, without checks. */
export class DeliveryBench<C extends Clock> {
  readonly folder = mkdtempSync(join(tmpdir(), 'fettle-delivery-'));
  readonly outbox = new Outbox(this.folder, fail);
  private readonly reporters: Reporter[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(
    readonly host: string,
    readonly clock: C,
  ) {}

  /** Delivers what waits for a target over connections of the given kind. */
  reporter(
    endpoints: string[],
    connection: Omit<Connection, 'endpoint'>,
    changes: Partial<PlanTarget> = {},
  ): Reporter {
    const target: PlanTarget = {
      name: 'main',
      mode: 'failover',
      endpoints,
      host: this.host,
      tls: 'intermediate',
      auth: { type: 'password', user: 'x' },
      ...changes,
    };
    const [lane] = lanesOf([target]);
    if (!lane) throw new Error('no lane');
    const made = new Reporter(lane, {
      clock: this.clock,
      outbox: this.outbox,
      mayLeave: () => true,
      onChange: () => undefined,
      connect: async (_lane, endpoint) => ({
        kind: 'client',
        client: new IcingaClient({ ...connection, endpoint }),
      }),
    });
    this.reporters.push(made);
    return made;
  }

  /** Makes the next result of each service; its output is a number that only ever grows. */
  async make(services: readonly string[], lane = 'main'): Promise<void> {
    const at = this.clock.now();
    const items = services.map((service): OutboxItem => {
      const number = (this.numbers.get(service) ?? 0) + 1;
      this.numbers.set(service, number);
      return {
        lane,
        entry: service,
        host: this.host,
        service,
        exitStatus: 1,
        output: String(number),
        performanceData: [],
        executionStart: at,
        executionEnd: at,
        ttl: 604_800,
        checkSource: this.host,
      };
    });
    await this.outbox.enqueue(items);
  }

  /** The number of the newest result of each service. */
  newest(): Record<string, number> {
    return Object.fromEntries(this.numbers);
  }

  async close(): Promise<void> {
    for (const reporter of this.reporters) await reporter.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a server holds of a host, as numbers; -1 where it has no result of ours. */
export async function heldNumbers(
  server: { readServices(host: string): Promise<{ name: string; output: string }[]> },
  host: string,
): Promise<Record<string, number>> {
  const services = await server.readServices(host);
  return Object.fromEntries(
    services.map(({ name, output }) => [name, /^\d+$/.test(output) ? Number(output) : -1]),
  );
}

function fail(problem: unknown): never {
  throw new Error(JSON.stringify(problem));
}
