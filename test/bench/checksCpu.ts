import { join } from 'node:path';
import { createAgent } from '../../electron/agent/createAgent';
import { catalog } from '../../electron/checks/catalog';
import { detected, thisMachine } from '../../electron/checks/detect';
import { answerAll } from '../support/agentParts';
import { Workstation } from '../support/workstation';
import { type Benchmark, interleaved, rowOf } from './benchmark';
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

/** What a run of every built-in check costs the processor; the peer is the simulation by apt alone, which it must make. */
export const checksCpu: Benchmark = {
  name: 'checks-cpu',
  about: 'processor time of "fettle run" with every built-in check; against "apt-get -s upgrade" alone',
  async run({ say, defer }) {
    const workstation = new Workstation();
    defer(() => workstation.remove());
    const machine = thisMachine(process.env);
    const checks: Record<string, { options?: Record<string, unknown> }> = {};
    for (const check of catalog.values()) {
      const options = needed[check.id];
      const possible =
        check.options.safeParse(options ?? {}).success && (await detected(check, machine)).available;
      if (possible) checks[check.id] = options ? { options } : {};
    }
    workstation.setPolicy({ version: 1, enforced: { checks } });
    const agent = await createAgent({ environment: workstation.environment, version: '0.0.0' });
    defer(() => agent.stop());
    await agent.claim();
    await answerAll(agent);
    await agent.stop();
    say(`${Object.keys(checks).length} checks: ${Object.keys(checks).join(', ')}`);
    const env = workstation.environment;
    const cpu = async (...command: string[]) => {
      const { stdout } = await runProgram('sh', ['-c', timed, 'sh', ...command], { env });
      return processorMs(stdout);
    };
    const ours = () => cpu(process.execPath, join(root, 'out/cli.js'), 'run');
    const peer = () =>
      cpu('apt-get', '-s', '-qq', '-o', 'Debug::NoLocking=true', '--with-new-pkgs', 'upgrade');
    await ours();
    const figures = await interleaved(runs, { ours, peer, say });
    return [rowOf('checks-cpu', 'ms', figures.ours, figures.peer)];
  },
};

/** Adds up the second line of the shell's `times`: `0m0.480000s 0m0.120000s`, user and system. */
function processorMs(text: string): number {
  const found = [...(text.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  if (found.length !== 2) throw new Error(`not the lines of times: ${text}`);
  return found.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}
