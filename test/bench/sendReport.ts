import { readFileSync } from 'node:fs';
import { type Connection, IcingaClient } from '../../electron/icinga/rest/client';
import type { PassiveResult } from '../../shared/passiveResult';

export interface ReportJob {
  connection: Connection;
  results: PassiveResult[];
  /** Send something once before, and measure on a new connection that may resume the TLS session of the one before. */
  resumed: boolean;
}

/**
 * A process of its own for each measurement: reads a job from the file named by the first argument, sends it as the
 * product does, and prints `{"wallMs", "cpuMs"}` from "results ready" to "accepted". Node's start and the loading of
 * modules come before.
 */
async function main(file: string): Promise<void> {
  const { connection, results, resumed }: ReportJob = JSON.parse(readFileSync(file, 'utf8'));
  const client = new IcingaClient(connection);
  if (resumed) {
    await client.sendResults(results.map((result) => ({ ...result, output: 'sent before' })));
    await client.close();
  }
  const cpu = process.cpuUsage();
  const started = performance.now();
  const outcomes = await client.sendResults(results);
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  await client.close();
  const failed = outcomes.find((outcome) => outcome.kind !== 'accepted');
  if (failed || outcomes.length !== results.length)
    throw new Error(`not accepted: ${JSON.stringify(failed)}`);
  process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000 }));
}

void main(process.argv[2] ?? '');
