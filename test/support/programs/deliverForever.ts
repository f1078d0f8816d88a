import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lane } from '../../../electron/agent/delivery/lanes';
import { Reporter } from '../../../electron/agent/delivery/reporter';
import type { ConnectionSettings } from '../../../electron/icinga/http/connection';
import { IcingaClient } from '../../../electron/icinga/rest/client';
import { systemClock } from '../../../electron/platform/clock';
import { Journal } from '../../../electron/store/journal';
import { removeLeftovers } from '../../../electron/store/leftovers';
import { Outbox } from '../../../electron/store/outbox';

export interface DeliveryJob {
  state: string;
  host: string;
  services: string[];
  connection: ConnectionSettings;
}

/**
 * A process that is made to be killed: makes results as fast as it can and delivers them with the product's own outbox, journal and reporter.
 * Arguments: the file of a job, and the number of the first result, or `drain` to deliver what waits and end. It prints
 * `SERVICE NUMBER` when a result has been made, which is when the outbox has it.
 */
async function main(file: string, from: string): Promise<void> {
  const job: DeliveryJob = JSON.parse(readFileSync(file, 'utf8'));
  const clock = systemClock();
  const fail = (problem: unknown) => {
    throw new Error(JSON.stringify(problem));
  };
  const outbox = new Outbox(job.state, fail);
  const journal = new Journal(job.state, () => clock.now(), fail);
  removeLeftovers(job.state, clock.now());
  journal.tidy();
  const { endpoint } = job.connection;
  const lane: Lane = {
    name: 'main',
    endpoints: [endpoint],
    target: {
      name: 'main',
      mode: 'failover',
      endpoints: [endpoint],
      host: job.host,
      tls: job.connection.tls,
      auth: { type: 'password', user: '' },
    },
  };
  const reporter = new Reporter(lane, {
    clock,
    outbox,
    mayLeave: () => true,
    onChange: () => undefined,
    connect: async () => ({
      kind: 'client',
      client: new IcingaClient({
        ...job.connection,
        record: journal.recorder(lane, endpoint),
      }),
    }),
  });
  if (from === 'drain') {
    while (outbox.waiting(lane.name).length > 0) {
      await reporter.deliver();
      await pause(20);
    }
    await reporter.stop();
    return;
  }
  void reporter.deliver();
  for (let number = Number(from); ; number += 1) {
    const service = job.services[number % job.services.length] ?? '';
    const now = clock.now();
    await outbox.enqueue([
      {
        lane: lane.name,
        entry: service,
        host: job.host,
        service,
        exitStatus: 1,
        output: String(number),
        performanceData: [],
        executionStart: now,
        executionEnd: now,
        ttl: 604_800,
        checkSource: job.host,
      },
    ]);
    writeSync(1, `${service} ${number}\n`);
    void reporter.deliver();
    await pause(2);
  }
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
