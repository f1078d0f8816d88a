import { readFileSync } from 'node:fs';
import { Reporter } from '../../../electron/agent/delivery/reporter';
import { departOn } from '../../../electron/agent/departure/depart';
import { IcingaClient } from '../../../electron/icinga/rest/client';
import { systemClock } from '../../../electron/platform/clock';
import { Departures } from '../../../electron/store/departures';
import { Journal } from '../../../electron/store/journal';
import { Outbox } from '../../../electron/store/outbox';
import type { DeliveryJob } from './deliverForever';

/**
 * A process that is made to be watched from outside: puts one result of each service into the outbox, delivers them, and departs. Argument:
 * the file of a job.
 */
async function main(file: string): Promise<void> {
  const job: DeliveryJob = JSON.parse(readFileSync(file, 'utf8'));
  const { endpoint, tls } = job.connection;
  const clock = systemClock();
  const fail = (problem: unknown) => {
    throw new Error(JSON.stringify(problem));
  };
  const outbox = new Outbox(job.state, fail);
  const journal = new Journal(job.state, () => clock.now(), fail);
  const target = {
    name: 'main',
    mode: 'failover' as const,
    endpoints: [endpoint],
    host: job.host,
    tls,
    auth: { type: 'password' as const, user: '' },
  };
  const lane = { name: 'main', endpoints: [endpoint], target };
  const reporter = new Reporter(lane, {
    clock,
    outbox,
    mayLeave: () => true,
    onChange: () => undefined,
    connect: async () => ({
      kind: 'client',
      client: new IcingaClient({ ...job.connection, record: journal.recorder(lane, endpoint) }),
    }),
  });
  const at = clock.now();
  await outbox.enqueue(
    job.services.map((service) => ({
      lane: lane.name,
      entry: service,
      host: job.host,
      service,
      exitStatus: 2 as const,
      output: 'broken',
      performanceData: [],
      executionStart: at,
      executionEnd: at,
      ttl: 604_800,
      checkSource: job.host,
    })),
  );
  await reporter.deliver();
  await departOn(reporter, job.services, 'command', {
    clock,
    departures: new Departures(job.state, fail),
    plan: {
      mode: ['acknowledge'],
      on: ['shutdown'],
      preAcknowledge: false,
      sticky: true,
      expiry: 3600,
      author: 'Fettle',
      comment: 'off',
    },
    hours: { days: ['mon'], from: '08:00', to: '18:00', timeZone: 'UTC' },
    redact: (text) => text,
  });
  await reporter.stop();
}

void main(process.argv[2] ?? '');
