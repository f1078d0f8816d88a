import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { endProcess } from '../support/processes/childProcess';
import type { Benchmark, Context, Figure } from './benchmark';
import { buildProgram } from './buildProgram';
import type { Delivery, FleetJob } from './fleetAgents';

const size = 2000;
const services = ['updates', 'backups', 'disk', 'antivirus'];
const processes = 4;
const window = 60;

const hosts = Array.from({ length: size }, (_, index) => `laptop-${String(index).padStart(4, '0')}`);

/** A fleet that restarts at once against one real Icinga 2, without and with the splay that a policy gives it. */
export const fleet: Benchmark = {
  name: 'fleet',
  about: `${size} workstations x ${services.length} services, each with its own ApiUser and connection, all restarting at once; then over a splay of ${window} s`,
  async run(context) {
    context.say('starting Icinga 2 and waiting for its own first checks');
    const icinga = await startIcinga({ hosts: hosts.map((name) => ({ name, services })) });
    context.defer(() => icinga.stop());
    await quiet(icinga);
    // A workstation's outbox lies on its own disk; two thousand on one disk would measure that disk.
    const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    const folder = await mkdtemp(join(parent, 'fettle-bench-fleet-'));
    context.defer(() => rm(folder, { recursive: true, force: true }));
    const program = await buildProgram(folder, 'fleetAgents');
    const run = (mark: string, splay: number) => restart({ context, icinga, folder, program, mark, splay });
    return [...(await run('at-once', 0)), ...(await run('splay', window))];
  },
};

interface Restart {
  context: Context;
  icinga: RunningIcinga;
  folder: string;
  program: string;
  mark: string;
  splay: number;
}

async function restart({ context, icinga, folder, program, mark, splay }: Restart): Promise<Figure[]> {
  const own = join(folder, mark);
  await mkdir(own);
  const ca = await readFile(icinga.caFile, 'utf8');
  const workstations = hosts.map((host) => ({ host, ...icinga.credentials(host) }));
  const share = size / processes;
  const children = await Promise.all(
    Array.from({ length: processes }, async (_, index) => {
      const job: FleetJob = {
        folder: own,
        endpoint: icinga.url,
        ca,
        workstations: workstations.slice(index * share, (index + 1) * share),
        services,
        mark,
        splay,
      };
      const file = join(own, `job-${index}.json`);
      await writeFile(file, JSON.stringify(job), { mode: 0o600 });
      const child = spawn(process.execPath, [program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
      context.defer(() => endProcess(child));
      return { child, next: lines(child) };
    }),
  );
  context.say(`${mark}: every outbox gets its results`);
  for (const { next } of children) await next();

  context.say(`${mark}: all restart`);
  const memory = watchMemory(icinga.pid());
  const began = Date.now();
  for (const { child } of children) child.stdin?.write('go\n');
  const deliveries: Delivery[] = [];
  for (const { next } of children) deliveries.push(...JSON.parse(await next()));
  const peak = memory.end();
  const seconds = (Math.max(...deliveries.map(({ ended }) => ended)) - began) / 1000;
  const waits = deliveries.map((one) => one.ended - one.began).sort((a, b) => a - b);
  const percentile = (share: number) => waits[Math.ceil(waits.length * share) - 1] ?? Number.NaN;
  const missing = await lost(icinga, mark);
  if (missing > 0) throw new Error(`${mark}: ${missing} results are not in Icinga`);
  const attempts = deliveries.reduce((sum, one) => sum + one.attempts, 0);
  const figure = (name: string, value: number, unit: string) => ({
    name: `fleet-${mark}-${name}`,
    value,
    unit,
  });
  return [
    figure('lost', missing, 'results'),
    figure('duration', seconds, 's'),
    figure('rate', (size * services.length) / seconds, 'results/s'),
    figure('p50', percentile(0.5), 'ms'),
    figure('p99', percentile(0.99), 'ms'),
    figure('connections', attempts / size, 'per workstation'),
    figure('server-rss', peak, 'MiB'),
  ];
}

/** A new server checks every passive service once by itself, and takes what was made before that for older. */
async function quiet(icinga: RunningIcinga): Promise<void> {
  for (;;) {
    const { results } = await icinga.ask('GET', '/v1/status/CIB');
    const [status] = results.map((one) => (one as unknown as { status: Record<string, number> }).status);
    if (status?.num_services_pending === 0) return;
    await pause(2000);
  }
}

/** How many services do not hold the result of this very run. */
async function lost(icinga: RunningIcinga, mark: string): Promise<number> {
  const { results } = await icinga.ask('GET', '/v1/objects/services?attrs=last_check_result');
  const held = results.filter(({ attrs }) => {
    const result = attrs.last_check_result as { output?: string } | null;
    return result?.output === mark;
  });
  return size * services.length - held.length;
}

/** The next line that a process prints; rejects when it ends before. */
function lines(child: ChildProcess): () => Promise<string> {
  if (!child.stdout) throw new Error('the process has no output');
  const reader = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await reader.next();
    if (done) throw new Error(`a part of the fleet ended with ${child.exitCode}`);
    return value;
  };
}

/** The highest sum of the resident memory (MiB) of a process group, looked at twice a second. */
function watchMemory(group: number): { end(): number } {
  let highest = 0;
  const look = () => {
    const kilobytes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => residentIn(pid, group));
    highest = Math.max(highest, kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
  };
  const timer = setInterval(look, 500);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return highest;
    },
  };
}

function residentIn(pid: string, group: number): number {
  try {
    // After the name, which may hold anything: state, parent, group.
    const [, , processGroup] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(
      ' ',
    );
    if (Number(processGroup) !== group) return 0;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
