import { appendFileSync } from 'node:fs';
import { FakeAgent, unanswered } from './fakeAgent';

/**
 * Takes the place of electron/agent/appAgent in the app that tests of the desktop build. The test reaches the agent
 * as `globalThis.fakeAgent`; calls are also written to the file FETTLE_TEST_CALLS, which outlives the app.
 */
export function createAppAgent({ environment }: { environment: NodeJS.ProcessEnv }): FakeAgent {
  const file = environment.FETTLE_TEST_CALLS;
  const agent = new FakeAgent(unanswered(), (call) => {
    if (file) appendFileSync(file, `${JSON.stringify({ at: Date.now(), ...call })}\n`);
  });
  Object.assign(globalThis, { fakeAgent: agent });
  return agent;
}
