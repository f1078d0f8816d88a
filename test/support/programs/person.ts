import { createInterface } from 'node:readline';
import { createAppAgent } from '../../../electron/agent/appAgent';
import { answerAll } from '../agent/answerAll';

/** The app of one person without its window: prints how it is as a line of JSON at the start and after each line of input. */
async function main(): Promise<void> {
  const agent = createAppAgent({
    environment: process.env,
    version: '0.0.0',
    failed: (error) => process.stderr.write(`${error}\n`),
  });
  const say = () => {
    const { localOnly, cards, entries, targets } = agent.snapshot();
    const phases = entries.map(({ phase }) => phase);
    const kinds = cards.map(({ kind }) => kind);
    process.stdout.write(
      `${JSON.stringify({ localOnly: localOnly ?? null, kinds, phases, targets: targets.length })}\n`,
    );
  };
  await agent.start();
  say();
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      if (line === 'answer') {
        const current = await agent.current();
        await answerAll(current);
        await current.runNow();
      }
      if (line === 'await-local') await untilLocal(agent);
      say();
    } catch (error) {
      process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
    }
  }
  await agent.stop();
}

function untilLocal(agent: ReturnType<typeof createAppAgent>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (agent.snapshot().localOnly === undefined) return;
      stop();
      resolve();
    };
    const stop = agent.onSnapshot(look);
    look();
  });
}

void main();
