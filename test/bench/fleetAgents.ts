import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lanesOf } from '../../electron/agent/delivery/lanes';
import { Reporter } from '../../electron/agent/delivery/reporter';
import { IcingaClient } from '../../electron/icinga/rest/client';
import { systemClock } from '../../electron/platform/clock';
import { Outbox, type OutboxItem } from '../../electron/store/outbox';

/** A share of the fleet. */
export interface FleetJob {
  /** For the outboxes, one folder a workstation. */
  folder: string;
  endpoint: string;
  ca: string;
  workstations: { host: string; user: string; password: string }[];
  services: string[];
  /** Output of every result. */
  mark: string;
  /** Seconds, as a policy sets it; 0 for all at once. */
  splay: number;
}

/** What one workstation lived through. Times are epoch milliseconds. */
export interface Delivery {
  /** It opened its first connection. */
  began: number;
  /** The server had accepted all its results. */
  ended: number;
  /** Connections that it opened. */
  attempts: number;
}

/**
 * Many workstations in one process, each with its own outbox, reporter and connection, as the product has them. It prints `ready` when every
 * outbox holds its results, starts at a line on its standard input, as after a restart, and prints the deliveries as JSON.
 */
async function main(file: string): Promise<void> {
  const job: FleetJob = JSON.parse(readFileSync(file, 'utf8'));
  const stations = job.workstations.map((workstation) => new Station(job, workstation));
  for (const station of stations) await station.prepare();
  process.stdout.write('ready\n');
  await new Promise<void>((resolve) =>
    createInterface({ input: process.stdin }).once('line', () => resolve()),
  );
  const deliveries = await Promise.all(stations.map((station) => station.run()));
  process.stdout.write(`${JSON.stringify(deliveries)}\n`, () => process.exit(0));
}

class Station {
  private readonly outbox: Outbox;
  private readonly reporter: Reporter;
  private readonly delivery: Delivery = { began: 0, ended: 0, attempts: 0 };
  private done: () => void = () => undefined;

  constructor(
    private readonly job: FleetJob,
    private readonly workstation: FleetJob['workstations'][number],
  ) {
    const { endpoint, ca, splay } = job;
    const { host, user, password } = workstation;
    const target = {
      name: 'main',
      mode: 'failover' as const,
      endpoints: [endpoint],
      host,
      tls: 'intermediate' as const,
      auth: { type: 'password' as const, user },
      splay,
    };
    const [lane] = lanesOf([target]);
    if (!lane) throw new Error('no lane');
    this.outbox = new Outbox(join(job.folder, host), (fault) => {
      throw new Error(JSON.stringify(fault));
    });
    this.reporter = new Reporter(lane, {
      clock: systemClock(),
      outbox: this.outbox,
      mayLeave: () => true,
      onChange: () => this.changed(),
      connect: async () => {
        this.delivery.attempts += 1;
        this.delivery.began ||= Date.now();
        const credentials = { type: 'password' as const, user, password };
        return {
          kind: 'client',
          client: new IcingaClient({ endpoint, ca, tls: 'intermediate', credentials }),
        };
      },
    });
  }

  async prepare(): Promise<void> {
    const { host } = this.workstation;
    const at = Date.now() / 1000;
    await this.outbox.enqueue(
      this.job.services.map(
        (service): OutboxItem => ({
          lane: 'main',
          entry: service,
          host,
          service,
          exitStatus: 1,
          output: this.job.mark,
          performanceData: ['age=7;96;168;0'],
          executionStart: at - 0.5,
          executionEnd: at,
          ttl: 7 * 86_400,
          checkSource: host,
        }),
      ),
    );
  }

  /** As after a restart, and until nothing waits any more; the reporter tries again by itself. */
  async run(): Promise<Delivery> {
    const delivered = new Promise<void>((resolve) => {
      this.done = resolve;
    });
    this.reporter.deliverInTurn();
    await delivered;
    await this.reporter.stop();
    return this.delivery;
  }

  private changed(): void {
    const { phase, waiting, message } = this.reporter.view();
    if (phase === 'refused') throw new Error(`refused: ${JSON.stringify(message)}`);
    if (phase !== 'delivered' || waiting > 0) return;
    this.delivery.ended ||= Date.now();
    this.done();
  }
}

void main(process.argv[2] ?? '');
