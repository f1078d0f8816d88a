import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PassiveResult } from '../../shared/passiveResult';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { type Benchmark, interleaved, rowOf } from './benchmark';
import { buildProgram } from './buildProgram';
import { runProgram } from './runProgram';
import type { ReportJob } from './sendReport';

const host = 'laptop-alice';
const root = join(import.meta.dirname, '../..');

/** What one delivery of all results cost the client. */
interface Cost {
  wallMs: number;
  cpuMs: number;
}

/** What no client could undercut, seen from a bare socket. */
interface Limit {
  handshakeMs: number;
  resultsMs: number;
}

/** Sending that many results to a real Icinga 2 over a new connection, against the shell recipe and against the limit. */
export function report(count: 10 | 50): Benchmark {
  const name = `report-${count}`;
  const runs = count === 10 ? 11 : 7;
  return {
    name,
    about: `${count} results to a real Icinga 2, no connection open, with and without an earlier TLS session; against one jq and one curl per result, and against the limit`,
    async run({ say, defer }) {
      const services = Array.from({ length: count }, (_, index) => `service-${index}`);
      say('starting Icinga 2');
      const icinga = await startIcinga({ hosts: [{ name: host, services }] });
      defer(() => icinga.stop());
      const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-report-'));
      defer(() => rm(folder, { recursive: true, force: true }));
      const program = await buildProgram(folder, 'sendReport');
      const bareSocket = await buildProgram(folder, 'bareSocket');

      const measured = async (how: (results: PassiveResult[]) => Promise<Cost>, mark: string) => {
        const results = resultsFor(services, mark);
        const cost = await how(results);
        await requireArrived(icinga, results);
        return cost;
      };
      const job = { icinga, folder, program };
      const ours = async (run: number) => ({
        first: await measured((results) => sendOurs(job, results, false), `first ${run}`),
        resumed: await measured((results) => sendOurs(job, results, true), `resumed ${run}`),
        limit: await limitOf({ ...job, program: bareSocket }, resultsFor(services, `limit ${run}`)),
      });
      const peer = (run: number) => measured((results) => sendByRecipe(icinga, results), `peer ${run}`);

      say('one run of each, not counted');
      // A new server runs a first check of every service of its own in its first minute; a result that it crosses would be
      // taken for older. A passive result puts that check off, so only what comes after is looked for.
      await sendOurs(job, resultsFor(services, 'first'), false);
      await sendByRecipe(icinga, resultsFor(services, 'first'));
      const costs = await interleaved(runs, { ours, peer, say });
      const row = (label: string, way: 'first' | 'resumed', of: (cost: Cost) => number) =>
        rowOf(
          label,
          'ms',
          costs.ours.map((cost) => of(cost[way])),
          costs.peer.map((cost) => of(cost)),
        );
      return [
        row(name, 'resumed', ({ wallMs }) => wallMs),
        rowOf(
          `${name}-limit`,
          'ms',
          costs.ours.map(({ resumed }) => resumed.wallMs),
          costs.ours.map(({ limit }) => limit.handshakeMs + limit.resultsMs),
        ),
        row(`${name}-cpu`, 'resumed', ({ cpuMs }) => cpuMs),
        row(`${name}-first`, 'first', ({ wallMs }) => wallMs),
        row(`${name}-first-cpu`, 'first', ({ cpuMs }) => cpuMs),
      ];
    },
  };
}

/** A program on the server of a benchmark. */
interface Job {
  icinga: RunningIcinga;
  folder: string;
  program: string;
}

function sendOurs(job: Job, results: PassiveResult[], resumed: boolean): Promise<Cost> {
  return runJob(job, results, resumed);
}

function limitOf(job: Job, results: PassiveResult[]): Promise<Limit> {
  return runJob(job, results, true);
}

/** Runs one of our programs on a job and reads what it prints. */
async function runJob<T>(
  { icinga, folder, program }: Job,
  results: PassiveResult[],
  resumed: boolean,
): Promise<T> {
  const job: ReportJob = {
    resumed,
    connection: {
      endpoint: icinga.url,
      ca: await readFile(icinga.caFile, 'utf8'),
      tls: 'intermediate',
      credentials: { type: 'password', ...icinga.credentials(host) },
    },
    results,
  };
  const file = join(folder, 'job.json');
  await writeFile(file, JSON.stringify(job), { mode: 0o600 });
  return JSON.parse((await runProgram(process.execPath, [program, file])).stdout);
}

async function sendByRecipe(icinga: RunningIcinga, results: PassiveResult[]): Promise<Cost> {
  const { user, password } = icinga.credentials(host);
  const lines = results.map((one) =>
    [
      ...[one.host, one.service, one.exitStatus, one.output, one.performanceData[0]],
      ...[one.executionStart, one.executionEnd, one.ttl],
    ].join('\t'),
  );
  const { stderr } = await runProgram('/bin/bash', [join(root, 'test/bench/recipe.sh')], {
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      URL: icinga.url,
      CA: icinga.caFile,
      USER_NAME: user,
      PASSWORD: password,
    },
    input: `${lines.join('\n')}\n`,
  });
  const [wall = 0, userTime = 0, systemTime = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { wallMs: wall * 1000, cpuMs: (userTime + systemTime) * 1000 };
}

function resultsFor(services: readonly string[], mark: string): PassiveResult[] {
  // Not newer than what the server would accept, and newer than the run before.
  const now = Date.now() / 1000;
  return services.map((service, index) => ({
    host,
    service,
    exitStatus: index % 5 === 0 ? 1 : 0,
    output: `${mark}: ${index} packages to update, none of them for security`,
    performanceData: [`age=${index};96;168;0`],
    executionStart: now - 0.5,
    executionEnd: now,
    ttl: 7 * 86_400,
    checkSource: host,
  }));
}

/** Whatever a side says about itself: the server must hold every result of this very run. */
async function requireArrived(icinga: RunningIcinga, results: readonly PassiveResult[]): Promise<void> {
  const held = new Map((await icinga.readServices(host)).map((service) => [service.name, service]));
  const lost = results.filter(({ service, output, performanceData }) => {
    const one = held.get(service);
    return one?.output !== output || one.perfdata.join() !== performanceData.join();
  });
  if (lost.length > 0)
    throw new Error(`${lost.length} of ${results.length} results are not in Icinga: ${lost[0]?.output}`);
}
