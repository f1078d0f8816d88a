import { createAgent } from '../../electron/agent/createAgent';

/** Runs every entry as the app's schedule does, with what the last run remembered; stores and sends nothing. */
async function main(): Promise<void> {
  const agent = await createAgent({ environment: process.env, version: '0.0.0' });
  await Promise.all(agent.snapshot().entries.map(({ id }) => agent.tryEntry(id)));
  await agent.stop();
}

void main();
