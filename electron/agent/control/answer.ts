import type { Agent } from '../agent';
import { type Answers, type Command, RequestSchema, reportSeconds } from './ask';

/** What the command line asks of an agent. */
export type Controlled = Pick<Agent, 'snapshot' | 'deliver' | 'depart' | 'enrolled'>;

/** Answers the command line on behalf of a running agent; throws on a request that is not one. */
export async function answerControl(
  agent: Controlled,
  quit: () => void,
  request: unknown,
): Promise<Answers[Command]> {
  const { command } = RequestSchema.parse(request);
  switch (command) {
    case 'status':
      return agent.snapshot();
    case 'report':
      await agent.deliver(reportSeconds);
      return agent.snapshot().targets;
    case 'acknowledge':
      await agent.depart('command');
      return agent.snapshot().lastDeparture ?? null;
    case 'enrolled':
      // The first delivery is the app's affair, and nobody at the terminal waits for it.
      void agent.enrolled();
      return true;
    case 'quit':
      // After the answer is on its way.
      setImmediate(quit);
      return true;
  }
}
