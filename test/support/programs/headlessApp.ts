import { createAgent } from '../../../electron/agent/createAgent';
import { SessionEnd } from '../../../electron/desktop/sessionEnd/sessionEnd';
import { machineGoingAway } from '../../../electron/platform/logind/session';
import { answerAll } from '../agent/answerAll';

/**
 * The app without its window and tray, for a machine without Electron: the same agent and the same judgement of its end.
 * It says `ready` once its first results are with the server.
 */
async function main(): Promise<void> {
  const agent = await createAgent({ environment: process.env, version: '0.0.0' });
  const end = new SessionEnd({ agent, machineGoingAway, quit: () => process.exit(0) });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end.beforeQuit());
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  const last = agent.snapshot().lastDeparture?.message.id ?? 'none';
  process.stdout.write(`ready ${last}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
