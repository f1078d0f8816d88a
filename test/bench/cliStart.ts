import { join } from 'node:path';
import { type Benchmark, interleaved, rowOf } from './benchmark';
import { root } from './desktop';
import { runProgram } from './runProgram';
import { prepareWorkstation } from './workstation';

const runs = 21;
/** `fettle status` answers with the worst state, as a plugin does; here that is CRITICAL. */
const critical = 2;

/** How long the command line takes to say how things stand, against Node's own start. */
export const cliStart: Benchmark = {
  name: 'cli-start',
  about: '"fettle status --json" from the results on disk; against "node -e 0"',
  async run(context) {
    const workstation = await prepareWorkstation(context);
    const env = { ...process.env, ...(await workstation.environmentWith('results')) };
    const ours = async () => {
      const args = [join(root, 'out/cli.js'), 'status', '--json'];
      const { stdout, wallMs } = await runProgram(process.execPath, args, { env, exitCode: critical });
      requireStatus(stdout, workstation.problems);
      return wallMs;
    };
    const peer = async () => (await runProgram(process.execPath, ['-e', '0'], { env })).wallMs;
    await ours();
    await peer();
    const times = await interleaved(runs, { ours, peer, say: () => undefined });
    return [rowOf('cli-start', 'ms', times.ours, times.peer)];
  },
};

function requireStatus(text: string, problems: readonly string[]): void {
  const { entries }: { entries: { service: string; state: string | null }[] } = JSON.parse(text);
  const said = entries.filter(({ state }) => state !== null && state !== 'ok').map(({ service }) => service);
  if (said.sort().join() !== [...problems].sort().join()) throw new Error(`fettle status says: ${text}`);
}
