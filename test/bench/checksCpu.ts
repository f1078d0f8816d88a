import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent } from '../../electron/agent/createAgent';
import { catalog } from '../../electron/checks/catalog';
import { detected, thisMachine } from '../../electron/checks/detect';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { type Benchmark, type Context, interleaved, type Row, rowOf } from './benchmark';
import { buildProgram } from './buildProgram';
import { root } from './desktop';
import { runProgram } from './runProgram';

const runs = 5;

/** The options of checks that need some. Those of servers and repositories measure these instead, and are left out. */
const needed: Readonly<Record<string, Record<string, unknown>>> = {
  processes: { names: ['node'] },
  services: { names: ['ssh'] },
};

/** Prints the processor time of the shell and, in a second line, of all that it ran; how the command ends is no matter. */
const timed = '"$@" >/dev/null 2>&1; times';
const simulation = ['apt-get', '-s', '-qq', '-o', 'Debug::NoLocking=true', '--with-new-pkgs', 'upgrade'];

type Checks = Record<string, { options?: Record<string, unknown>; environment?: Record<string, string> }>;

/**
 * What a run of every built-in check costs the processor. `checks-cpu`: nothing is remembered, and apt has the cache that
 * it keeps on every machine unless, as in images of containers, its configuration says otherwise. `-bare`: without that
 * cache. `-again`: as the app runs them through the day, with what the last run remembered. The peer is apt's simulation,
 * which scripts run to learn what is pending, under the same conditions.
 */
export const checksCpu: Benchmark = {
  name: 'checks-cpu',
  about: 'processor time of "fettle run" with every built-in check; against "apt-get -s upgrade" alone',
  async run(context) {
    const checks = await possibleChecks();
    context.say(`${Object.keys(checks).length} checks: ${Object.keys(checks).join(', ')}`);
    const cached = await aptWithCache(context);
    return [
      await compare('checks-cpu', context, checks, cached, false),
      await compare('checks-cpu-again', context, checks, cached, true),
      await compare('checks-cpu-bare', context, checks, {}, false),
    ];
  },
};

async function compare(
  name: string,
  { say, defer }: Context,
  checks: Checks,
  environment: Record<string, string>,
  lived: boolean,
): Promise<Row> {
  const workstation = new Workstation();
  defer(() => workstation.remove());
  const withApt = { ...checks, updates: { ...checks.updates, environment } };
  workstation.setPolicy({ version: 1, enforced: { checks: withApt } });
  const agent = await createAgent({ environment: workstation.environment, version: '0.0.0' });
  defer(() => agent.stop());
  if (lived) await agent.start();
  else await agent.claim();
  await answerAll(agent);
  if (lived) await agent.runNow();
  await agent.stop();
  const cpu = async (env: NodeJS.ProcessEnv, ...command: string[]) => {
    const { stdout } = await runProgram('sh', ['-c', timed, 'sh', ...command], { env });
    return processorMs(stdout);
  };
  // A person's "fettle run" asks everything again, the app's schedule does not.
  const again = lived ? [await buildProgram(workstation.folder, 'checksAgain')] : undefined;
  const ours = () =>
    cpu(workstation.environment, process.execPath, ...(again ?? [join(root, 'out/cli.js'), 'run']));
  const peer = () => cpu({ ...process.env, ...environment }, ...simulation);
  // The first run finds the disk's cache cold.
  await ours();
  const figures = await interleaved(runs, { ours, peer, say: (text) => say(`${name}: ${text}`) });
  return rowOf(name, 'ms', figures.ours, figures.peer);
}

async function possibleChecks(): Promise<Checks> {
  const machine = thisMachine(process.env);
  const checks: Checks = {};
  for (const check of catalog.values()) {
    const options = needed[check.id];
    const possible =
      check.options.safeParse(options ?? {}).success && (await detected(check, machine)).available;
    if (possible) checks[check.id] = options ? { options } : {};
  }
  return checks;
}

/** apt's cache where it belongs to nobody else, filled as "apt update" leaves it; the environment in which apt uses it. */
async function aptWithCache({ defer }: Context): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-apt-'));
  defer(() => rm(folder, { recursive: true, force: true }));
  // Not /etc/apt/apt.conf.d, where images of containers turn the cache off.
  for (const name of ['parts', 'archives/partial']) await mkdir(join(folder, name), { recursive: true });
  const lines = [`Dir::Cache "${folder}";`, `Dir::Etc::parts "${folder}/parts";`];
  await writeFile(join(folder, 'apt.conf'), `${lines.join('\n')}\n`);
  const environment = { APT_CONFIG: join(folder, 'apt.conf') };
  await runProgram('apt-get', ['check', '-q'], { env: { ...process.env, ...environment } });
  return environment;
}

/** Adds up the second line of the shell's `times`: `0m0.480000s 0m0.120000s`, user and system. */
function processorMs(text: string): number {
  const found = [...(text.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (found.length !== 2) throw new Error(`not the lines of times: ${text}`);
  return found.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}
