import { readFileSync } from 'node:fs';
import { type Connection, IcingaClient } from '../../../electron/icinga/rest/client';
import type { PassiveResult } from '../../../shared/passiveResult';

/** A process that sends one result over each of the connections in the file it is given, and prints the outcomes as a JSON list. */
async function main(file: string): Promise<void> {
  const connections: Connection[] = JSON.parse(readFileSync(file, 'utf8'));
  const result: PassiveResult = {
    host: 'h',
    service: 's',
    exitStatus: 0,
    output: 'fine',
    performanceData: [],
    executionStart: 1,
    executionEnd: 2,
    ttl: 60,
    checkSource: 'h',
  };
  const outcomes = [];
  for (const connection of connections) {
    const client = new IcingaClient(connection);
    outcomes.push(...(await client.sendResults([result])));
    await client.close();
  }
  process.stdout.write(JSON.stringify({ tls: process.versions.openssl, outcomes }));
}

void main(process.argv[2] ?? '');
